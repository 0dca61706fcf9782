/* Telephone numbers spelled out in Russian words, or half in words; as in number_words.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, isTrunk, valueOf } = sverkaContacts;
  const { TOKEN, RUN, SIGN, MOST_TOKENS, MOST_FOR_SHORT } = constants("number_words");

  /** Whether it is worth looking for number words in `text`. */
  const maySpell = (text) => Boolean(SIGN.search(text.toLowerCase()));

  /** Each run of number words as digits, start, end. «Сто семьдесят» may be 170, or 100 and 70: a reading that
      makes the eleven digits of a Russian number is taken. */
  function spelled(text) {
    if (!maySpell(text)) return [];
    return Array.from(RUN.all(text), (run) => {
      const tokens = [...TOKEN.all(text, run.index, endOf(run))];
      return tokens.some(isWord) ? numbers(tokens) : [];
    }).flat();
  }

  const isWord = (token) => Boolean(token.groups.stem);

  function numbers(tokens) {
    const found = [];
    let at = 0;
    while (at < tokens.length) {
      const near = groupsOf(tokens.slice(at, at + MOST_TOKENS));
      const { number, used } = isTrunk(String(near[0].figures[0])[0]) ? firstNumber(near) : { number: "", used: 0 };
      if (number && tokens.slice(at, at + used).some(isWord)) {
        found.push({ digits: number, start: tokens[at].index, end: endOf(tokens[at + used - 1]) });
      }
      at += used || 1;
    }
    if (!found.length && tokens.length <= MOST_FOR_SHORT) {
      const digits = groupsOf(tokens).map((group) => figures(group)[0]).join("");
      found.push({ digits, start: tokens[0].index, end: endOf(tokens.at(-1)) });
    }
    return found;
  }

  /* The longest beginning of `groups` that makes a Russian number, and the count of its words. */
  function firstNumber(groups) {
    for (let count = groups.length; count > 3; count -= 1) {
      const taken = groups.slice(0, count);
      const number = russianReading("", taken.map(figures), 0);
      if (number) return { number, used: taken.reduce((sum, group) => sum + group.words, 0) };
    }
    return { number: "", used: 0 };
  }

  /* The first reading of eleven digits, those first in which every group is one figure. */
  function russianReading(begun, choices, at) {
    if (begun.length > 11) return "";
    if (at === choices.length) return begun.length === 11 && isTrunk(begun[0]) ? begun : "";
    for (const figure of choices[at]) {
      const number = russianReading(begun + figure, choices, at + 1);
      if (number) return number;
    }
    return "";
  }

  /* Figures that may be read as one: пятьсот, пятьдесят, пять; `words` of the text say them. */
  function groupsOf(tokens) {
    const groups = [];
    let room = 0; // a word below it completes the word before
    for (const { groups: { digits, times, stem } } of tokens) {
      if (digits) {
        groups.push({ figures: [digits], words: 1 });
        room = 0;
      } else if (times) {
        const last = groups.at(-1);
        if (last) {
          // It says the figure before it once or twice more.
          if (times.toLowerCase() !== "дважды") groups.push({ ...last, words: 0 });
          groups.push({ ...last, words: 1 });
        }
        room = 0;
      } else {
        const value = valueOf(stem.toLowerCase());
        const last = groups.at(-1);
        if (value > 0 && value < room) groups[groups.length - 1] = { figures: [...last.figures, value], words: last.words + 1 };
        else groups.push({ figures: [value], words: 1 });
        room = value >= 100 ? 100 : value >= 20 ? 10 : 0;
      }
    }
    return groups.length ? groups : [{ figures: [""], words: tokens.length }];
  }

  /* The ways to write a group in digits, as one figure first. */
  function figures(group) {
    if (group.figures.length === 1) return [String(group.figures[0])];
    const values = group.figures.map(Number);
    const last = values.pop();
    const sum = values.reduce((total, value) => total + value, 0);
    return [...new Set([`${sum + last}`, `${values[0]}${sum - values[0] + last}`, `${sum}${last}`])];
  }

  Object.assign(sverkaContacts, { maySpell, spelled });
})(window.sverkaContacts);
