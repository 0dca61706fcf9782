/* Text as a person sees it: plain digits, spaces, dashes and full stops, nothing invisible; as in fold.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, known, isAscii, isAlpha, isAlnum, isDigit, digitOf, digitMap, before, after } =
    sverkaContacts;
  const {
    UNUSUAL,
    HIDDEN,
    DEFANGED,
    WRITTEN_OUT,
    WRITTEN_SIGNS,
    LATIN,
    BLANK,
    BREAKS,
    DASHES,
    QUOTES,
    POINTS,
    BIDI,
    REVERSED,
    NUMERALS,
    PLAIN_LETTER,
    OTHER_CASES,
    GAP,
    WALL
  } = constants("fold");
  const numerals = digitMap(NUMERALS);
  const BLANKS = new Set(BLANK);
  const DASH_SIGNS = new Set(DASHES);
  const INVISIBLE = /^[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
  const folded = new Map();

  function plainForm(char) {
    if (BLANKS.has(char) || INVISIBLE.test(char)) return HIDDEN;
    if (/^\p{Z}/u.test(char) || BREAKS.includes(char)) return " ";
    if (/^\p{Pd}/u.test(char) || DASH_SIGNS.has(char)) return "-";
    const digit = digitOf(char) ?? numerals.get(char);
    if (digit !== undefined) return digit;
    if (OTHER_CASES.includes(char)) return char.toUpperCase().toLowerCase()[0];
    const normal = char.normalize("NFKC");
    if (DASH_SIGNS.has(normal)) return "-";
    const bracket =
      !isAscii(char) && !QUOTES.includes(char) && (/^\p{Ps}/u.test(char) ? "(" : /^\p{Pe}/u.test(char) ? ")" : "");
    if (bracket) return bracket;
    // A symbol that only holds a letter of another script is no letter of a word here.
    if (isSymbol(char) && !PLAIN_LETTER.match(normal)) return char;
    return POINTS[char] || ([...normal].length === 1 ? normal : char);
  }

  const isSymbol = (char) => /^\p{So}/u.test(char);

  function foldChar(char) {
    let plain = folded.get(char);
    if (plain === undefined) folded.set(char, (plain = plainForm(char)));
    return plain;
  }

  /* A mark of a combining class: the normal form moves it before U+0345, whose class is the highest; but for three
     that come apart in two of another class. */
  const isMark = ([char]) =>
    char === "\u0345" ||
    (!"\u0f73\u0f75\u0f81".includes(char) && !`\u0345${char}`.normalize("NFD").startsWith("\u0345"));

  /** A run of unusual characters; `previous` is the one before it, `following` the one after it. */
  function foldRun(run, previous, following) {
    const onLetter = isAlpha(previous) && isMark(run);
    // Beside digits a letter in a circle is a sign between them.
    const besideDigits = !onLetter && (isDigit(previous) || isDigit(following));
    let result = "";
    let last = previous;
    for (const char of run) {
      let plain = foldChar(char);
      // A mark on a digit or a separator is decoration; on a letter it makes another letter.
      if (plain === char && isMark(char) && !isAlpha(last)) plain = HIDDEN;
      if (char === "\u30fc" && result !== "" && isAlpha(last)) plain = char; // the long vowel of a Japanese word
      // The mark of the letter before the run stays, whatever it is.
      if (result === "" && onLetter) plain = char;
      if (besideDigits && isAlpha(plain) && isSymbol(char)) plain = char;
      result += plain;
      last = char;
    }
    return result;
  }

  function mayBeWrittenOut(text) {
    if (!LATIN.search(text)) return false;
    const lowered = text.toLowerCase();
    return WRITTEN_SIGNS.some((sign) => lowered.includes(sign));
  }
  const writtenOut = (text) => (mayBeWrittenOut(text) ? [...WRITTEN_OUT.all(text)] : []);

  /** For each UTF-16 unit of `text` the number of its character. */
  function numbered(text) {
    const numbers = new Uint32Array(text.length + 1);
    let number = 0;
    let at = 0;
    for (const char of text) {
      numbers.fill(number, at, at + char.length);
      at += char.length;
      number += 1;
    }
    numbers[at] = number;
    return numbers;
  }

  /* Folded text, and for each unit of it where the character begins and ends that it comes from. */
  class Folded {
    constructor(text, starts = null, ends = null) {
      this.text = text;
      this.starts = starts;
      this.ends = ends;
    }

    /** Where `text[start:end]` stands in the text before folding. */
    span(start, end) {
      if (!this.starts) return [start, end];
      let from = Infinity;
      let to = 0;
      for (let at = start; at < end; at += 1) {
        from = Math.min(from, this.starts[at]);
        to = Math.max(to, this.ends[at]);
      }
      return [from, to];
    }
  }

  function fold(text) {
    let moved = false;
    let plain = text;
    if (!isAscii(text)) {
      let built = "";
      let at = 0;
      for (const match of UNUSUAL.all(text)) {
        const run = foldRun(known(match[0]), before(text, match.index, 1), after(text, endOf(match), 1));
        moved ||= run.length !== match[0].length;
        built += text.slice(at, match.index) + run;
        at = endOf(match);
      }
      plain = at ? built + text.slice(at) : text;
    }
    const signs = writtenOut(plain);
    if (!moved && !signs.length && !plain.includes(HIDDEN) && !plain.includes(".")) return new Folded(plain);
    // The sign takes the place of the first character; the others go.
    let replaced = "";
    let at = 0;
    for (const match of signs) {
      const sign = match.groups.dot || match.groups.bare_dot ? "." : "@";
      replaced += plain.slice(at, match.index) + sign.padEnd(match[0].length, HIDDEN);
      at = endOf(match);
    }
    plain = replaced + plain.slice(at);
    const brackets = [...DEFANGED.all(plain)].flatMap((match) => [match.index, endOf(match) - 1]);
    if (!moved && !brackets.length && !plain.includes(HIDDEN)) return new Folded(plain);
    return rearranged(text, plain, brackets);
  }

  /** What is hidden, and the brackets at the offsets given, left out; what stands in reverse, reversed. */
  function rearranged(text, plain, brackets) {
    const chars = [...plain];
    const number = numbered(plain);
    const drop = new Set(brackets.map((at) => number[at]));
    const original = [...text];
    const begins = [];
    let offset = 0;
    for (const char of original) {
      begins.push(offset);
      offset += char.length;
    }
    const order = chars.map((_, at) => at);
    if (text.includes("\u202e")) {
      const inText = numbered(text);
      for (const match of REVERSED.all(text)) {
        let from = inText[match.index + 1];
        let to = inText[endOf(match)] - 1;
        while (from < to) {
          [order[from], order[to]] = [order[to], order[from]];
          from += 1;
          to -= 1;
        }
      }
    }
    const starts = [];
    const ends = [];
    const kept = [];
    for (const at of order) {
      if (chars[at] === HIDDEN || drop.has(at)) continue;
      kept.push(chars[at]);
      for (let unit = 0; unit < chars[at].length; unit += 1) {
        starts.push(begins[at]);
        ends.push(begins[at] + original[at].length);
      }
    }
    return new Folded(kept.join(""), starts, ends);
  }

  /** How `raw` hides what it says from those who compare characters, or an empty string. */
  function technique(raw) {
    if (DEFANGED.search(raw) || writtenOut(raw).length) return "defanged";
    if (isAscii(raw)) return "";
    for (const char of raw) {
      if (BIDI.includes(char)) return "bidi";
      const seen = known(char);
      const plain = foldChar(seen);
      if (char !== GAP && plain === HIDDEN) return "zero-width";
      if (isAscii(char)) continue;
      if (isMark(seen)) return "combining";
      if (isAscii(plain) && isAlnum(plain)) return isDigit(plain) ? "unicode-digits" : "compatibility";
    }
    return "";
  }

  Object.assign(sverkaContacts, { fold, technique, isMark, GAP, WALL });
})(window.sverkaContacts);
