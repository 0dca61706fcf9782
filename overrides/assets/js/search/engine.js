/* The search of one language: opens its index, answers queries, gives the cards of what was found. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const CARDS_IN_SHARD = 20; // as in src/sverka/search/shards.py
  const MOST_CHOICES = 2000; // stems that are remembered

  function remembering(make) {
    const known = new Map();
    return function (key) {
      if (!known.has(key)) {
        if (known.size >= MOST_CHOICES) known.clear();
        known.set(key, make(key));
      }
      return known.get(key);
    };
  }

  /* Where `text` has a word that was searched for: pieces of `text`, every second one such a word. */
  function marked(text, isMeant) {
    const pieces = [""];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\u0301]+/gu)) {
      if (!search.words(match[0]).some(isMeant)) continue;
      pieces[pieces.length - 1] += text.slice(end, match.index);
      pieces.push(match[0], "");
      end = match.index + match[0].length;
    }
    pieces[pieces.length - 1] += text.slice(end);
    return pieces;
  }

  /* Opens the index in `folder`, whose pages are in `language`; rejects where a part of it is missing or damaged. */
  async function engine(folder, language) {
    const index = await search.open(folder);
    const stem = remembering(search.stems[language] || search.stems.en);
    const read = search.reader(search.vocabulary(index, stem));
    const rank = search.ranker(index);

    return {
      /* Resolves to `found`, documents with their scores, best first; `corrected`, the query that was answered where
         it is not the one that was typed; `mark`, which takes a text apart at the words that were meant. */
      async answer(text, exactly = false) {
        const { words, corrected } = await read(text, exactly);
        const stems = new Set(words.flatMap((word) => [stem(word.word), ...word.found.flatMap((one) => [one.term, one.matched])]));
        const last = words.length && words[words.length - 1].word;
        const isMeant = (word) => stems.has(stem(word)) || (last.length > 1 && word.startsWith(last));
        return { found: words.length ? await rank(words) : [], corrected, mark: (piece) => marked(piece, isMeant) };
      },
      card: async (document) => (await index.part("c" + Math.floor(document / CARDS_IN_SHARD)))[document % CARDS_IN_SHARD],
      part: index.part,
    };
  }

  Object.assign(search, { engine });
})();
