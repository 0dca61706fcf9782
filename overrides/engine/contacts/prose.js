/* The contacts in one piece of plain text, as a reader sees it; as in prose.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants, endOf, fold, technique, emails, hosts, maySpell, spelled, telegramAccount, canonical, phones,
    leadsToNumber, namesABrand, resemblesBrand, senders, shortNumbers, targetMentions, before, after, isAlpha,
    accountMentions, appMentions, hostMentions, isPackaged, mailMentions, walletMentions, numberMentions, probablePhones,
    byName, codeMentions,
  } = sverkaContacts;
  const {
    ADDRESS, TRAILING, BRACKETS, HANDLE, BARE_HANDLE, WORTH, LATIN_WORD, DOT, HTTP, SCHEME_END, USED, OVERRIDE, NOTHING,
  } = constants("prose");

  /** The mentions in `text`: kind, value, raw, start, end, role, concealed, target, claimed. `code`: a string of a
      program, or code. */
  function proseMentions(text, role, reading, code) {
    const folded = fold(text);
    if (!worthReading(folded.text, reading.brands)) return [];
    const search = reading.accounts ? searchAll : searchProbable;
    const found = search(withDashes(folded, text), role, reading, code || role === "code");
    found.sort((one, other) => one.start - other.start || one.end - other.end);
    const mentions = found.map((mention) => {
      const [start, end] = folded.span(mention.start, mention.end);
      const raw = text.slice(start, end);
      return { target: "", claimed: false, role, ...mention, raw, start, end, concealed: mention.concealed || technique(raw) };
    });
    if (!reading.accounts || !text.includes(OVERRIDE)) return mentions;
    // Shown backwards and copied forwards: read both ways.
    const copied = proseMentions(text.replaceAll(OVERRIDE, NOTHING), role, reading, code);
    return [...mentions, ...copied.map((mention) => ({ ...mention, raw: text.slice(mention.start, mention.end) }))];
  }

  /* Most text cannot name a contact at all, and is told apart quickly. */
  const worthReading = (text, brands) =>
    Boolean(WORTH.search(text) || (brands.length && LATIN_WORD.search(text))) || maySpell(text);

  /** Only what stands out in a text that is no prose: an id, a class of CSS, a number in JSON. */
  const pathMentions = (text, role) =>
    phones(text, true).map(({ value, start, end }) => ({
      kind: "phone", value, raw: text.slice(start, end), start, end, role, concealed: "", target: "", claimed: false,
    }));

  /* The folded text; a dash between a word and a host is no hyphen of it («слово—help.example»). */
  function withDashes(folded, text) {
    if (!/[—–]/.test(text)) return folded.text;
    return folded.text.replace(/-/g, (sign, at) => {
      const dashed = "—–".includes(text[folded.span(at, at + 1)[0]]);
      return dashed && isAlpha(before(folded.text, at, 1)) && isAlpha(after(folded.text, at + 1, 1)) ? "—" : sign;
    });
  }

  /* Addresses first: the digits and names inside one are not contacts of their own. Each finder reads what the ones
     before it have left. */
  function searchWith(text, finders) {
    let found = [];
    let rest = text;
    for (const find of finders) {
      const mentions = find(rest);
      if (mentions.length) rest = without(rest, mentions);
      found = found.concat(mentions);
    }
    return found;
  }

  const mails = (strict) => (text) => (text.includes("@") ? emails(text, strict).map((mail) => ({ kind: "email", ...mail })) : []);

  /* What probably is a contact. */
  const searchProbable = (whole, role, reading, code) => searchWith(whole, [
    (text) => addressesIn(text, role),
    (text) => handles(text, reading.brands),
    mails(false),
    (text) => (DOT.search(text) ? hosts(text, reading.brands, code).flatMap((host) => ofHost(text, host, role)) : []),
    (text) => spelledNumbers(text, reading.brands),
    (text) => probablePhones(text, role, reading),
    (text) => (/[0-9]/.test(text) ? shortNumbers(text, reading.brands) : []),
    (text) => senders(text, reading.brands),
  ]);

  /* Whatever could be one, by the kinds that a reader knows where a reader asks. Code is read as prose is; its role
     says what it is. */
  function searchAll(whole, role, reading, code) {
    const own = code && role === "text" ? "code" : role;
    const reader = reading.policy === "reader";
    const named = (text, mentions) => (reader ? byName(text, mentions, reading.onRecord) : mentions);
    const as = (find) => (text) => find(text, own, reading).map((mention) => ({ ...mention, role: own }));
    return searchWith(whole, [
      (text) => addressesIn(text, role),
      as(mailMentions),
      mails(true),
      as((text) => named(text, walletMentions(text))),
      ...[appMentions, hostMentions, accountMentions].map(as),
      as((text) => named(text, numberMentions(text, own, reading))),
      ...(reader ? [as(codeMentions)] : []),
      (text) => senders(text, reading.brands),
    ]);
  }

  /* `text` with the places of `mentions` blank, of the same length. */
  function without(text, mentions) {
    const spans = mentions.map(({ start, end }) => [start, end]).sort((one, other) => one[0] - other[0]);
    const parts = [];
    let at = 0;
    for (const [start, end] of spans) {
      if (end <= at) continue;
      parts.push(text.slice(at, Math.max(at, start)), blank(text.slice(Math.max(at, start), end)));
      at = end;
    }
    return parts.join("") + text.slice(at);
  }

  // A character of two units leaves a blank of two, so that offsets stay.
  const WIDE_BLANK = "\u{100003}";
  const blank = (text) => text.replace(/./gsu, (char) => (char.length === 1 ? USED : WIDE_BLANK));

  function ofHost(text, { raw, start, end }, role) {
    const labels = raw.split(".");
    if (isPackaged(text, start, labels.length - 1, labels.at(-1))) return [];
    return targetMentions(`https://${raw}`, "text").map((mention) => ({ ...mention, start, end, role }));
  }

  function addressesIn(text, role) {
    if (!SCHEME_END.search(text)) return [];
    const found = [];
    for (const match of ADDRESS.all(text)) {
      const raw = trimmed(match[0]);
      const address = HTTP.replace(raw, "http");
      for (const mention of targetMentions(address, role)) {
        const concealed = mention.concealed || (address === raw ? "" : "defanged");
        found.push({ ...mention, start: match.index, end: match.index + raw.length, concealed });
      }
    }
    return found;
  }

  /* An address without the punctuation of the sentence around it. */
  function trimmed(address) {
    const counts = new Map();
    for (const sign of address.match(/[()[\]{}]/g) ?? []) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    let end = address.length;
    while (end) {
      const last = address[end - 1];
      const opening = BRACKETS[last];
      const unpaired = opening && counts.get(last) > (counts.get(opening) ?? 0);
      if (!unpaired && !TRAILING.includes(last)) break;
      if (unpaired) counts.set(last, counts.get(last) - 1);
      end -= 1;
    }
    return address.slice(0, end);
  }

  function handles(text, brands) {
    if (!text.includes("@")) return [];
    // Without a word about the messenger, a name is worth a look where it resembles a brand.
    const bare = [...BARE_HANDLE.all(text)].filter(({ groups }) => resemblesBrand(groups.name.toLowerCase(), brands));
    return [...HANDLE.all(text), ...bare].map((match) => {
      const { name } = match.groups;
      // Both expressions end with the name.
      const end = endOf(match);
      return { kind: "account", value: telegramAccount(name), start: end - name.length - 1, end, concealed: "" };
    });
  }

  /* Numbers in words: whole Russian numbers, and short ones where the words before lead up to one. */
  function spelledNumbers(text, brands) {
    const found = [];
    for (const { digits, start, end } of spelled(text)) {
      const place = { start, end, concealed: "words" };
      if (digits.length === 11) found.push({ kind: "phone", value: canonical(digits), ...place });
      else if (digits.length >= 3 && digits.length <= 4 && leadsToNumber(text, start, end)) {
        found.push({ kind: "short", value: digits, ...place, claimed: namesABrand(text, start, end, brands) });
      }
    }
    return found;
  }

  Object.assign(sverkaContacts, { proseMentions, pathMentions });
})(window.sverkaContacts);
