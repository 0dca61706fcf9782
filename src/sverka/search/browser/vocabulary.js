/* Looks words up in the vocabulary: as they are written, as they sound, with slips of the finger, unfinished. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const END = "\uffff"; // sorts behind every key
  const LONGEST_ENDING = 5; // what a word may have behind the stem of another

  /* How many slips (a letter left out, added, changed, two swapped) make `stem` of the beginning of `word`, and
     where that beginning ends. Slips beyond `most` are not told apart. */
  function slips(stem, word, most) {
    const width = word.length + 1;
    let before = [],
      above = Array.from({ length: width }, (_, at) => at),
      row;
    for (let i = 1; i <= stem.length; i++) {
      row = [i];
      let least = i;
      for (let j = 1; j < width; j++) {
        const same = stem[i - 1] === word[j - 1];
        let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && stem[i - 1] === word[j - 2] && stem[i - 2] === word[j - 1])
          cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return { count: most + 1, end: 0 };
      [before, above] = [above, row];
    }
    let end = width - 1;
    for (let j = width - 1; j >= Math.max(0, width - 1 - LONGEST_ENDING); j--) if (above[j] < above[end]) end = j;
    return { count: above[end], end };
  }

  const reversed = (text) => Array.from(text).reverse().join("");
  const allowed = (word) => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);

  /* The vocabulary of an index that shards.js has opened; `stem` is the stemmer of its language. */
  function vocabulary(index, stem) {
    /* The parts `name`0, `name`1 … that may hold keys from `from` to `to`, by the first key of each. */
    function between(name, firsts, from, to) {
      let first = 0,
        last = -1;
      while (first + 1 < firsts.length && firsts[first + 1] < from) first++;
      for (last = first; last + 1 < firsts.length && firsts[last + 1] <= to; ) last++;
      const numbers = firsts.length ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
      return Promise.all(numbers.map((number) => index.part(name + number)));
    }
    const termsBetween = (from, to) => between("t", index.root.terms, from, to);

    function entry(shard, at) {
      let file = 0;
      while (file + 1 < shard.starts.length && shard.starts[file + 1] <= at) file++;
      return {
        term: shard.terms[at],
        key: shard.keys[at],
        count: search.number(shard.counts, at),
        file: "p" + (shard.file + file),
        position: at - shard.starts[file]
      };
    }

    async function exact(term) {
      const key = search.skeleton(term);
      for (const shard of await termsBetween(key, key)) {
        if (!shard.places.has(term)) continue;
        if (Object.hasOwn(shard.joins, term)) return exact(shard.joins[term]);
        return { ...entry(shard, shard.places.get(term)), matched: term };
      }
      return null;
    }

    /* The entries whose keys `accepts`, which must lie from `from` to `to`; joined terms by the one they belong to. */
    async function select(from, to, accepts) {
      const found = new Map();
      for (const shard of await termsBetween(from, to)) {
        for (let at = 0; at < shard.terms.length; at++) {
          if (!accepts(shard.keys[at], shard.terms[at])) continue;
          const term = shard.terms[at];
          const target = Object.hasOwn(shard.joins, term) ? await exact(shard.joins[term]) : entry(shard, at);
          if (target && !found.has(target.term)) found.set(target.term, { ...target, matched: term });
        }
      }
      return [...found.values()].sort((a, b) => b.count - a.count);
    }

    const known = (word) => exact(stem(word));

    async function sounding(word) {
      for (const spelling of search.spellings(word)) {
        const key = search.skeleton(stem(spelling));
        const found = key ? await select(key, key, (other) => other === key) : [];
        if (found.length) return found;
      }
      return [];
    }

    /* What the keys of all terms begin with that begin with `text`: its last letter may fold with what follows. */
    const keyOf = (text) => search.skeleton(text).replace(search.openEnd, "");

    const beginning = (word) => select(keyOf(word), keyOf(word) + END, (_, term) => term.startsWith(word));

    /* What `found` makes of the misspelt `word`: how many slips it takes, the mended word, whether its ending fits. */
    function mend(found, word) {
      const { count, end } = slips(found.matched, word, found.matched.length);
      const mended = found.matched + word.slice(end);
      return { ...found, slips: count, mended, fits: stem(mended) === found.matched };
    }

    /* Entries that `word` may be a misspelling of, nearest first. */
    async function near(word) {
      const most = allowed(word);
      if (!most) return [];
      const bare = stem(word),
        spelt = search.skeleton(word);
      // One slip leaves either the first half of a word whole or the second.
      const half = Math.max(1, Math.floor((bare.length - 1) / 2));
      const front = bare.slice(0, half),
        back = reversed(search.skeleton(bare.slice(-half)));
      const best = (list) =>
        list
          .map((found) => mend(found, word))
          // Two slips make another word of many; the first letter is seldom one of them.
          .filter((found) => found.slips <= 1 || found.matched[0] === word[0])
          .sort((a, b) => a.slips - b.slips || b.fits - a.fits || b.count - a.count);
      const close = (stem, word) => stem.length > 2 && slips(stem, word, most).count <= most;

      const found = best(
        await select(keyOf(front), keyOf(front) + END, (_, term) => term.startsWith(front) && close(term, word))
      );
      if (found.length && found[0].slips <= 1 && found[0].fits) return found;
      const keys = [];
      for (const shard of await between("e", index.root.endings, back, back + END)) {
        keys.push(
          ...shard
            .filter((end) => end.startsWith(back))
            .map(reversed)
            .filter((key) => close(key, spelt))
        );
      }
      const more = await Promise.all(keys.map((key) => select(key, key, (other) => other === key)));
      return best([...found, ...more.flat()]);
    }

    return { known, sounding, beginning, near, mend };
  }

  Object.assign(search, { vocabulary, slips });
})();
