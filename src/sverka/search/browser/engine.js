/* The search of one language: opens its index, answers queries, gives the cards of what was found. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const CARDS_IN_SHARD = 20; // as in src/sverka/search/shards.py
  const MOST_STEMS = 2000; // that are remembered
  const LONGEST_BEGINNING = 5,
    MOST_RESEMBLING = 8,
    MOST_WORDS = 8;

  function remembering(make) {
    const known = new Map();
    return function (key) {
      if (!known.has(key)) {
        if (known.size >= MOST_STEMS) known.clear();
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
    const vocabulary = search.vocabulary(index, stem);
    const read = search.reader(vocabulary);
    const rank = search.ranker(index);

    /* What begins like a word that nothing is known of. */
    async function resembling(word) {
      for (let length = Math.min(word.length, LONGEST_BEGINNING); length > 1; length--) {
        const found = await vocabulary.beginning(word.slice(0, length));
        if (found.length)
          return { word, found: found.slice(0, MOST_RESEMBLING).map((one) => ({ ...one, weight: 1 })), longer: [] };
      }
      return { word, found: [], longer: [] };
    }

    return {
      size: index.root.documents,
      /* Resolves to `found`, documents with their scores, best first; `corrected`, the query that was answered where
         it is not the one that was typed; `mark`, which takes a text apart at the words that were meant. */
      async answer(text, exactly = false) {
        const { words, corrected } = await read(text, exactly);
        const stems = new Set(
          words.flatMap((word) => [stem(word.word), ...word.found.flatMap((one) => [one.term, one.matched])])
        );
        const last = words.length && words[words.length - 1].word;
        const isMeant = (word) => stems.has(stem(word)) || (last.length > 1 && word.startsWith(last));
        return { found: words.length ? await rank(words) : [], corrected, mark: (piece) => marked(piece, isMeant) };
      },
      /* Resolves to documents for a query without an answer: about words that begin alike, else the most asked. */
      async nearest(text) {
        const words = await Promise.all(search.words(text).slice(0, MOST_WORDS).map(resembling));
        const found = words.length ? await rank(words) : [];
        return found.length
          ? found
          : Array.from({ length: index.root.documents }, (_, document) => ({ document, score: 0 }));
      },
      card: async (document) =>
        (await index.part("c" + Math.floor(document / CARDS_IN_SHARD)))[document % CARDS_IN_SHARD],
      part: index.part
    };
  }

  Object.assign(search, { engine });
})();
