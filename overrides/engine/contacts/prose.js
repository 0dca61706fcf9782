/* The contacts in one piece of plain text, as a reader sees it; as in prose.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants, endOf, fold, technique, emails, hosts, maySpell, spelled, telegramAccount, canonical, phones,
    leadsToNumber, namesABrand, resemblesBrand, senders, shortNumbers, targetMentions,
  } = sverkaContacts;
  const { ADDRESS, TRAILING, BRACKETS, HANDLE, BARE_HANDLE, WORTH, LATIN_WORD, DOT, HTTP, SCHEME_END, USED } = constants("prose");

  /** The mentions in `text`: kind, value, raw, start, end, role, concealed, target, claimed. `strict`: a string of a
      program, or code. */
  function proseMentions(text, role, brands, strict) {
    const folded = fold(text);
    if (!worthReading(folded.text, brands)) return [];
    const found = search(folded.text, role, brands, strict || role === "code");
    found.sort((one, other) => one.start - other.start || one.end - other.end);
    return found.map((mention) => {
      const [start, end] = folded.span(mention.start, mention.end);
      const raw = text.slice(start, end);
      return { target: "", claimed: false, ...mention, role, raw, start, end, concealed: mention.concealed || technique(raw) };
    });
  }

  /* Most text cannot name a contact at all, and is told apart quickly. */
  const worthReading = (text, brands) =>
    Boolean(WORTH.search(text) || (brands.length && LATIN_WORD.search(text))) || maySpell(text);

  /** Only what stands out in a text that is no prose: an id, a class of CSS, a number in JSON. */
  const pathMentions = (text, role) =>
    phones(text, true).map(({ value, start, end }) => ({
      kind: "phone", value, raw: text.slice(start, end), start, end, role, concealed: "", target: "", claimed: false,
    }));

  /* Addresses first: the digits and names inside one are not contacts of their own. */
  function search(text, role, brands, strict) {
    let found = [];
    let rest = text;
    const take = (mentions) => {
      found = found.concat(mentions);
      rest = without(rest, mentions);
    };
    take(addressesIn(text, role));
    take(handles(rest, brands));
    if (rest.includes("@")) take(emails(rest).map((mail) => ({ kind: "email", ...mail })));
    if (DOT.search(rest)) take(hosts(rest, brands, strict).flatMap(hostMentions));
    take(spelledNumbers(rest, brands));
    take(phones(rest).map(({ hidden, ...phone }) => ({ kind: "phone", ...phone, concealed: hidden })));
    if (/[0-9]/.test(rest)) take(shortNumbers(rest, brands));
    take(senders(rest, brands));
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

  const hostMentions = ({ raw, start, end }) =>
    targetMentions(`https://${raw.replaceAll(WIDE_BLANK, USED)}`, "text").map((mention) => ({ ...mention, start, end }));

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
