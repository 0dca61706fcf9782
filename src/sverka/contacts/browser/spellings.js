/* The ways in which a name may be written to look, sound or be typed like another one; as in spellings.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, isAscii, latinLetters, withoutMarks } = sverkaContacts;
  const { LEET, LATIN_SOUNDS, RUSSIAN_SOUNDS, TO_RUSSIAN_KEYS, TO_LATIN_KEYS, CYRILLIC_LOOKS, SEPARATORS } =
    constants("spellings");

  /** The readings of `name` (small letters) that a Latin or a `cyrillic` name is compared with: how, letters, and
      for each letter the place in the name that it comes from. Hyphens and dots are left out. */
  function spellings(name, cyrillic) {
    const plain = withoutMarks(name);
    const ascii = plain.every(isAscii);
    const by = (how, table, chars = plain) =>
      spelling(
        how,
        chars.map((char) => table[char] ?? char)
      );
    if (cyrillic) return [ascii ? by("layout", TO_RUSSIAN_KEYS) : by("look", CYRILLIC_LOOKS)];
    const seen = plain.map((char) => latinLetters.get(char) ?? char);
    const found = [spelling("look", seen), by("digits", LEET, seen)];
    if (!ascii) {
      found.push(
        spelling(
          "sound",
          plain.map((char) => LATIN_SOUNDS[char] ?? latinLetters.get(char) ?? char)
        )
      );
      found.push(by("layout", TO_LATIN_KEYS));
    }
    return found;
  }

  function spelling(how, written) {
    const letters = [];
    const places = [];
    written.forEach((part, place) => {
      if (SEPARATORS.includes(part)) return;
      for (const letter of part) {
        letters.push(letter);
        places.push(place);
      }
    });
    return { how, letters, places };
  }

  const known = new WeakMap();

  /** Each name in small letters, and as it is spelled in the other alphabet, Latin or Cyrillic. */
  function inBothAlphabets(names) {
    let both = known.get(names);
    if (!both) {
      const spelled = names.flatMap((name) => {
        const small = name.toLowerCase();
        const other = isAscii(small)
          ? inRussian(small)
          : Array.from(small, (char) => LATIN_SOUNDS[char] ?? char).join("");
        return [small, other];
      });
      both = [...new Set(spelled)];
      known.set(names, both);
    }
    return both;
  }

  /* The Cyrillic spelling whose transcription is `name`, longest groups first: `shch`, `zh`, `a` … */
  function inRussian(name) {
    let letters = "";
    let at = 0;
    while (at < name.length) {
      const part =
        [3, 2].map((length) => name.slice(at, at + length)).find((some) => Object.hasOwn(RUSSIAN_SOUNDS, some)) ??
        name[at];
      letters += RUSSIAN_SOUNDS[part] ?? part;
      at += part.length;
    }
    return letters;
  }

  Object.assign(sverkaContacts, { spellings, inBothAlphabets });
})(window.sverkaContacts);
