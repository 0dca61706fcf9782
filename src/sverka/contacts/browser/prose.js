/* The contacts in one piece of plain text, as a reader sees it; as in prose.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants,
    fold,
    technique,
    emails,
    maySpell,
    senders,
    targetMentions,
    before,
    after,
    isAlpha,
    accountMentions,
    appMentions,
    hostMentions,
    mailMentions,
    walletMentions,
    numberMentions,
    byName,
    codeMentions
  } = sverkaContacts;
  const { ADDRESS, TRAILING, BRACKETS, WORTH, LATIN_WORD, HTTP, SCHEME_END, USED, OVERRIDE, NOTHING } =
    constants("prose");

  /** The mentions in `text`: kind, value, raw, start, end, role, concealed, target, claimed. `code`: a string of a
      program, or code. */
  function proseMentions(text, role, reading, code) {
    const folded = fold(text);
    if (!worthReading(folded.text, reading.brands)) return [];
    const found = search(withDashes(folded, text), role, reading, code || role === "code");
    found.sort((one, other) => one.start - other.start || one.end - other.end);
    const mentions = found.map((mention) => {
      const [start, end] = folded.span(mention.start, mention.end);
      const raw = text.slice(start, end);
      return {
        target: "",
        claimed: false,
        role,
        ...mention,
        raw,
        start,
        end,
        concealed: mention.concealed || technique(raw)
      };
    });
    if (!text.includes(OVERRIDE)) return mentions;
    // Shown backwards and copied forwards: read both ways.
    const copied = proseMentions(text.replaceAll(OVERRIDE, NOTHING), role, reading, code);
    return [...mentions, ...copied.map((mention) => ({ ...mention, raw: text.slice(mention.start, mention.end) }))];
  }

  /* Most text cannot name a contact at all, and is told apart quickly. */
  const worthReading = (text, brands) =>
    Boolean(WORTH.search(text) || (brands.length && LATIN_WORD.search(text))) || maySpell(text);

  /* The folded text; a dash between a word and a host is no hyphen of it («слово—help.example»). */
  function withDashes(folded, text) {
    if (!/[—–]/.test(text)) return folded.text;
    return folded.text.replace(/-/g, (sign, at) => {
      const dashed = "—–".includes(text[folded.span(at, at + 1)[0]]);
      return dashed && isAlpha(before(folded.text, at, 1)) && isAlpha(after(folded.text, at + 1, 1)) ? "—" : sign;
    });
  }

  /* Whatever could be a contact, by the kinds that a reader knows where a reader asks. Code is read as prose is; its
     role says what it is. Addresses first: the digits and names inside one are not contacts of their own; each finder
     reads what the ones before it have left. */
  function search(text, role, reading, code) {
    const own = code && role === "text" ? "code" : role;
    const reader = reading.policy === "reader";
    const named =
      (find) =>
      (rest, ...more) =>
        reader ? byName(rest, find(rest, ...more), reading.onRecord) : find(rest, ...more);
    const as = (find) => (rest) => find(rest, own, reading).map((mention) => ({ ...mention, role: own }));
    const finders = [
      (rest) => addressesIn(rest, role, reading),
      as(mailMentions),
      emails,
      ...[named(walletMentions), appMentions, hostMentions, accountMentions, named(numberMentions)].map(as),
      ...(reader ? [as(codeMentions)] : []),
      (rest) => senders(rest, reading.brands)
    ];
    let found = [];
    let rest = text;
    for (const find of finders) {
      const mentions = find(rest);
      if (mentions.length) rest = without(rest, mentions);
      found = found.concat(mentions);
    }
    return found;
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

  function addressesIn(text, role, { places }) {
    if (!SCHEME_END.search(text)) return [];
    const found = [];
    for (const match of ADDRESS.all(text)) {
      const raw = trimmed(match[0]);
      const address = HTTP.replace(raw, "http");
      for (const mention of targetMentions(address, role, places)) {
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

  Object.assign(sverkaContacts, { proseMentions });
})(window.sverkaContacts);
