/* Runs of digits: groups of them, in figures or in words, between which a reader meets no other word; as in runs.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, after, LOOKALIKES } = sverkaContacts;
  const {
    GROUP,
    GROUP_OR_WORD,
    SPELLED,
    GAP,
    PARTED,
    MIXED,
    MIXED_WORD,
    DIGIT,
    STEMS,
    VALUES,
    WIDEST,
    LEAST_LETTERED
  } = constants("runs");
  const { CYRILLIC_LOOKS } = constants("spellings");

  const numbers = VALUES.split(" ").map(Number);
  const values = new Map(STEMS.split("|").map((stem, at) => [stem, numbers[at]]));

  /** Groups that are read as one number: groups of digits, start, end, how; digits, start, end, sizes of all. */
  function runOf(groups) {
    const digits = groups.map((group) => group.digits);
    return {
      groups,
      start: groups[0].start,
      end: groups.at(-1).end,
      digits: digits.join(""),
      sizes: digits.map((part) => part.length)
    };
  }

  /** The runs in folded `text`, in their order; `words`: of number words, too. */
  function* runs(text, words = true) {
    let read = text;
    if (words && MIXED.search(text)) {
      read = MIXED_WORD.replace(text, (word) => Array.from(word, (char) => CYRILLIC_LOOKS[char] ?? char).join(""));
    }
    const spelled = words && maySpell(read);
    if (!spelled && !DIGIT.search(read)) return;
    let groups = [];
    let room = 0; // a number word below it completes the word before
    for (const match of (spelled ? GROUP_OR_WORD : GROUP).all(read)) {
      if (match.groups.letters && match[0] !== match[0].toUpperCase()) continue;
      const { value, ...group } = groupOf(match);
      const gap = groups.length ? read.slice(groups.at(-1).end, group.start) : "";
      if (groups.length && !isOneNumber(gap)) {
        yield* runWith(groups);
        [groups, room] = [[], 0];
      }
      const last = groups.at(-1);
      if (last && value > 0 && value < room && !PARTED.search(gap)) {
        Object.assign(group, { digits: String(Number(last.digits) + value), start: groups.pop().start });
      } else if (last && value === 100 && last.how === "words" && last.digits.length === 1) {
        Object.assign(group, { digits: `${last.digits}00`, start: groups.pop().start }); // eight hundred
      }
      groups.push(group);
      room = value >= 100 ? 100 : value >= 20 ? 10 : 0;
    }
    yield* runWith(groups);
  }

  const isOneNumber = (gap) => after(gap, 0, WIDEST).length === gap.length && GAP.fullmatch(gap) !== null;

  function groupOf(match) {
    const place = { start: match.index, end: endOf(match) };
    const { word, letters } = match.groups;
    if (word) {
      const value = valueOf(word.toLowerCase());
      return { ...place, digits: String(value), how: "words", value };
    }
    const digits = Array.from(match[0], (char) => LOOKALIKES[char] ?? char).join("");
    return { ...place, digits, how: letters ? "letters" : "" };
  }

  /** Whether it is worth looking for number words in `text`. */
  const maySpell = (text) => SPELLED.search(text.toLowerCase()) !== null;

  /* The value of a number word, whatever its ending. */
  function valueOf(word) {
    let end = word.length;
    while (end && !values.has(word.slice(0, end))) end -= 1;
    return values.get(word.slice(0, end));
  }

  /* Letters alone count only where they belong to a long number («В 2026» is a word and a year). */
  function* runWith(groups) {
    const few = groups.reduce((sum, group) => sum + group.digits.length, 0) < LEAST_LETTERED;
    const kept = few ? groups.filter(({ how }) => how !== "letters") : groups;
    if (kept.length) yield runOf(kept);
  }

  Object.assign(sverkaContacts, { runs, runOf, maySpell });
})(window.sverkaContacts);
