/* Short numbers and SMS senders, found only where the text presents them as such; as in shorts.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants, endOf, before, after, isAlnum, isAlpha, isAscii, isDigit, isTitle, strip,
    isCounted, inBothAlphabets, latinLetters, oneEditApart, LOOKALIKES,
  } = sverkaContacts;
  const {
    CANDIDATE, LETTERS_FIRST, CLINGS, LED_UP, SPOKEN, DIRECT, CLOSE, MOBILE, NUMBER_ENDS, EXTENSION, CALLED, OTHER, SENDER,
    NO_NAMES, TOKEN, LATIN, SENTENCE_ENDS, NEAR, FAR,
  } = constants("shorts");

  const mention = (kind, value, start, end, concealed, claimed = false) => ({ kind, value, start, end, concealed, claimed });

  /** Numbers to dial or to write to; one stray letter in the number still counts. */
  function shortNumbers(text, brands) {
    const found = [];
    let last = 0;
    for (const match of SPOKEN.search(text.toLowerCase()) ? CANDIDATE.all(text) : []) {
      const end = endOf(match);
      const start = match.index - stuckLetters(text, match).length;
      const chars = [...text.slice(start, end)];
      if (chars.length < 2 || chars.length > 7 || !isShort(text, start, end, chars)) continue;
      // Events, ports and accounts have numbers, too.
      const claimed = namesABrand(text, start, end, brands);
      if (!claimed && !CALLED.search(before(text, start, 70))) continue;
      found.push(shortNumber(text, start, end, claimed));
      last = end;
    }
    for (const match of MOBILE.all(text)) {
      // The one form begins with the number, the other ends with it.
      const digits = match[1] ?? match[2];
      const start = match[1] ? match.index : endOf(match) - digits.length;
      const end = start + digits.length;
      if (start >= last) found.push(shortNumber(text, start, end, namesABrand(text, start, end, brands)));
    }
    return found;
  }

  /* What stands before the digits, from the first of the letters that stand for digits, or nothing. */
  function stuckLetters(text, match) {
    const head = before(text, match.index, 2);
    const letters = isAlnum(match[0]) && LETTERS_FIRST.search(head);
    return letters ? head.slice(letters.index) : "";
  }

  /* The words around lead up to a number that is dialled, and to nothing else that is counted. */
  function isShort(text, start, end, chars) {
    const lead = before(text, start, 80);
    if (CLINGS.search(lead) || !DIRECT.search(before(lead, lead.length, NEAR)) || !LED_UP.search(lead)) return false;
    const count = chars.filter(isDigit).length;
    if (!isNumber(chars, count) || ((count < 3 || count > 5) && !CLOSE.search(lead))) return false;
    return !(isCounted(text, start, end) || OTHER.search(lead) || EXTENSION.search(lead));
  }

  function shortNumber(text, start, end, claimed) {
    const written = text.slice(start, end);
    const digits = Array.from(written.replace(/[ -]/g, ""), (char) => LOOKALIKES[char] ?? char).join("");
    return mention("short", digits, start, end, strip(written, "- 0123456789") ? "homoglyph" : "", claimed);
  }

  /** Whether the words before `start:end` announce a number, and those after do not count something. */
  const leadsToNumber = (text, start, end) => Boolean(CLOSE.search(before(text, start, 40)) && NUMBER_ENDS.match(text, end));

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

  const sender = (name, start) => mention("sms-sender", name, start, start + name.length, isAscii(name) ? "" : "homoglyph");

  /** Whether a Latin token is a brand, holds one, or is one edit away from one. */
  function resemblesBrand(token, brands) {
    const latin = isAscii(token) ? token : Array.from(token, (char) => latinLetters.get(char) ?? char).join("");
    return brands.some((brand) =>
      isAscii(brand) && (latin.includes(brand) || (brand.length > 4 && oneEditApart(latin, brand))));
  }

  function isNumber(chars, count) {
    const letters = chars.filter(isAlpha).length;
    if (letters === 0 || (letters === 1 && count >= 2)) return true;
    return letters <= 2 && count >= 2 && chars.every((char) => isDigit(char) || char in LOOKALIKES);
  }

  Object.assign(sverkaContacts, { shortNumbers, leadsToNumber, namesABrand, senders, resemblesBrand });
})(window.sverkaContacts);
