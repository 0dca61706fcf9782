/* What a query means: as typed, on the other keyboard layout, in Latin letters, with slips of the finger. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const LONGEST_TEXT = 2000,
    LONGEST_WORD = 40,
    MOST_WORDS = 32;
  const MOST_GUESSES = 4; // spellings that one unknown word may stand for
  const MOST_LONGER = 12; // terms that an unfinished word may become
  const CLEARLY = 0.05; // by how much of the query another reading must know more than the plain one
  const SOUNDS_ALIKE = 0.9,
    ONE_SLIP = 0.8,
    MORE_SLIPS = 0.6; // how much a guess counts
  const NUMBER = /^\p{N}+$/u;
  const LATIN = /[a-z]/i;

  const cut = (text) => search.words(text).map((word) => word.slice(0, LONGEST_WORD));

  /* What a piece of a query between two spaces may be, by the name of the reading. */
  const READINGS = { typed: (piece) => [piece], ...search.readings };
  const OTHERS = Object.keys(search.readings);

  const sum = (list, value) => list.reduce((total, one) => total + value(one), 0);
  const best = (list, value) => list.reduce((one, other) => (value(other) > value(one) + CLEARLY ? other : one));

  /* The function that reads a query with `vocabulary`. It resolves to a list with one entry a word:
     `word` as read, `found` entries with a `weight`, `longer` entries that it may become, and `corrected`. */
  function reader(vocabulary) {
    const begins = (token) => (token.unfinished && token.word.length > 1 ? vocabulary.beginning(token.word) : []);

    async function look(word, name, unfinished) {
      const token = { word, unfinished, found: [], share: 0 };
      const exact = await vocabulary.known(word);
      if (exact) Object.assign(token, { found: [{ ...exact, weight: 1 }], share: 1 });
      else if (name === "latin" && !NUMBER.test(word)) {
        token.found = (await vocabulary.sounding(word)).map((one) => ({ ...one, weight: SOUNDS_ALIKE }));
        token.share = token.found.length && SOUNDS_ALIKE;
      }
      if (!token.share && (await begins(token)).length) token.share = 0.5;
      return token;
    }

    /* The words of one reading of a piece, and which share of its letters the vocabulary knows. */
    async function reading(words, name, piece, last) {
      const tokens = await Promise.all(words.map((word, at) => look(word, name, last && at === words.length - 1)));
      const length = sum(words, (word) => word.length);
      return {
        name,
        piece,
        tokens,
        length,
        share: length && sum(tokens, (token) => token.share * token.word.length) / length
      };
    }

    async function readAll(pieces, way) {
      return Promise.all(
        pieces.map(async function (piece, at) {
          const name = way === "latin" && !LATIN.test(piece) ? "typed" : way;
          const all = READINGS[name](piece).map((text) => reading(cut(text), name, piece, at === pieces.length - 1));
          return best(await Promise.all(all), (one) => one.share);
        })
      );
    }

    /* The reading of each piece: the one that suits the whole query, unless another alone knows the piece. */
    async function choose(pieces) {
      const typed = await readAll(pieces, "typed");
      const clear = (token) => token.found.length || NUMBER.test(token.word);
      if (typed.every((one) => one.tokens.every(clear))) return typed;
      const all = [typed];
      for (const way of OTHERS) all.push(await readAll(pieces, way));
      const whole = best(
        all,
        (some) => sum(some, (one) => one.share * one.length) / (sum(some, (one) => one.length) || 1)
      );
      // Half a piece is known by chance.
      const worth = (at) => (one) => (one.share > 0.5 || one === whole[at] ? one.share : 0);
      return pieces.map((_, at) =>
        whole[at].share === 1
          ? whole[at]
          : best(
              [whole, ...all].map((some) => some[at]),
              worth(at)
            )
      );
    }

    async function guess(word) {
      if (NUMBER.test(word)) return [];
      const sounding = await vocabulary.sounding(word);
      if (sounding.length) return sounding.map((one) => ({ ...one, weight: SOUNDS_ALIKE }));
      const near = await vocabulary.near(word);
      const best = near
        .filter((one) => one.slips === near[0].slips && one.fits === near[0].fits)
        .slice(0, MOST_GUESSES);
      // A longer stem says more of the word than a short one with a long ending.
      const longest = Math.max(...best.map((one) => one.matched.length));
      return best.map((one) => ({
        ...one,
        weight: ((one.slips > 1 ? MORE_SLIPS : ONE_SLIP) * one.matched.length) / longest
      }));
    }

    async function finish(token, name, exactly) {
      const longer = (await begins(token)).slice(0, MOST_LONGER);
      const found = token.found.length || longer.length || exactly ? token.found : await guess(token.word);
      const meant =
        found.length && found[0].weight < 1
          ? found[0].mended || vocabulary.mend(found[0], token.word).mended
          : token.word;
      return {
        word: token.word,
        found,
        longer: longer.filter((one) => !found.some((other) => other.term === one.term)),
        meant,
        changed: name !== "typed" || meant !== token.word
      };
    }

    const finishAll = (chosen, exactly) =>
      Promise.all(chosen.map((one) => Promise.all(one.tokens.map((token) => finish(token, one.name, exactly)))));

    /* `exactly`: as typed, without guesses. */
    return async function read(text, exactly) {
      const pieces = text.slice(0, LONGEST_TEXT).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
      if (!pieces.length) return { words: [], corrected: "" };
      let finished = await finishAll(exactly ? await readAll(pieces, "typed") : await choose(pieces), exactly);
      const isKnown = (word) => word.found.length || word.longer.length;
      for (const way of exactly || pieces.length > 1 ? [] : OTHERS) {
        // A single word that no reading knows: a slip on the wrong layout, or in Latin letters.
        if (!finished.flat().some(isKnown)) finished = await finishAll(await readAll(pieces, way));
      }
      const words = finished.flat();
      if (!words.some((word) => word.changed && isKnown(word))) return { words, corrected: "" };
      const shown = (some, at) =>
        some.some((word) => word.changed) ? some.map((word) => word.meant).join(" ") : pieces[at];
      return { words, corrected: finished.map(shown).join(" ") };
    };
  }

  search.reader = reader;
})();
