/* The small engine: answers as engine.js does, from one lunr index that is loaded whole. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const MOST_WORDS = 16;

  async function engine(folder) {
    let data;
    window.sverkaSearchIndex = (given) => {
      data = given;
    };
    await window.sverkaScripts.load(folder + "index.js");
    // A language without pages has no index.
    const index = data.index && window.lunr.Index.load(data.index);
    const urls = Object.keys(data.documents);
    const numbers = new Map(urls.map((url, number) => [url, number]));

    /* Any word may match; the last one may be unfinished. Misspelt words are tried only where nothing matches. */
    function find(words) {
      if (!words.length || !index) return [];
      const last = words[words.length - 1];
      const found = index.query(function (query) {
        for (const word of words) query.term(word, { boost: 10 });
        if (last.length > 1) query.term(last, { usePipeline: false, wildcard: window.lunr.Query.wildcard.TRAILING });
      });
      const long = words.filter((word) => word.length > 3);
      if (found.length || !long.length) return found;
      return index.query((query) => long.forEach((word) => query.term(word, { editDistance: 1 })));
    }

    const parts = {
      codes: () => Object.fromEntries(urls.map((url, number) => [data.documents[url].code, number])),
      filters: () => ({})
    };
    return {
      size: urls.length,
      nearest: async () => urls.map((_, document) => ({ document, score: 0 })),
      async answer(text) {
        const found = find(search.words(text).slice(0, MOST_WORDS));
        return {
          found: found.map((match) => ({ document: numbers.get(match.ref), score: match.score })),
          corrected: "",
          mark: (piece) => [piece]
        };
      },
      card: async (document) => ({ url: urls[document], synonyms: [], ...data.documents[urls[document]] }),
      part: async (name) => parts[name]()
    };
  }

  Object.assign(search, { engine });
})();
