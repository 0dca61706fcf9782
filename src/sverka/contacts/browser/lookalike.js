/* Whether a name imitates a brand, or a number one on record: by looks, sound or typing; as in lookalike.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, align, isAscii, spellings, inBothAlphabets, unicodeHost, withoutStart } = sverkaContacts;
  const { LETTERS_PER_EDIT, SHORTEST, SPREAD, DIGITS_OFF } = constants("lookalike");

  /** The brand that a host name (A-labels) imitates in any of its labels, or across its dots: brand, marked; or
      null. */
  function imitatedHost(host, brands = window.sverkaContactsData.brands) {
    const names = inBothAlphabets(brands);
    const labels = unicodeHost(host).split(".");
    for (const label of labels.slice(0, -1)) {
      const found = nearest(label, names, true);
      if (found) return found;
    }
    // A name may be torn by its dots, too.
    for (const parts of [labels.slice(0, -1), labels]) {
      const found = parts.length > 1 ? nearest(parts.join("."), names, false) : null;
      if (found) return found;
    }
    return null;
  }

  /** The brand that the name of an account, a sender or an app imitates. */
  const imitatedName = (name, brands) => nearest(name.toLowerCase(), inBothAlphabets(brands), true);

  /* The closest imitation; without `parts` only of the name as a whole, but for one edit. */
  function nearest(name, brands, parts) {
    const chars = [...name];
    const readings = [spellings(name, false), spellings(name, true)];
    let best = null;
    for (const brand of brands) {
      const letters = [...brand];
      for (const spelling of readings[isAscii(brand) ? 0 : 1]) {
        const found = parts ? nearestPart(spelling, chars, letters) : whole(spelling.letters, letters, 1);
        if (found && (!best || found.distance < best.found.distance)) best = { brand, letters, spelling, found };
      }
    }
    return best && { brand: best.brand, marked: marked(chars, best) };
  }

  /* The alignment of the whole name, of the part nearest to the brand, or of a part between hyphens. */
  function nearestPart(spelling, name, brand) {
    const most = brand.length >= SHORTEST ? Math.floor(brand.length / LETTERS_PER_EDIT) : 0;
    const { letters } = spelling;
    const all = whole(letters, brand, most);
    if (all) return all;
    const inside = align(letters, brand, true);
    if (inside.distance <= (brand.length >= SHORTEST + 2 ? most - 1 : 0)) return inside;
    if (most > 2 && name.includes("-")) {
      for (const [start, end] of pieces(spelling, name)) {
        const found = whole(letters.slice(start, end), brand, most);
        if (found) return { ...found, start, end, differing: found.differing.map((at) => at + start) };
      }
    }
    return null;
  }

  function whole(letters, brand, most) {
    if (Math.abs(letters.length - brand.length) > most) return null;
    const found = align(letters, brand, false);
    return found.distance > most || (found.distance > 2 && span(letters, brand) < SPREAD) ? null : found;
  }

  /* How many letters of the brand lie between the first edit and the last. */
  function span(letters, brand) {
    const shorter = Math.min(letters.length, brand.length);
    let start = 0;
    while (start < shorter && letters[start] === brand[start]) start += 1;
    let end = 0;
    while (end < shorter && letters.at(-1 - end) === brand.at(-1 - end)) end += 1;
    return brand.length - start - end;
  }

  /* The stretches of letters between hyphens. */
  function* pieces({ places }, name) {
    let start = 0;
    for (let at = 1; at <= places.length; at += 1) {
      if (at === places.length || name.slice(places[at - 1], places[at]).includes("-")) {
        yield [start, at];
        start = at;
      }
    }
  }

  /* The name with the places that differ in brackets: `acme[1]ine`. */
  function marked(name, { spelling, found, letters }) {
    const differing = new Set(found.differing.map((at) => spelling.places[at]));
    if (spelling.how !== "sound" && spelling.how !== "layout") {
      // Places whose letter only looks right, or that a hyphen tears apart.
      const inside = spelling.places.slice(found.start, found.end);
      const held = new Set(inside);
      for (let at = inside[0]; at <= inside.at(-1); at += 1) {
        if (!held.has(at) || !letters.includes(name[at])) differing.add(at);
      }
    }
    return bracketed(name, differing);
  }

  const bracketed = (chars, differing) =>
    chars
      .map((char, at) => (differing.has(at) ? `[${char}]` : char))
      .join("")
      .replaceAll("][", "");

  /** The official number (E.164) that `value` is a slip or a twist away from, or an empty string. */
  function nearNumber(value, official, places) {
    const digits = withoutStart(value, "+");
    return (
      official.find((number) => {
        if (value === number) return false;
        const place = places.find(({ callingCode }) => number.startsWith(`+${callingCode}`));
        const national = withoutStart(number, place ? `+${place.callingCode}` : "+");
        const own = place ? place.inside(digits, national.length) : digits;
        return value.endsWith(national) || (own && align([...own], [...national], false).distance <= DIGITS_OFF);
      }) ?? ""
    );
  }

  Object.assign(sverkaContacts, { imitatedHost, imitatedName, nearNumber, bracketed });
})(window.sverkaContacts);
