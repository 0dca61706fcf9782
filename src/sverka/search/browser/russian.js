/* What the search of a site with Russian pages reads: ё as е, the other keyboard layout, Latin letters for Russian.
   src/sverka/search/russian.py does the same; tests/search/vectors.json holds the two equal. */
(function () {
  "use strict";
  const search = window.sverkaSearch;
  const plain = search.clean;

  const LETTERS = { ё: "е", ѐ: "е", ѝ: "и" };
  const clean = (text) => plain(text).replace(/[ёѐѝ]/g, (letter) => LETTERS[letter]);
  const words = (text) => clean(text).match(/[\p{L}\p{N}]+/gu) || [];

  const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&";
  const RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?';
  const pairs = (from, to) => new Map([...from].map((key, at) => [key, to[at]]));
  const TO_RUSSIAN = pairs(LATIN_KEYS, RUSSIAN_KEYS);
  const TO_LATIN = pairs(
    RUSSIAN_KEYS.slice(0, 33) + RUSSIAN_KEYS.slice(34, 67),
    LATIN_KEYS.slice(0, 33) + LATIN_KEYS.slice(34, 67)
  );
  const LATIN_LETTER = /[a-z]/i;

  /* What the same keys would have typed on the other layout: «ghbdtn» → «привет», «пщщпду» → «google». */
  function swapLayout(text) {
    const table = LATIN_LETTER.test(text) || !/[а-яё]/i.test(text) ? TO_RUSSIAN : TO_LATIN;
    return Array.from(text, (key) => table.get(key) || key).join("");
  }

  // The schemes of passports, of GOST and ISO, and what people type.
  const SOUNDS = {
    shch: "щ",
    tsya: "тся",
    tsja: "тся",
    tsia: "тся",
    sch: "щ",
    shh: "щ",
    iya: "ия",
    ija: "ия",
    iia: "ия",
    aya: "ая",
    aja: "ая",
    aia: "ая",
    iyu: "ию",
    iju: "ию",
    oye: "ое",
    oje: "ое",
    yye: "ые",
    yje: "ые",
    iye: "ие",
    ije: "ие",
    zh: "ж",
    kh: "х",
    ts: "ц",
    tc: "ц",
    cz: "ц",
    ch: "ч",
    sh: "ш",
    ck: "к",
    ph: "ф",
    yo: "е",
    jo: "е",
    yu: "ю",
    ju: "ю",
    iu: "ю",
    ya: "я",
    ja: "я",
    ia: "я",
    ye: "е",
    je: "е",
    iy: "ий",
    ij: "ий",
    yy: "ый",
    yj: "ый",
    yi: "ый",
    oy: "ой",
    oj: "ой",
    oi: "ой",
    ey: "ей",
    ej: "ей",
    ei: "ей",
    ay: "ай",
    aj: "ай",
    ai: "ай",
    uy: "уй",
    uj: "уй",
    ui: "уй",
    a: "а",
    b: "б",
    c: "ц",
    d: "д",
    e: "е",
    f: "ф",
    g: "г",
    h: "х",
    i: "и",
    j: "й",
    k: "к",
    l: "л",
    m: "м",
    n: "н",
    o: "о",
    p: "п",
    q: "к",
    r: "р",
    s: "с",
    t: "т",
    u: "у",
    v: "в",
    w: "в",
    x: "кс",
    y: "ы",
    z: "з"
  };
  // Before a vowel, y, j and i belong to it: «oy» is «ой», «oya» is «оя».
  const SOUND = new RegExp(
    Object.keys(SOUNDS)
      .sort((a, b) => b.length - a.length)
      .map((sound) => (/^[aeiouy][yji]$/.test(sound) && !/^[yji][aeou]/.test(sound) ? sound + "(?![aeouy])" : sound))
      .join("|"),
    "g"
  );
  const SOFT = /(?<=[a-z])['"`’ʹʺ]/gi;

  /* The likeliest Russian spelling of Latin letters: «podtverdit'» → «подтвердить». */
  const transliterate = (text) => clean(text.replace(SOFT, "ь")).replace(SOUND, (sound) => SOUNDS[sound]);

  // What schemes of transliteration and spelling by ear write differently becomes one.
  const FOLDS = [
    [/[ьъ]/g, ""],
    [/[йы]/g, "и"],
    [/э/g, "е"],
    [/[сш]ч|щ/g, "ш"],
    [/тс/g, "ц"],
    [/кс/g, "х"],
    [/и{1,40}([яюе])/g, "$1"],
    [/ио/g, "е"],
    [/(.)\1+/gu, "$1"]
  ];

  /* What spellings of one sound share: the key by which the vocabulary is sorted. */
  function skeleton(word) {
    const russian = LATIN_LETTER.test(word) ? transliterate(word) : word;
    return FOLDS.reduce((text, [from, to]) => text.replace(from, to), russian);
  }

  const PUNCTUATION_BEHIND = /[,.;:?!'"\])]{1,40}$/;
  const readings = {
    // A comma behind a word is the letter б on the other layout, or a comma.
    swapped: (piece) => [piece, piece.replace(PUNCTUATION_BEHIND, "")].map(swapLayout),
    latin: (piece) => [transliterate(piece)]
  };

  Object.assign(search, {
    clean,
    words,
    swapLayout,
    transliterate,
    skeleton,
    openEnd: /(?<=.)[истк]$/,
    spellings: (word) => [word, word + "ь"],
    readings
  });
})();
