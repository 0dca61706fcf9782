/* What Python's `str` and `urllib` do and JavaScript does not: code points, kinds of letters, percent signs. */
(function (sverkaContacts) {
  "use strict";
  const { DIGITS, NEWER } = sverkaContacts.constants("text");

  /** Character → digit, of runs of characters that show one digit after the other. */
  function digitMap(runs) {
    const values = new Map();
    for (const [first, value, count] of runs) {
      for (let more = 0; more < count; more += 1)
        values.set(String.fromCodePoint(first + more), String((value + more) % 10));
    }
    return values;
  }

  const digitValues = digitMap(DIGITS);

  const SIGN = "\ufffd";
  const MAY_BE_NEWER = /[^\x00-\u0377\u03a3-\u052f\u2000-\u2063\u20a0-\u20bf\u2100-\u218b\u2190-\u2426\ufe00-\ufe19]/gu;

  /* Runs of code points that are newer than Unicode 13.0: the first, the last, and what they are read as. */
  const newerRuns = [];
  for (const run of NEWER.split(";")) {
    const [since, more, readAs] = run.split(",");
    const first = (newerRuns.length ? newerRuns[newerRuns.length - 1][1] : 0) + parseInt(since, 36);
    newerRuns.push([first, first + parseInt(more, 36), [...readAs]]);
  }

  function knownChar(char) {
    const code = char.codePointAt(0);
    let from = 0;
    let to = newerRuns.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (newerRuns[middle][1] < code) from = middle + 1;
      else to = middle;
    }
    const [first, last, readAs] = newerRuns[from];
    if (code < first || code > last) return char;
    if (readAs[0] === "0") return String((code - first) % 10);
    return (readAs.length > 1 ? readAs[code - first] : readAs[0]) || SIGN;
  }

  /** `text`, each character of it that is newer than Unicode 13.0 read as an older one; as in core/characters.py. */
  const known = (text) => text.replace(MAY_BE_NEWER, knownChar);

  const isLead = (unit) => unit >= 0xd800 && unit <= 0xdbff;
  const isTrail = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

  /** The `count` characters before offset `at`, or as many as there are. */
  function before(text, at, count) {
    let start = at;
    for (let left = count; left > 0 && start > 0; left -= 1) {
      start -= isTrail(text.charCodeAt(start - 1)) && isLead(text.charCodeAt(start - 2)) ? 2 : 1;
    }
    return text.slice(start, at);
  }

  /** The `count` characters that begin at offset `at`, or as many as there are. */
  function after(text, at, count) {
    let end = at;
    for (let left = count; left > 0 && end < text.length; left -= 1) {
      end += isLead(text.charCodeAt(end)) && isTrail(text.charCodeAt(end + 1)) ? 2 : 1;
    }
    return text.slice(at, end);
  }

  /** Where the `count` characters begin that end at offset `at`; and where those end that begin there. */
  const back = (text, at, count) => at - before(text, at, count).length;
  const ahead = (text, at, count) => at + after(text, at, count).length;

  const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);
  const isAlpha = (text) => /^\p{L}+$/u.test(text);
  const isAlnum = (text) => /^[\p{L}\p{N}]+$/u.test(text);
  /** Digits of any script, and those in circles or raised. */
  const isDigit = (text) => text !== "" && (/^[0-9]+$/.test(text) || [...text].every((char) => digitValues.has(char)));
  /** The plain digit that a character shows, or undefined. */
  const digitOf = (char) => digitValues.get(char);
  const isUpper = (text) => /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);

  /** Whether each word of `text` begins with a capital, and has none after it. */
  function isTitle(text) {
    let inWord = false;
    let found = false;
    for (const char of text) {
      const capital = /[\p{Uppercase}\p{Lt}]/u.test(char);
      const small = /\p{Lowercase}/u.test(char);
      if (capital === inWord && (capital || small)) return false;
      found ||= capital || small;
      inWord = capital || small;
    }
    return found;
  }

  // What Python counts as white space.
  const SPACES =
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" +
    "\u2028\u2029\u202f\u205f\u3000";

  /** `text` without the given characters at its beginning. */
  function stripStart(text, characters = SPACES) {
    let start = 0;
    while (start < text.length && characters.includes(text[start])) start += 1;
    return text.slice(start);
  }

  /** `text` without the given characters at its end. */
  function stripEnd(text, characters = SPACES) {
    let end = text.length;
    while (end > 0 && characters.includes(text[end - 1])) end -= 1;
    return text.slice(0, end);
  }

  const strip = (text, characters) => stripEnd(stripStart(text, characters), characters);
  const withoutStart = (text, start) => (start && text.startsWith(start) ? text.slice(start.length) : text);

  /** What stands before and after the first `sign`. */
  function partition(text, sign) {
    const at = text.indexOf(sign);
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + sign.length)];
  }

  /** What stands before and after the last `sign`; without one everything stands after it. */
  function rpartition(text, sign) {
    const at = text.lastIndexOf(sign);
    return at < 0 ? ["", text] : [text.slice(0, at), text.slice(at + sign.length)];
  }

  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

  /** Percent signs decoded; what is no UTF-8 becomes U+FFFD. */
  function unquote(text) {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) =>
      utf8.decode(Uint8Array.from(codes.slice(1).split("%"), (code) => parseInt(code, 16)))
    );
  }

  /** Name and value of each field of a query that has a value. */
  function fields(query) {
    const found = [];
    for (const part of query.split("&")) {
      const [name, value] = partition(part.replaceAll("+", " "), "=");
      if (value) found.push([unquote(name), unquote(value)]);
    }
    return found;
  }

  /** The address as browsers read it, or null where they open none. */
  function parsedUrl(address) {
    let url;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (!url.hostname.includes("%")) return url;
    // Chromium writes some signs in a host as percent signs, where the standard allows * and nothing else.
    const host = url.hostname.replaceAll("%2A", "*");
    if (host.includes("%")) return null;
    const { protocol, username, password, port, pathname, search, hash } = url;
    const href = url.href.replace(url.hostname, host);
    return { protocol, username, password, port, pathname, search, hash, href, hostname: host };
  }

  Object.assign(sverkaContacts, {
    before,
    after,
    back,
    ahead,
    known,
    isAscii,
    isAlpha,
    isAlnum,
    isDigit,
    digitOf,
    digitMap,
    isUpper,
    isTitle,
    strip,
    stripStart,
    stripEnd,
    withoutStart,
    partition,
    rpartition,
    unquote,
    fields,
    parsedUrl
  });
})(window.sverkaContacts);
