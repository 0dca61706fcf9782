/* Whether digits, grouped as they are, look like a telephone number, right or wrong; as in number_shape.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, before, after, strip, isSpokenOfAsPhone, WALL } = sverkaContacts;
  const {
    DATE, YEARS, SMALL, VERSION, BETWEEN_DATES, SUM, IP_ADDRESS, SNILS, LOCAL, TAIL, WRONG_TRUNK, TRUNK, TRUNK_CODES,
    HASH, SPACED_DASH, THOUSANDS, NEXT_SUM, TWO_SUMS, SPACED_NUMBER, NAME_BEFORE, NAME_AFTER, AREA_CODES, PLUS_LETTER, LONGER,
    THREE_DOTS, MACHINE, DAY, BORDER, LEFT, RIGHT, ACROSS, ONE_NUMBER, WHOLE, MOST_ABROAD, FILE,
  } = constants("number_shape");
  const SUMS = ["8800", "7800", "8495", "8499"];

  const startsWithAny = (text, starts) => starts.some((start) => text.startsWith(start));
  const isTrunk = (digit) => digit === "7" || digit === "8";

  /** A run of digits and separators at `start:end` of `text`, with the size of each group of digits. */
  function digitRun(text, start, end, sizes, plus, bracketed) {
    const body = text.slice(start, end);
    return { text, start, end, sizes, plus, bracketed, body, digits: body.replace(/\D/g, "") };
  }

  /** As many walls as `text` has characters. */
  const wall = (text) => WALL.repeat(text.length);

  /** The text with walls in the place of days and of addresses of machines, so that no number reaches across. */
  function walled(text) {
    const read = THREE_DOTS.search(text) ? MACHINE.replace(text, wall) : text;
    return DAY.replace(read, wall);
  }

  /** The text with walls in the place of names of files. */
  const withoutFiles = (text) => (text.includes(".") ? FILE.replace(text, wall) : text);

  /** The text with walls where a line or a cell ends, save where a number runs across. */
  const withBorders = (text) => BORDER.replace(text, (border, at) => (isCrossed(text, at, at + border.length) ? border : wall(border)));

  function isCrossed(text, start, end) {
    const left = LEFT.search(before(text, start, ACROSS));
    const right = RIGHT.match(after(text, end, ACROSS));
    if (!left || !right) return false;
    const [first, second] = [left, right].map(([part]) => part.match(/[0-9]+/g));
    const count = [...first, ...second].join("").length;
    if (left[0].startsWith("+")) return first.join("").length < WHOLE && WHOLE <= count && count <= MOST_ABROAD;
    const sizes = [...first, ...second].map((part) => part.length);
    return ONE_NUMBER.some((known) => known.join() === sizes.join()) && (sizes[0] > 1 || isTrunk(first[0]));
  }

  const endsLikeAPhone = (body) => Boolean(TAIL.search(body));

  /** Whether sums stand in a row, as the columns of a table do in plain text. */
  function looksLikeColumns(body) {
    if (body.length < TWO_SUMS || strip(body, "0123456789 -|")) return false;
    const columns = body.includes("|") || body.includes(" - ");
    const sums = columns ? body.split(/ *\| *| - /) : NEXT_SUM.split(body).filter((part) => part.includes(" "));
    return sums.filter((part) => THOUSANDS.fullmatch(part)).length > 1 && !SPACED_NUMBER.search(body);
  }

  /** Whether the run is a phone number; `strict` is for texts that are no prose. */
  function phoneLike(run, strict) {
    const { digits, body, sizes } = run;
    const count = digits.length;
    const national = isTrunk(digits[0]) && count === 11;
    if (sizes.length === 1 && !run.plus) return plainRun(run, strict);
    if (strict) return national && Math.max(...sizes) < 11;
    if (run.plus) return count <= 15;
    if (somethingElse(body) || insideAName(run)) return false;
    if (SUM.fullmatch(body)) return startsWithAny(digits, SUMS) && (count === 10 || count === 11);
    if (body.includes(", ")) return false;
    if (national) return separatedAlike(digits, body, sizes);
    if (digits.startsWith("810") && count >= 13) return true;
    if (count > 15) return false;
    if (run.bracketed) return count >= 9;
    if (count === 7) return localNumber(run);
    if (count < 9 || (SPACED_DASH.search(body) && !startsWithAny(digits, TRUNK_CODES))) return false;
    return phoneGroups(digits, body, sizes) || trunkLike(digits, body, sizes) || codeAndNumber(run);
  }

  /** Whether ten digits are a Russian number without its trunk prefix. */
  const beginsWithAreaCode = (digits) => digits.length === 10 && Boolean(AREA_CODES.match(digits));

  /* An area code, a space and the rest of the number. */
  function codeAndNumber(run) {
    return ["3,7", "4,6", "5,5"].includes(run.sizes.join()) && beginsWithAreaCode(run.digits);
  }

  function localNumber(run) {
    if (!LOCAL.fullmatch(run.body)) return false;
    return run.body.split("-").length === 3 || isSpokenOfAsPhone(run.text, run.start);
  }

  /* Letters and digits cling to the run on both sides or in a mixture, as in `d456-7890-a1bc`. */
  function insideAName(run) {
    const [head] = NAME_BEFORE.search(before(run.text, run.start, 40)) ?? [""];
    const [tail] = NAME_AFTER.match(after(run.text, run.end, 40)) ?? [""];
    if (/\d/.test(head + tail)) return true;
    return run.digits.length !== 11 && Boolean(strip(head, "-") && strip(tail, "-"));
  }

  /** Whether the digits are grouped as a sum of money is, and as no number is that begins with a trunk prefix. */
  const isSum = (body) => SUM.fullmatch(body) !== null && !/^(?:[78][ .]|[0-9]+\n?$)/.test(body);

  /* No version (`7.0.4709.41129`), no row of fractions (`875/1.139/1.815`) or of sums (`7500,375,2000`). */
  function separatedAlike(digits, body, sizes) {
    const signs = [...new Set(body.match(/[./,]/g))];
    const unused = !beginsWithAreaCode(digits.slice(1));
    if (sizes[0] > 1 && (signs.includes(",") || (unused && (!body.includes("-") || sizes.join() === "4,3,4")))) return false;
    if (signs.length > 1 && sizes[0] > 1) return false;
    return !(signs.length === 1 && signs[0] === "." && sizes[0] === 1 && sizes[1] === 1 && Math.max(...sizes) > 3);
  }

  function somethingElse(body) {
    const parts = BETWEEN_DATES.split(body);
    // A number with each digit apart.
    if (parts.length === 11 && body.length === 21 && isTrunk(body[0])) return false;
    if (parts.every((part) => DATE.fullmatch(part) || YEARS.fullmatch(part) || SMALL.fullmatch(part))) return true;
    if (parts.length > 1 && parts.every((part) => VERSION.fullmatch(part))) return true;
    return Boolean(IP_ADDRESS.fullmatch(body) || SNILS.fullmatch(body));
  }

  /* Groups that end as telephone numbers do, or five of them, the last after a hyphen. */
  function phoneGroups(digits, body, sizes) {
    const count = digits.length;
    if (sizes.length < 3 || Math.max(...sizes) > 6) return false;
    if ((count === 9 || (sizes[0] === 1 && !isTrunk(digits[0]))) && !body.includes("-")) return false;
    return endsLikeAPhone(body) || (sizes.length >= 4 && count >= 10 && count <= 12 && Boolean(WRONG_TRUNK.match(body)));
  }

  /* `8 800 …`, `8 (495) …` or `8800 …` with a wrong number of digits after it. */
  function trunkLike(digits, body, sizes) {
    if (!startsWithAny(digits, TRUNK_CODES)) return false;
    return Boolean(TRUNK.match(body)) || (sizes.length >= 2 && (sizes[0] === 4 || sizes[0] === 5));
  }

  /* A number without any separator: eleven digits as Russia writes them, or ten to fifteen apart from words. */
  function plainRun({ text, start, end, digits }, strict) {
    const head = before(text, start, 24);
    const tail = after(text, end, 24);
    const national = digits.length === 11 && isTrunk(digits[0]);
    if (strict) return national && !/[A-Za-z0-9_]\n?$/.test(head);
    if (/[A-Za-z_]\n?$/.test(head) || /^[A-Za-z_]/.test(tail)) {
      const around = head.match(/[\p{L}\p{N}_-]*(?=\n?$)/u)[0] + tail.match(/^[\p{L}\p{N}_-]*/u)[0];
      return (national && !/\d/.test(around)) || Boolean(PLUS_LETTER.search(head));
    }
    if (national) return true;
    if (digits.length < 10 || digits.length > 15 || HASH.search(`${head}#${tail}`)) return false;
    return (
      beginsWithAreaCode(digits) ||
      (digits.length >= 13 && startsWithAny(digits, ["810", "00"])) ||
      (digits.length === 12 && startsWithAny(digits, LONGER)) ||
      isSpokenOfAsPhone(text, start)
    );
  }

  Object.assign(sverkaContacts, { wall, walled, withoutFiles, withBorders, isSum, digitRun, endsLikeAPhone, looksLikeColumns, phoneLike, beginsWithAreaCode, isTrunk });
})(window.sverkaContacts);
