/* Digits that nothing accounts for: telephone numbers, short numbers that a word leads to, and others; as in numbers.py. */
(function (sverkaContacts) {
  "use strict";
  const {
    constants, endOf, before, after, isAlpha, dialledAs, isDialable, isShort, leftOver, namesABrand, phones, runOf, runs, walled,
    isOtherNumber, isSpokenOfAsPhone, isSum, withBorders, withoutFiles, withoutStart,
  } = sverkaContacts;
  const {
    ENOUGH, ORDINARY, CLINGS, LEAST_DIALLED, MOST_DIALLED, LEAST_SPELLED, LEAST_SHORT, LED_BEFORE, LED_AFTER, BEFORE, AFTER, LISTS,
    MOST_GROUPS, TIGHT, ONE_FINDING, PHONEWORD, TOUCHED, IPV6, SINGLE,
  } = constants("numbers");
  const { LEAST } = constants("accounted");
  const mention = (kind, value, start, end, concealed = "", claimed = false) => ({ kind, value, start, end, concealed, claimed });
  const ofPhone = ({ value, start, end, hidden }) => mention("phone", value, start, end, hidden);
  const digitsOf = (groups) => groups.map((group) => group.digits).join("");
  const howOf = (groups) => groups.find((group) => group.how)?.how ?? "";
  /* Where the first of sorted items stands that passes; as bisect looks for it. */
  function bisect(items, passes) {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passes(items[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The telephone numbers in folded `text` that belong to a region or look like one, right or wrong. */
  function probablePhones(whole, role, { places, known }) {
    const text = withBorders(withoutFiles(walled(whole)));
    let found = phones(text).map(ofPhone);
    for (const run of ENOUGH.search(text) ? runs(text, false) : []) {
      for (const part of lines(text, run)) {
        const met = found.filter(({ start, end }) => start < part.end && part.start < end);
        if (met.some(({ value }) => isValid(value, places)) || !isProbable(text, part, places)) continue;
        if (!leftOver(text, part, known, places).length) continue;
        found = found.filter((one) => !met.includes(one));
        found.push(mention("phone", dialledAs(part.digits, places), part.start, part.end));
      }
    }
    return found;
  }

  const isValid = (value, places) => places.some((place) => place.e164(withoutStart(value, "+")) === value);

  /* Whether a run is a number of a region by its digits, its groups and the words around. */
  function isProbable(text, { digits, sizes, start, end }, places) {
    if (digits.length < LEAST_DIALLED || digits.length > MOST_DIALLED || !isDialable(digits, sizes, places)) return false;
    if (CLINGS.search(`${before(text, start, 1)}#${after(text, end, 1)}`)) return false;
    if (isSpokenOfAsPhone(text, start)) return true;
    // Without groups people write the prefix, at least; digits of other kinds begin with no 0.
    if (isSum(text.slice(start, end)) || (sizes.length === 1 && !digits.startsWith("0"))) return false;
    return !isOtherNumber(text, start, end, places[0].e164(digits) !== "");
  }

  /* The stretches of a run that ordinary signs hold together. */
  function lines(text, { groups }) {
    const parts = [];
    let first = 0;
    for (let at = 1; at <= groups.length; at += 1) {
      if (at < groups.length && ORDINARY.fullmatch(text.slice(groups[at - 1].end, groups[at].start))) continue;
      parts.push(runOf(groups.slice(first, at)));
      first = at;
    }
    return parts;
  }

  /** What of the digits in folded `text` is not accounted for; each digit that counts lies in one mention. */
  function numberMentions(text, role, reading) {
    const { places, known, onRecord } = reading;
    const found = [];
    const unaccounted = [];
    let likely = null;
    for (const run of runs(text)) {
      const count = run.digits.length;
      if (count < LEAST && !(count >= LEAST_SHORT || isShort(run.digits, places))) continue;
      if (count < LEAST && !isLed(text, run.start, run.end)) continue;
      const named = listed(text, run, onRecord);
      found.push(...named.map((groups) => recorded(groups, places)));
      const held = new Set(named.flat());
      const left = leftOver(text, run, known, places).filter((group) => !held.has(group));
      const whole = digitsOf(left);
      if (whole.length < (left.some(({ how }) => !how) ? LEAST : LEAST_SPELLED)) {
        found.push(...shortNumber(text, left, reading));
        continue;
      }
      likely ??= phones(text).map(ofPhone);
      const near = likely.slice(bisect(likely, ({ end }) => run.start < end), bisect(likely, ({ start }) => start >= run.end));
      found.push(...near);
      const rest = left.filter((group) => !isAt(near, group));
      const few = digitsOf(rest).length < LEAST;
      if (!near.length && isDialable(whole, left.map(({ digits }) => digits.length), places)) {
        found.push(mention("phone", dialledAs(whole, places) || whole, left[0].start, left.at(-1).end, howOf(left)));
      } else if (!few || (rest.length && touches(text, rest, near))) {
        const around = near.length && few ? left : rest;
        // A number of a document, as the message itself says.
        const paid = digitsOf(rest).length >= 15 && digitsOf(rest).length <= 20;
        if (reading.policy === "reader" && !paid && isOtherNumber(text, around[0].start, around.at(-1).end)) continue;
        unaccounted.push({ start: around[0].start, end: around.at(-1).end, digits: digitsOf(rest) });
      }
    }
    for (const match of PHONEWORD.all(text)) found.push(mention("phone", match[0], match.index, endOf(match), "letters"));
    for (const match of role === "text" ? TOUCHED.all(text) : []) {
      const { digits } = match.groups;
      unaccounted.push({ start: endOf(match) - digits.length, end: endOf(match), digits });
    }
    for (const match of text.includes("::") ? IPV6.all(text) : []) {
      unaccounted.push({ start: match.index, end: endOf(match), digits: match[0] });
    }
    const others = oneFinding(text, unaccounted, found).map(({ digits, start, end }) => mention("number", digits, start, end));
    return [...found, ...others];
  }

  /* Groups that make a number on record, set off from other digits by a sign that lists, or by a word. */
  function listed(text, { groups }, onRecord) {
    const apart = (at) => at === 0 || at === groups.length || LISTS.search(text.slice(groups[at - 1].end, groups[at].start)) !== null;
    const found = [];
    let first = 0;
    while (first < groups.length) {
      let last = apart(first) ? Math.min(first + MOST_GROUPS, groups.length) : first;
      while (last > first && !(apart(last) && onRecord.has(digitsOf(groups.slice(first, last))))) last -= 1;
      if (last > first) found.push(groups.slice(first, last));
      first = Math.max(last, first + 1);
    }
    return found;
  }

  function recorded(groups, places) {
    const digits = digitsOf(groups);
    const value = dialledAs(digits, places);
    return mention(value ? "phone" : "short", value || digits, groups[0].start, groups.at(-1).end, howOf(groups));
  }

  /* Whether a word of calling, writing, sending or paying leads to the number, or follows it after a dash. */
  function isLed(text, start, end) {
    if (isAlpha(before(text, start, 1)) || isAlpha(after(text, end, 1))) return false;
    return LED_BEFORE.search(before(text, start, BEFORE)) !== null || LED_AFTER.match(after(text, end, AFTER)) !== null;
  }

  function shortNumber(text, left, { places, brands }) {
    if (!left.length) return [];
    const digits = digitsOf(left);
    const spelled = (left.every(({ how }) => how) && digits.length >= LEAST_SHORT) ||
      SINGLE.fullmatch(text.slice(left[0].start, left.at(-1).end));
    const known = (group) => group.digits.length >= LEAST_SHORT || isShort(group.digits, places);
    const [start, end] = [left[0].start, left.at(-1).end];
    if (!(spelled || left.some(known)) || !isLed(text, start, end)) return [];
    return [mention("short", digits, start, end, howOf(left), namesABrand(text, start, end, brands))];
  }

  /* Whether one of the numbers, in their order, lies over the group. */
  function isAt(near, group) {
    const following = bisect(near, ({ end }) => group.start < end);
    return following < near.length && near[following].start < group.end;
  }

  /* Whether digits stand close to a telephone number, so that they alter it. */
  function touches(text, rest, near) {
    return rest.some((group) => {
      const at = bisect(near, ({ start }) => start >= group.end);
      return (at < near.length && TIGHT.fullmatch(text.slice(group.end, near[at].start))) ||
        (at && TIGHT.fullmatch(text.slice(near[at - 1].end, group.start)));
    });
  }

  /* Spans near to each other as one, for one finding a sentence. */
  function oneFinding(text, spans, found) {
    const kept = [];
    spans.sort((one, other) => one.start - other.start || one.end - other.end);
    for (const span of spans) {
      const last = kept.at(-1);
      const near = last && after(text, last.end, ONE_FINDING).length >= span.start - last.end;
      if (near && !found.some(({ start }) => last.end <= start && start < span.start)) {
        Object.assign(last, { end: Math.max(last.end, span.end), digits: `${last.digits} ${span.digits}` });
      } else {
        kept.push(span);
      }
    }
    return kept;
  }

  Object.assign(sverkaContacts, { probablePhones, numberMentions });
})(window.sverkaContacts);
