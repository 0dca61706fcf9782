/* Telephone numbers by their shape, in folded text; a wrong number is found as surely as a valid one; as in phones.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants, endOf, before, after, isAlpha, isDigit, isOtherNumber, isTrunk,
    regions, LOOKALIKES, wall, walled, digitRun, endsLikeAPhone, looksLikeColumns, phoneLike, beginsWithAreaCode,
  } = sverkaContacts;
  const {
    CHAIN, DIGIT_SIGNS, STAND_IN, ODD_SIGN, STAND_IN_LAST, LIST, ENOUGH, PLUS, CLINGING, EIGHT,
    STRONG, ENDS_WHOLE, FURTHER, LONGEST, SHORTEST, MOST_STRAY, MOST_DIGITS, CUTS,
  } = constants("phones");
  const RUSSIA = regions(["RU"])[0];
  const WRITTEN = new RegExp(`[\\p{L}\\p{N}]|[${DIGIT_SIGNS}]`, "gu");

  /** The phone numbers in `text`: value, start, end, and how letters hide it; `strict` is for texts that are no prose. */
  function phones(text, strict = false) {
    let read = walled(text);
    if (!ENOUGH.search(read)) return [];
    const found = Array.from(ODD_SIGN.all(read), (match) => ({
      value: canonical(match[0].replace(/\D/g, "")), start: match.index, end: endOf(match), hidden: "separators",
    }));
    if (found.length) read = ODD_SIGN.replace(read, wall);
    let end = 0;
    for (const chain of joined(read)) {
      for (const phone of numbers(read, chain, strict)) {
        if (phone.start < end) continue;
        found.push(phone);
        end = phone.end;
      }
    }
    return found;
  }

  /** E.164 where the digits tell it, else the digits as they are; `areaCode`: ten digits are a whole Russian number. */
  function canonical(digits, { plus = false, areaCode = false } = {}) {
    if (plus) return `+${digits}`;
    const count = digits.length;
    if (isDigit(digits)) {
      if (digits.startsWith("810") && count >= 13 && count <= 18) return `+${digits.slice(3)}`;
      if (digits.startsWith("00") && count >= 11 && count <= 17) return `+${digits.slice(2)}`;
      if (count === 11 && isTrunk(digits[0])) return `+7${digits.slice(1)}`;
      if (count === 10 && areaCode) return `+7${digits}`;
    }
    return digits;
  }

  /* Runs of digits and separators, those joined that letters pretending to be digits keep apart. */
  function* joined(text) {
    let pending = null;
    for (const match of CHAIN.all(text)) {
      const [start, end] = [match.index, endOf(match)];
      if (pending) {
        const fits = end - pending.start <= LONGEST && STAND_IN.fullmatch(text.slice(pending.end, start));
        if (fits && !isWhole(text, pending)) {
          pending = { start: pending.start, end, lettered: true };
          continue;
        }
        yield pending;
      }
      pending = { start, end, lettered: false };
    }
    if (pending) yield pending;
  }

  /* The digits so far are a whole Russian number, which letters after it do not continue. */
  function isWhole(text, { start, end, lettered }) {
    const digits = text.slice(start, end).replace(/\D/g, "");
    return !lettered && digits.length === 11 && isTrunk(digits[0]);
  }

  function* numbers(text, { start, end, lettered }, strict) {
    if (!lettered) {
      yield* plainNumbers(text, start, end, strict);
      return;
    }
    // Another figure may stand before the number: «шаг 2 8 8ОО …».
    const last = STAND_IN_LAST.match(text, end);
    for (const group of text.slice(start, end).matchAll(/[\p{L}\p{N}_]+/gu)) {
      const phone = letteredNumber(text, start + group.index, last ? endOf(last) : end);
      if (phone) {
        yield phone;
        return;
      }
    }
    // Not a number with letters in it; each run of digits may still be one.
    for (const match of CHAIN.all(text, start, end)) yield* plainNumbers(text, match.index, endOf(match), strict);
  }

  const plusBefore = (text, start) => PLUS.search(text, Math.max(0, start - 4), start);
  const eightBefore = (text, start) => EIGHT.search(text, Math.max(0, start - 5), start);

  /* A number with letters for digits, only where everything else speaks for one. A letter that passes for no
     digit stays in the value, so that it never equals a right one. */
  function letteredNumber(text, start, end) {
    const raw = text.slice(start, end);
    const written = raw.match(WRITTEN) ?? [];
    const digits = written.map((char) => LOOKALIKES[char] ?? char);
    const plus = plusBefore(text, start);
    let begin = plus ? plus.index : start;
    if (digits.length < 10 || digits.length > 13) return null;
    if (digits.filter(isDigit).length < digits.length - MOST_STRAY) return null;
    if (CLINGING.search(`${before(text, begin, 2)}#${after(text, end, 2)}`)) return null;
    if (!plus && /^[\p{L}\p{N}_]+$/u.test(raw) && looksHashed(written)) return null;
    if (!(plus || isTrunk(digits[0]) || endsLikeAPhone(raw))) return null;
    const eight = !plus && digits.length === 10 && eightBefore(text, start);
    if (eight) {
      begin = eight.index;
      digits.unshift("8");
    }
    const number = digits.join("");
    const value = canonical(number, { plus: Boolean(plus), areaCode: beginsWithAreaCode(number) });
    return { value, start: begin, end, hidden: "homoglyph" };
  }

  /* A run without any separator is a number only with its eleven digits, give or take one. */
  function looksHashed(written) {
    const letters = written.filter(isAlpha);
    return written.length < 11 || letters.length > 2 || letters.includes("e");
  }

  /* Split a run of digits and separators into numbers, longest first from the left. */
  function* plainNumbers(text, start, end, strict) {
    const body = text.slice(start, end);
    if (body.length < SHORTEST) return;
    const plus = plusBefore(text, start);
    if (!plus && looksLikeColumns(body)) return;
    const spans = Array.from(body.matchAll(/\d+/g), (group) => [start + group.index, start + endOf(group)]);
    let first = plus ? 0 : wholeNumber(text, spans);
    while (first < spans.length) {
      const found = numberFrom(text, spans, first, strict);
      if (found) yield found.phone;
      first = found ? found.last + 1 : first + 1;
    }
  }

  /* Where a whole Russian number begins after some other figure: «шаг 2 8 800 …»; else 0. */
  function wholeNumber(text, spans) {
    if (spans.length > MOST_DIGITS) return 0;
    const digits = spans.reduce((sum, [start, end]) => sum + end - start, 0);
    let total = 0;
    for (let index = spans.length - 1; index > 0; index -= 1) {
      const [start, end] = spans[index];
      total += end - start;
      if (digits - total >= SHORTEST) continue;
      const between = text.slice(spans[index - 1][1], start);
      if (total === 11 && isTrunk(text[start]) && (between.includes(" ") || STRONG.search(between))) {
        return index <= 2 && !["7", "8"].includes(text.slice(...spans[index - 1])) ? index : 0;
      }
    }
    return 0;
  }

  /* The number that begins with group `first`, and the index of its last group. */
  function numberFrom(text, spans, first, strict) {
    let total = 0;
    let complete = null;
    const plus = plusBefore(text, spans[first][0]);
    let last = first;
    for (let index = first; index < spans.length; index += 1) {
      total += spans[index][1] - spans[index][0];
      if (total > MOST_DIGITS) break;
      last = index;
      const following = index + 1 < spans.length ? text.slice(spans[index][1], spans[index + 1][0]) : null;
      const opening = text[spans[first][0]];
      const whole = total === 11 && (opening === "7" || (opening === "8" && !plus));
      if (whole && (following === null || ENDS_WHOLE.search(following) || STRONG.search(following))) {
        complete = index;
        break;
      }
      if (following !== null && total >= 7 && complete === null && LIST.search(following)) complete = index;
    }
    last = complete ?? last;
    for (let cut = 0; cut < CUTS; cut += 1) {
      if (last < first || spans[last][1] - spans[first][0] < SHORTEST) break;
      const phone = candidate(text, spans.slice(first, last + 1), strict);
      if (phone) return { phone, last };
      // Only a whole run, or one cut at a strong separator, is a candidate: half a number is none.
      last -= 1;
      while (last >= first && !STRONG.search(text.slice(spans[last][1], spans[last + 1][0]))) last -= 1;
    }
    return null;
  }

  function candidate(text, spans, strict) {
    const [runStart, runEnd] = [spans[0][0], spans.at(-1)[1]];
    let [start, end] = [runStart, runEnd];
    let digits = text.slice(start, end).replace(/\D/g, "");
    if (digits.length < SHORTEST || digits.length > MOST_DIGITS) return null;
    const plus = plusBefore(text, start);
    let hidden = "";
    if (plus) start = plus.index;
    else if (start && "([".includes(text[start - 1])) start -= 1;
    const eight = !plus && digits.length === 10 && eightBefore(text, start);
    if (eight) [start, digits, hidden] = [eight.index, `8${digits}`, "homoglyph"];
    const sizes = spans.map(([from, to]) => to - from);
    const glued = STAND_IN_LAST.match(text, end);
    if (glued && digits.length + [...glued[0]].length === 11 && (plus || (isTrunk(digits[0]) && sizes.length > 1))) {
      digits += Array.from(glued[0], (letter) => LOOKALIKES[letter]).join("");
      [end, hidden] = [endOf(glued), "homoglyph"];
    }
    const bracketed = "([".includes(text[start]) && [")", "]"].includes(text[spans[0][1]]);
    if (!phoneLike(digitRun(text, runStart, runEnd, sizes, Boolean(plus), bracketed), strict)) return null;
    // A label before a valid number is no label of it.
    const valid = digits.length === 11 && RUSSIA.e164(digits) !== "" && !FURTHER.match(text, end);
    if (!(plus || bracketed) && isOtherNumber(text, start, end, valid)) return null;
    const areaCode = bracketed || beginsWithAreaCode(digits) || (sizes.length >= 3 && sizes[0] >= 3 && sizes[0] <= 5);
    const value = canonical(digits, { plus: Boolean(plus), areaCode });
    if (!hidden && (isAlpha(before(text, start, 1)) || isAlpha(after(text, end, 1)))) hidden = "glued";
    return { value, start, end, hidden };
  }

  Object.assign(sverkaContacts, { phones, canonical });
})(window.sverkaContacts);
