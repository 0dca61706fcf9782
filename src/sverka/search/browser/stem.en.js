/* The English stemmer of M. F. Porter (1980), for words in small letters. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});

  // Endings are replaced where what stands before them has a measure of at least one, from step 4 on of two.
  const STEP_2 = Object.entries({
    ational: "ate",
    ization: "ize",
    iveness: "ive",
    fulness: "ful",
    ousness: "ous",
    tional: "tion",
    biliti: "ble",
    ation: "ate",
    alism: "al",
    aliti: "al",
    ousli: "ous",
    entli: "ent",
    iviti: "ive",
    enci: "ence",
    anci: "ance",
    izer: "ize",
    abli: "able",
    alli: "al",
    ator: "ate",
    eli: "e"
  });
  const STEP_3 = Object.entries({ icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ness: "", ful: "" });
  const STEP_4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou".split(" ");

  /* Letters as v and c: y is a vowel behind a consonant. */
  function shape(word) {
    let kinds = "";
    for (const letter of word) {
      const vowel = "aeiou".includes(letter) || (letter === "y" && kinds !== "" && !kinds.endsWith("v"));
      kinds += vowel ? "v" : "c";
    }
    return kinds;
  }
  const measure = (word) => (shape(word).match(/vc/g) || []).length;
  const hasVowel = (word) => shape(word).includes("v");
  const isShort = (word) => shape(word).endsWith("cvc") && !/[wxy]$/.test(word);

  function replaced(word, table) {
    const found = table.find(([ending]) => word.endsWith(ending));
    if (!found) return word;
    const before = word.slice(0, -found[0].length);
    return measure(before) > 0 ? before + found[1] : word;
  }

  function plural(word) {
    if (/sses$|ies$/.test(word)) return word.slice(0, -2);
    return /[^s]s$|^s$/.test(word) ? word.slice(0, -1) : word;
  }

  function past(word) {
    if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
    const before = word.replace(/(?:ed|ing)$/, "");
    if (before === word || !hasVowel(before)) return word;
    if (/(?:at|bl|iz)$/.test(before)) return before + "e";
    if (/([bdfgmnprt])\1$/.test(before)) return before.slice(0, -1);
    return measure(before) === 1 && isShort(before) ? before + "e" : before;
  }

  function derived(word) {
    const ending = STEP_4.find((text) => word.endsWith(text));
    if (!ending) return word;
    const before = word.slice(0, -ending.length);
    return measure(before) > 1 && (ending !== "ion" || /[st]$/.test(before)) ? before : word;
  }

  function final(word) {
    let left = word;
    if (left.endsWith("e")) {
      const before = left.slice(0, -1);
      if (measure(before) > 1 || (measure(before) === 1 && !isShort(before))) left = before;
    }
    return left.endsWith("ll") && measure(left) > 1 ? left.slice(0, -1) : left;
  }

  function stem(word) {
    let left = past(plural(word));
    if (left.endsWith("y") && hasVowel(left.slice(0, -1))) left = left.slice(0, -1) + "i";
    return final(derived(replaced(replaced(left, STEP_2), STEP_3)));
  }

  search.stems = Object.assign(search.stems || {}, { en: stem });
})();
