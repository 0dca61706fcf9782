/* Ranks documents for what a query means: BM25F, and more where words of the query make up the title. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  // As in src/sverka/search/inverted.py.
  const LEVELS = 24,
    STOP_WEIGHT = 0.35;
  // As in src/sverka/search/shards.py.
  const TITLE_UNIT = 8,
    PRIOR_UNIT = 20;
  // Tuned on real documentation and its questions: decisions/0005.
  const KNOWN_LONGER = 0.6; // how much a longer word counts where the word itself is known
  const UNFINISHED = 0.65; // how much of its rarity an unfinished word adds to what can be reached
  const COVER = 0.4; // the part of the score that only documents with every word get whole
  const TITLE_HAS = 0.045,
    TITLE_IS = 0.235,
    TITLE_WHOLE = 0.25,
    PHRASE = 0.2,
    PHRASE_WHOLE = 0.3,
    BEGINS = 0.6;

  const sum = (list, value) => list.reduce((total, one) => total + value(one), 0);

  /* Ranks the documents of an index that shards.js has opened. */
  function ranker(index) {
    const size = index.root.documents;
    const stops = new Set(index.root.stops.split(" "));
    const titles = Float32Array.from({ length: size }, (_, at) => search.number(index.root.titles, at) / TITLE_UNIT);
    const priors = Float32Array.from({ length: size }, (_, at) => search.number(index.root.priors, at) / PRIOR_UNIT);
    const rarity = (count) => Math.log(1 + (Math.max(0, size - count) + 0.5) / (count + 0.5));
    const rarityOf = (entries) => (entries.length ? rarity(sum(entries, (entry) => entry.count)) : 0);
    const floats = () => new Float32Array(size);

    async function postings(words) {
      const entries = words.flatMap((word) => [...word.found, ...word.longer]);
      const names = [...new Set(entries.map((entry) => entry.file))];
      const files = new Map(await Promise.all(names.map(async (name) => [name, await index.part(name)])));
      return (entry) => files.get(entry.file)[entry.position];
    }

    /* The documents for `words` of a query as query.js reads them, best first: `{document, score}`. */
    return async function rank(words) {
      const text = await postings(words);
      const score = floats(),
        covered = floats(),
        inTitle = floats(),
        inPhrase = floats();
      // Of the word at hand: what its best entry says of a document, how sure it is, and where the title has it.
      const says = floats(),
        sure = floats(),
        sureInTitle = floats();
      const place = new Uint8Array(size),
        placeBefore = new Uint8Array(size);
      let before = [],
        reachable = 0;

      words.forEach(function (word, number) {
        const weight = stops.has(word.word) || word.word.length < 2 ? STOP_WEIGHT : 1;
        const touched = [],
          titled = [];
        function use(entry, worth) {
          const numbers = text(entry),
            half = numbers.length / 2;
          for (let at = 0, document = -1; at < half; at++) {
            document += search.number(numbers, at) + 1;
            const packed = search.number(numbers, half + at);
            const impact = packed % (LEVELS + 1),
              where = (packed - impact) / (LEVELS + 1);
            if (!sure[document]) touched.push(document);
            if ((worth * impact) / LEVELS > says[document]) says[document] = (worth * impact) / LEVELS;
            if (worth > sure[document]) sure[document] = worth;
            if (where && worth > sureInTitle[document]) {
              if (!sureInTitle[document]) titled.push(document);
              sureInTitle[document] = worth;
              place[document] = where;
            }
          }
        }
        const own = rarityOf(word.found),
          longer = rarityOf(word.longer);
        word.found.forEach((entry) => use(entry, weight * own * entry.weight));
        // What a known word may become says less than the word itself, however rare it is.
        const worth = word.found.length ? Math.min(longer, own) * KNOWN_LONGER : longer;
        word.longer.forEach((entry) => use(entry, weight * worth));
        reachable += weight * (word.found.length ? own : longer * UNFINISHED);

        for (const document of touched) {
          score[document] += says[document];
          covered[document] += sure[document];
          says[document] = sure[document] = 0;
        }
        for (const document of titled) {
          inTitle[document] += sureInTitle[document];
          const follows = number
            ? placeBefore[document] && place[document] === placeBefore[document] + 1
            : place[document] === 1;
          if (follows) inPhrase[document] += sureInTitle[document];
          sureInTitle[document] = 0;
        }
        for (const document of before) placeBefore[document] = 0;
        for (const document of titled) {
          placeBefore[document] = place[document];
          place[document] = 0;
        }
        before = titled;
      });

      const found = [];
      for (let document = 0; document < size; document++) {
        if (!score[document]) continue;
        const cover = Math.min(1, covered[document] / reachable);
        let total = score[document] * (1 - COVER + COVER * cover);
        if (inTitle[document]) {
          const ofQuery = Math.min(1, inTitle[document] / reachable);
          const ofTitle = titles[document] ? Math.min(1, inTitle[document] / titles[document]) : 0;
          total += reachable * ofQuery * (TITLE_HAS + TITLE_IS * ofTitle + TITLE_WHOLE * ofTitle * ofQuery);
          const ofPhrase = inPhrase[document] / reachable;
          total += inPhrase[document] * (PHRASE + PHRASE_WHOLE * ofPhrase + BEGINS * Math.min(1, ofPhrase) ** 6);
        }
        found.push({ document, score: total * priors[document] });
      }
      return found.sort((a, b) => b.score - a.score || a.document - b.document);
    };
  }

  search.ranker = ranker;
})();
