/* The closed grammar of digits that cannot be dialled or paid: days, times, amounts and others; as in accounted.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, before, back, ahead, isAlpha, isDigit, isDialable, isWithin, stripEnd, runOf, Pattern } =
    sverkaContacts;
  const {
    DAYS,
    TIMES,
    AMOUNTS,
    OTHERS,
    CALLS,
    PAYS,
    APART,
    LOOSE,
    TOKEN,
    BEFORE,
    LONGEST_ID,
    MOST_GROUPS,
    FEW_DIGITS,
    ROUNDS,
    SMALL
  } = constants("accounted");
  const { CARD_DIGITS } = constants("registry");
  const CALENDAR = [DAYS, TIMES, AMOUNTS];
  const others = OTHERS.map((pattern) => new Pattern(pattern));
  const spanOf = (match) => [match.index, endOf(match)];

  /** The groups of a run that nothing accounts for; `known` are the spellings of numbers on record. */
  function leftOver(text, run, known, places) {
    const plain = run.groups.filter(({ how }) => how !== "letters");
    // «В 2026»: what passes for a digit is a word beside a year.
    if (plain.length && plain.length < run.groups.length && !leftOver(text, runOf(plain), known, places).length)
      return [];
    const spans = (known.size ? knownSpans(text, run, known) : []).concat(
      ...CALENDAR.map((pattern) => matches(pattern, text, run, isDay, CALLS, PAYS))
    );
    const groups = beyond(text, run.groups, spans);
    if (!groups.length || isDialable(run.digits, run.sizes, places) || isCard(run.digits)) return groups;
    const rest = beyond(
      text,
      run.groups,
      spans.concat(...others.map((pattern) => matches(pattern, text, run, ascends, CALLS)))
    );
    // «… 11.2026. Один источник»: a digit or two set off from what explains the others are no number, unless they are
    // what to call.
    const isLittle =
      rest.length < run.groups.length && rest.reduce((sum, { digits }) => sum + digits.length, 0) <= FEW_DIGITS;
    return isLittle && !rest.some(({ start }) => CALLS.search(before(text, start, BEFORE))) ? [] : groups;
  }

  /* The groups that no span holds; a span counts only where it is set off from digits beside it. */
  function beyond(text, groups, given) {
    let spans = [...new Map(given.map((span) => [span.join(), span])).values()];
    spans.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    for (let round = 0; spans.length && round < ROUNDS; round += 1) {
      const owners = ownersOf(groups, spans);
      const without = new Set();
      for (let at = 1; at < groups.length; at += 1) {
        const [mine, its] = [owners[at - 1], owners[at]];
        if (mine === its) continue;
        const gap = text.slice(groups[at - 1].end, groups[at].start);
        if (!APART.search(gap) && !(mine && its && LOOSE.fullmatch(gap))) without.add(mine).add(its);
      }
      without.delete(null);
      if (!without.size) return groups.filter((_, at) => !owners[at]);
      spans = spans.filter((span) => !without.has(span));
    }
    return groups;
  }

  /* For each group the span that holds it and reaches farthest. */
  function ownersOf(groups, spans) {
    let following = 0;
    let farthest = null;
    return groups.map((group) => {
      for (; following < spans.length && spans[following][0] <= group.start; following += 1) {
        if (!farthest || spans[following][1] > farthest[1]) farthest = spans[following];
      }
      return farthest && group.end <= farthest[1] ? farthest : null;
    });
  }

  function knownSpans(text, { groups }, known) {
    const spans = [];
    groups.forEach((group, first) => {
      for (const last of groups.slice(first, first + MOST_GROUPS)) {
        if (known.has(text.slice(group.start, last.end))) spans.push([group.start, last.end]);
      }
      // A part of an id or of the name of a file.
      for (const token of TOKEN.all(text, back(text, group.start, LONGEST_ID), ahead(text, group.end, LONGEST_ID))) {
        const holds = token.index <= group.start && group.end <= endOf(token);
        if (holds && known.has(stripEnd(token[0], ".").toLowerCase())) spans.push(spanOf(token));
      }
    });
    return spans;
  }

  /* The places of matches that touch the run, labels before it and units after it: of those that pass, and that none
     of the words of calling, writing or paying stands straight before, which makes it what to use. */
  const matches = (pattern, text, run, passes, ...words) =>
    [...pattern.all(text, back(text, run.start, BEFORE), ahead(text, run.end, BEFORE))]
      .filter((match) => passes(match) && !isUsed(text, match, pattern, words))
      .map(spanOf);

  function isUsed(text, match, pattern, words) {
    const start = match.index + Math.max(0, match[0].search(/[0-9]/));
    // A small amount after a word of paying is what to pay.
    const small = match[0].replace(/[^0-9]/g, "").length <= SMALL;
    // «Приказ о телефонах 2026 года»: what says itself that it is a year or a measure is one.
    if (small && !CALENDAR.includes(pattern) && isAlpha(match[0].slice(-1))) return false;
    return words.some(
      (word) => !(small && pattern === AMOUNTS && word === PAYS) && word.search(before(text, start, BEFORE))
    );
  }

  /* Whether pages or sections are listed in their order, each once. */
  function ascends({ groups }) {
    const firsts = (groups?.items?.match(/(?<![0-9.])[0-9]+/g) ?? []).map(Number);
    return firsts.every((first, at) => !at || firsts[at - 1] < first);
  }

  /* Whether the calendar has the day that was matched; what is no day is none of ours. */
  function isDay({ groups }) {
    if (groups?.iso) return exists(groups.iso.split("-"));
    if (groups?.basic) return exists(groups.basic.match(/^(.{4})(..)(..)/).slice(1));
    if (groups?.day) return exists([groups.year, groups.month, groups.day]);
    if (!groups?.first) return true;
    const { slashed, first, second } = groups;
    return exists([slashed, second, first]) || exists([slashed, first, second]);
  }

  function exists(parts) {
    const [year, month, day] = parts.map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  /** Whether 15 to 19 digits pass the check of bank cards. */
  const isCard = (digits) => isWithin(CARD_DIGITS, digits.length) && isDigit(digits) && passesLuhn(digits);

  /** Whether digits pass the check of ISO/IEC 7812-1 (Luhn). */
  function passesLuhn(digits) {
    const sum = [...digits].reverse().reduce((total, digit, at) => {
      const value = at % 2 ? 2 * digit : Number(digit);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return sum % 10 === 0;
  }

  Object.assign(sverkaContacts, { leftOver, isCard, passesLuhn });
})(window.sverkaContacts);
