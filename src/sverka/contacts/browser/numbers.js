/* Digits that nothing accounts for: telephone numbers, short numbers after a word, and others; as in numbers.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants,
    isWithin,
    endOf,
    before,
    after,
    back,
    isAlpha,
    isDigit,
    dialledAs,
    nearly,
    isShort,
    leftOver,
    namesABrand,
    runs
  } = sverkaContacts;
  const {
    LEAST_ABROAD,
    LEAST_SPELLED,
    LEAST_SHORT,
    LED_BEFORE,
    LED_AFTER,
    BEFORE,
    AFTER,
    PLUS,
    PIECE,
    CLINGS,
    PHONEWORD,
    IPV6,
    TOUCHED,
    SINGLE,
    ONE_FINDING,
    PAID
  } = constants("numbers");
  const { LISTS, PARTS, MOST_GROUPS, SMALL, TABLE, EDGE, DIALLED } = constants("number_parts");
  const { LABEL, LABELLED, UNIT } = constants("number_context");
  const { LEAST } = constants("accounted");
  const mention = (kind, value, start, end, concealed = "", claimed = false) => ({
    kind,
    value,
    start,
    end,
    concealed,
    claimed
  });
  const digitsOf = (groups) => groups.map(({ digits }) => digits).join("");
  const [, MOST_DIALLED] = DIALLED;
  const isDialled = (digits) => isWithin(DIALLED, digits.length);
  const sizesOf = (groups) => groups.map(({ digits }) => digits.length);

  function without(groups, parts) {
    const held = new Set(parts.flatMap((part) => part.groups));
    return groups.filter((group) => !held.has(group));
  }

  /** What of the digits in folded `text` is not accounted for; each digit that counts lies in one mention. */
  function numberMentions(text, role, reading) {
    const { places, known, onRecord } = reading;
    const found = Array.from(PHONEWORD.all(text), (match) =>
      mention("phone", match[0], match.index, endOf(match), "letters")
    );
    const unaccounted = [];
    for (const match of role === "text" ? TOUCHED.all(text) : []) {
      const { digits } = match.groups;
      unaccounted.push({ start: endOf(match) - digits.length, end: endOf(match), digits });
    }
    for (const match of text.includes("::") ? IPV6.all(text) : []) {
      unaccounted.push({ start: match.index, end: endOf(match), digits: match[0] });
    }
    for (const run of runs(text)) {
      const count = run.digits.length;
      if (count < LEAST && !((count >= LEAST_SHORT || isShort(run.digits, places)) && isLed(text, run.start, run.end)))
        continue;
      const named = partsOf(text, run.groups, (groups) => recorded(digitsOf(groups), onRecord, places));
      for (const part of named) found.push(ofPart(text, part));
      let left = without(leftOver(text, run, known, places), named);
      if (digitsOf(left).length < (left.some(({ how }) => !how) ? LEAST : LEAST_SPELLED)) {
        found.push(...shortNumber(text, left, reading));
        continue;
      }
      const dialled = phones(text, left, places);
      for (const part of dialled) found.push(ofPart(text, part));
      left = without(left, dialled);
      const digits = digitsOf(left);
      if (digits.length < LEAST) continue;
      const [start, end] = [left[0].start, left.at(-1).end];
      // A number of a document, as the message itself says.
      if (reading.policy !== "reader" || isWithin(PAID, digits.length) || !isOtherNumber(text, start, end))
        unaccounted.push({ start, end, digits });
    }
    const others = joined(text, unaccounted, found).map(({ digits, start, end }) =>
      mention("number", digits, start, end)
    );
    return [...found, ...others];
  }

  /* What of the groups is a telephone number, with it: what a region dials so, then what is nearly so. */
  function phones(text, groups, places) {
    const dialled = partsOf(text, groups, (part) => dialledSo(text, part, places));
    return [...dialled, ...partsOf(text, without(groups, dialled), (part) => nearlySo(text, part, places))];
  }

  /** The numbers in a text that is no prose, dialled with a prefix or a plus, and apart. */
  function wholePhones(text, places) {
    const pieces = Array.from(PIECE.all(text), ([piece]) =>
      [...runs(piece, false)]
        .flatMap((run) => phones(piece, run.groups, places))
        .filter(
          ({ groups, value }) =>
            !places.some(({ callingCode }) => value === `+${callingCode}${digitsOf(groups)}`) &&
            !CLINGS.search(before(piece, groups[0].start, 2))
        )
    );
    return pieces.flat().map(({ value }) => value);
  }

  /* The longest parts that have a value, set off from other digits by a sign that lists, or by a word. */
  const partsOf = (text, groups, valueOf) => outsideTables(groups).flatMap((piece) => partsIn(text, piece, valueOf));

  function partsIn(text, groups, valueOf) {
    const apart = groups
      .map((group, at) => !at || LISTS.search(text.slice(groups[at - 1].end, group.start)) !== null)
      .concat(true);
    const found = [];
    let first = 0;
    while (first < groups.length) {
      let value = "";
      let last = apart[first] ? reach(groups, first) : first;
      for (; last > first; last -= 1) {
        if (apart[last] && (value = valueOf(groups.slice(first, last)))) break;
      }
      if (value) found.push({ groups: groups.slice(first, last), value });
      first = Math.max(last, first + 1);
    }
    return found;
  }

  /* The groups with nothing of a table but its edges, which may belong to a number beside it. */
  function outsideTables(groups) {
    const pieces = [];
    let first = 0;
    let begin = 0;
    for (let end = 0; end <= groups.length; end += 1) {
      if (end < groups.length && groups[end].digits.length <= SMALL) continue;
      if (end - begin > TABLE) {
        pieces.push(groups.slice(first, begin + EDGE));
        first = end - EDGE;
      }
      begin = end + 1;
    }
    return [...pieces, groups.slice(first)];
  }

  /* Where groups from `first` on hold more digits than any telephone number. */
  function reach(groups, first) {
    let digits = 0;
    for (let last = first; last < Math.min(first + MOST_GROUPS, groups.length); last += 1) {
      digits += groups[last].digits.length;
      if (digits > MOST_DIALLED) return last;
    }
    return Math.min(first + MOST_GROUPS, groups.length);
  }

  const recorded = (digits, onRecord, places) => (onRecord.has(digits) ? dialledAs(digits, places) || digits : "");

  /* The number that a region dials so, or one with a plus. */
  function dialledSo(text, groups, places) {
    const digits = digitsOf(groups);
    if (!isDialled(digits)) return "";
    if (openingOf(text, groups).startsWith("+")) {
      const ours = places.filter(({ callingCode }) => digits.startsWith(callingCode));
      return ours.length || digits.startsWith("0") ? dialledAs(digits, ours) : `+${digits}`;
    }
    return (
      places
        .find(
          (place) =>
            (digits.length >= LEAST_ABROAD && place.abroad.match(digits)) || place.isWrittenSo(digits, sizesOf(groups))
        )
        ?.e164(digits) ?? ""
    );
  }

  /* The number that was meant where a digit is wrong, missing or too much. */
  function nearlySo(text, groups, places) {
    if (groups.some((group, at) => at && PARTS.search(text.slice(groups[at - 1].end, group.start)))) return "";
    const digits = digitsOf(groups);
    const plain = openingOf(text, groups).startsWith("+") && isDialled(digits) && !digits.startsWith("0");
    const number = nearly(digits, sizesOf(groups), places) || (plain ? `+${digits}` : "");
    return number && isOtherNumber(text, groups[0].start, groups.at(-1).end) ? "" : number;
  }

  function ofPart(text, { groups, value }) {
    const [kind, start] = value.startsWith("+")
      ? ["phone", groups[0].start - openingOf(text, groups).length]
      : ["short", groups[0].start];
    return mention(kind, value, start, groups.at(-1).end, howOf(text, groups));
  }

  /* The plus and the bracket before a number. */
  const openingOf = (text, [{ start }]) => PLUS.search(text, back(text, start, 4), start)?.[0] ?? "";

  /* How the digits are hidden: in words, or in letters that look like them. */
  function howOf(text, groups) {
    if (groups.some(({ how }) => how === "words")) return "words";
    return groups.every(({ start, end }) => isDigit(text.slice(start, end))) ? "" : "homoglyph";
  }

  /* Whether the digits are labelled as something else, or have a unit after them; as in number_context.py. */
  const isOtherNumber = (text, start, end) =>
    UNIT.match(text, end) !== null || LABEL.search(before(text, start, LABELLED)) !== null;

  /* Whether a word of calling, writing, sending or paying leads to the number, or follows it after a dash. */
  function isLed(text, start, end) {
    if (isAlpha(before(text, start, 1)) || isAlpha(after(text, end, 1))) return false;
    return LED_BEFORE.search(before(text, start, BEFORE)) !== null || LED_AFTER.match(after(text, end, AFTER)) !== null;
  }

  function shortNumber(text, left, { places, brands }) {
    if (!left.length) return [];
    const digits = digitsOf(left);
    const [start, end] = [left[0].start, left.at(-1).end];
    const spelled =
      (left.every(({ how }) => how) && digits.length >= LEAST_SHORT) || SINGLE.fullmatch(text.slice(start, end));
    const known = (group) => group.digits.length >= LEAST_SHORT || isShort(group.digits, places);
    if (!(spelled || left.some(known)) || !isLed(text, start, end)) return [];
    return [mention("short", digits, start, end, howOf(text, left), namesABrand(text, start, end, brands))];
  }

  /* Spans near to each other as one, for one finding a sentence. */
  function joined(text, spans, found) {
    const kept = [];
    const starts = found.map(({ start }) => start).sort((one, other) => one - other);
    let following = 0;
    spans.sort((one, other) => one.start - other.start || one.end - other.end);
    for (const span of spans) {
      const last = kept[kept.length - 1];
      const near = last && after(text, last.end, ONE_FINDING).length >= span.start - last.end;
      // Both move on only: spans stand in their order.
      while (last && following < starts.length && starts[following] < last.end) following += 1;
      if (near && !(following < starts.length && starts[following] < span.start)) {
        Object.assign(last, { end: Math.max(last.end, span.end), digits: `${last.digits} ${span.digits}` });
      } else {
        kept.push(span);
      }
    }
    return kept;
  }

  Object.assign(sverkaContacts, { numberMentions, wholePhones });
})(window.sverkaContacts);
