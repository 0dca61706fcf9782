/* Text as the search sees it: words, and the spelling skeletons of those in Latin letters. src/sverka/search/text.py
   does the same at build time; tests/search/vectors.json holds the two equal. What a site with Russian pages reads
   beyond that stands in russian.js. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});

  const WORD = /[\p{L}\p{N}]+/gu;
  // Stress marks, soft hyphens and characters of no width stand inside of words that readers type without them.
  const UNSEEN = /[\u0300\u0301\u00ad\u200b-\u200d\u2060\ufeff]/g;

  const clean = (text) => text.normalize("NFC").replace(UNSEEN, "").toLowerCase().normalize("NFC");
  const words = (text) => clean(text).match(WORD) || [];

  // What is often written for one another becomes one.
  const FOLDS = [
    [/ph/g, "f"],
    [/ck/g, "k"],
    [/(.)\1+/gu, "$1"]
  ];

  /* What spellings of one sound share: the key by which the vocabulary is sorted. */
  const skeleton = (word) => FOLDS.reduce((text, [from, to]) => text.replace(from, to), word);

  Object.assign(search, {
    clean,
    words,
    skeleton,
    openEnd: /(?<=.)[pc]$/, // of a beginning: a letter that may fold with what follows
    spellings: (word) => [word],
    readings: {}, // name → what a piece of a query may be besides what is typed
    spoken: [] // numbers in words of other languages than English
  });
})();
