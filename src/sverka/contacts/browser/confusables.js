/* Letters that pass for a Latin letter, and letters without their marks; as in confusables.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, isAscii } = sverkaContacts;
  const { LATIN_LETTERS, LOOKALIKES, WHOLE } = constants("confusables");

  // Pairs in one string: the letter, then the plain Latin letter that it looks like.
  const latinLetters = new Map();
  for (let at = 0; at < LATIN_LETTERS.length; at += 2) latinLetters.set(LATIN_LETTERS[at], LATIN_LETTERS[at + 1]);

  const plains = new Map(Object.entries(WHOLE));

  /* Python's casefold of the first character: as a small letter, but for two scripts and one letter. */
  function casefold(char) {
    if (char === "ı") return char;
    if (/^[\u13a0-\u13fd\uab70-\uabbf]$/.test(char)) return char.toUpperCase();
    return char.toUpperCase().toLowerCase();
  }

  function plain(char) {
    let found = plains.get(char);
    if (found === undefined) {
      const [first] = char.normalize("NFKD");
      [found] = casefold(first);
      plains.set(char, found);
    }
    return found;
  }

  /** The characters of `text`, each in its plain form, without accents. */
  const withoutMarks = (text) => (isAscii(text) ? [...text] : Array.from(text, plain));

  Object.assign(sverkaContacts, { latinLetters, withoutMarks, LOOKALIKES });
})(window.sverkaContacts);
