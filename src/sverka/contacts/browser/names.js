/* Dotted names, `@` names, apps and wallets where each of them counts, whatever it resembles; as in names.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants,
    endOf,
    before,
    after,
    isAscii,
    isDigit,
    isUpper,
    strip,
    stripEnd,
    rpartition,
    inRootZone,
    resemblesBrand,
    targetMentions,
    telegramAccount
  } = sverkaContacts;
  const {
    DOTTED,
    APART,
    ENDS_APART,
    SPOKEN,
    SPOKEN_DOT,
    WWW,
    MACHINE,
    MAY_BE_MACHINE,
    QUOTED_MAIL,
    PACKAGE,
    APP_FILE,
    APP_END,
    HANDLE,
    NAMED,
    ODD_NAME,
    NEAR_NETWORK,
    UNDERSCORED,
    WALLET,
    TRAILING,
    FILES_IN_CODE,
    NOT_REGISTERED,
    NAMES_OF_FILES,
    AT_RULES,
    ABBREVIATIONS,
    LISTED_BEFORE,
    PACKAGED,
    FAR,
    NEAR,
    FOLDER
  } = constants("names");
  const { FILES, MEMBERS } = constants("hosts");
  const place = (match, more) => ({ start: match.index, end: endOf(match), concealed: "", ...more });
  const ofAccount = (match, name) => place(match, { kind: "account", value: telegramAccount(name) });

  function isKnownEnding(label) {
    const lowered = label.toLowerCase().normalize("NFC");
    return inRootZone(lowered) || NOT_REGISTERED.includes(lowered);
  }

  /** Hosts without a scheme, in one piece or taken apart. */
  function hostMentions(text, role, reading) {
    const found = [];
    const add = (written, start, end, hidden = "") =>
      found.push(
        ...targetMentions(`https://${written}`, "text").map((mention) => ({
          ...mention,
          start,
          end,
          role,
          concealed: mention.concealed || hidden
        }))
      );
    for (const match of MAY_BE_MACHINE.search(text) ? MACHINE.all(text) : []) add(match[0], match.index, endOf(match));
    for (const match of text.toLowerCase().includes("www") ? WWW.all(text) : []) {
      add(stripEnd(`www.${match.groups.name}.${match.groups.last ?? ""}`, "."), match.index, endOf(match));
    }
    for (const match of text.includes(".") ? DOTTED.all(text) : []) {
      const raw = stripEnd(match[0], TRAILING);
      if (isHost(match, text, role, reading)) add(raw, match.index, match.index + raw.length);
    }
    for (const [pattern, sign] of [
      [APART, ENDS_APART],
      [SPOKEN, SPOKEN_DOT]
    ]) {
      for (const match of sign.search(text) ? pattern.all(text) : []) {
        const { name, last } = match.groups;
        if (isKnownEnding(last)) add(`${name}.${last}`, match.index, endOf(match), "spaces");
      }
    }
    return found;
  }

  /* Whether a name of one label and an ending stands in a list of packages or files. */
  const isPackaged = (text, start, labels, last) =>
    PACKAGED.includes(last.toLowerCase()) && labels === 1 && LISTED_BEFORE.search(before(text, start, FAR)) !== null;

  function isHost(match, text, role, { brands, known }) {
    const { name, last } = match.groups;
    const labels = stripEnd(name, ".").split(".");
    const lowered = last.toLowerCase();
    let path = strip(match.groups.path, TRAILING);
    if (!(isKnownEnding(last) || /^[/\\]/.test(match.groups.path)) || isDigit(lowered)) return false;
    const label = labels.at(-1);
    const abbreviated = ABBREVIATIONS.includes(label.toLowerCase());
    // «…конец.Начало», «г.Москва»: the next sentence, an abbreviation.
    if (isUpper(after(last, 0, 1)) && !isUpper(last) && (!isUpper(after(label, 0, 1)) || abbreviated)) return false;
    if (abbreviated && labels.length === 1 && !isAscii(label) && !path) return false;
    const whole = `${name}${last}`.toLowerCase();
    const inFolder = (count) => FOLDER.search(before(text, match.index, count)) !== null;
    if (path.startsWith("#") && FILES_IN_CODE.includes(lowered)) path = "";
    if (path || labels.some((part) => resemblesBrand(part.toLowerCase(), brands)))
      return !(inFolder(3) && FILES.includes(lowered));
    if (known.has(whole) || (FILES.includes(lowered) && NAMES_OF_FILES.includes(whole))) return false;
    if (FILES.includes(lowered) && (inFolder(2) || (role === "code" && FILES_IN_CODE.includes(lowered)))) return false;
    return !isPackaged(text, match.index, labels.length, last) && !(role === "code" && MEMBERS.includes(lowered));
  }

  /** Addresses whose local part is quoted, which the ordinary expression leaves out. */
  const mailMentions = (text) =>
    Array.from(text.includes('"@') ? QUOTED_MAIL.all(text) : [], (match) =>
      place(match, { kind: "email", value: match[0].toLowerCase() })
    );

  /** Every `@name`, names after the name of a network, and those that carry a brand. */
  function accountMentions(text, role, { brands }) {
    const handles = [...(text.includes("@") ? HANDLE.all(text) : [])].filter(
      ({ index, groups: { name } }) => !AT_RULES.includes(name) || NEAR_NETWORK.search(before(text, index, NEAR))
    );
    const branded = [...(text.includes("_") && role !== "code" ? UNDERSCORED.all(text) : [])].filter((match) =>
      resemblesBrand(match[0].toLowerCase(), brands)
    );
    return [
      ...[...handles, ...(ODD_NAME.search(text) ? NAMED.all(text) : [])].map((match) =>
        ofAccount(match, match.groups.name)
      ),
      ...branded.map((match) => ofAccount(match, match[0]))
    ];
  }

  /** Ids of apps as stores have them, and files that install one. */
  function appMentions(text) {
    if (!text.includes(".")) return [];
    const packages = [...(text.split(".", 3).length > 2 ? PACKAGE.all(text) : [])].filter(
      (match) => !isKnownEnding(rpartition(match[0], ".")[1])
    );
    return [
      ...Array.from(APP_END.search(text) ? APP_FILE.all(text) : [], (match) =>
        place(match, { kind: "app", value: `apk:${match[0]}` })
      ),
      ...packages.map((match) => place(match, { kind: "app", value: `package:${match[0]}` }))
    ];
  }

  /** Where money would go that has no phone or host: a wallet, an account by its IBAN. */
  const walletMentions = (text) =>
    Array.from(WALLET.all(text), (match) => place(match, { kind: "wallet", value: match[0].replaceAll(" ", "") }));

  Object.assign(sverkaContacts, { hostMentions, mailMentions, accountMentions, appMentions, walletMentions });
})(window.sverkaContacts);
