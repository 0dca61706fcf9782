/* Names of SMS senders, and the brands of a record in a text; as in senders.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, before, after, isAscii, isTitle, inBothAlphabets, latinLetters, oneEditApart } =
    sverkaContacts;
  const { SENDER, NO_NAMES, TOKEN, LATIN, SENTENCE_ENDS, FAR } = constants("senders");

  /** Whether the sentence around `start:end` names a brand, in any case and in either alphabet. */
  function namesABrand(text, start, end, brands) {
    const [head, tail] = [before(text, start, FAR), after(text, end, FAR)];
    const begin = Math.max(0, ...Array.from(SENTENCE_ENDS, (sign) => head.lastIndexOf(sign)));
    const ends = Array.from(SENTENCE_ENDS, (sign) => tail.indexOf(sign)).filter((at) => at >= 0);
    const last = Math.min(tail.length, ...ends);
    const sentence = (head.slice(begin) + text.slice(start, end) + tail.slice(0, last)).toLowerCase();
    // Russian names change their last letter.
    return inBothAlphabets(brands).some((brand) => sentence.includes(brand.slice(0, Math.max(4, brand.length - 1))));
  }

  /** Names after «СМС от» or «отправитель», and Latin brand names typed in the text. */
  function senders(text, brands) {
    const found = [];
    if (!LATIN.search(text)) return found;
    let end = 0;
    for (const match of SENDER.all(text)) {
      const { name } = match.groups;
      if (!LATIN.search(name) || NO_NAMES.includes(name.toLowerCase())) continue;
      end = endOf(match);
      found.push(sender(name, end - name.length));
    }
    for (const { 0: name, index } of brands.length ? TOKEN.all(text) : []) {
      if (index < end || !LATIN.search(name)) continue;
      const small = name.toLowerCase();
      // With a capital it is the name of the organisation, as English text writes it.
      if (isTitle(name) && brands.includes(small)) continue;
      if (resemblesBrand(small, brands)) found.push(sender(name, index));
    }
    return found;
  }

  const sender = (name, start) => ({
    kind: "sms-sender",
    value: name,
    start,
    end: start + name.length,
    concealed: isAscii(name) ? "" : "homoglyph"
  });

  /** Whether a Latin token is a brand, holds one, or is one edit away from one. */
  function resemblesBrand(token, brands) {
    const latin = isAscii(token) ? token : Array.from(token, (char) => latinLetters.get(char) ?? char).join("");
    return brands.some(
      (brand) => isAscii(brand) && (latin.includes(brand) || (brand.length > 4 && oneEditApart(latin, brand)))
    );
  }

  Object.assign(sverkaContacts, { namesABrand, senders, resemblesBrand });
})(window.sverkaContacts);
