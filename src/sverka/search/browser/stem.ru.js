/* The Russian stemmer of Snowball (M. F. Porter), for words in small letters with е for ё. */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const VOWEL = /[аеиоуыэюя]/;
  const byLength = (...groups) =>
    groups
      .join(" ")
      .split(" ")
      .sort((a, b) => b.length - a.length);

  // Of each kind, the endings that stand only after а or я, and all of them, longest first.
  const kind = (after, others) => ({ after: new Set(after.split(" ")), all: byLength(after, others) });
  const GERUND = kind("в вши вшись", "ив ивши ившись ыв ывши ывшись");
  const PARTICIPLE = kind("ем нн вш ющ щ", "ивш ывш ующ");
  const VERB = kind(
    "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
    "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю"
  );
  const ADJECTIVE = byLength("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
  const NOUN = byLength(
    "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я"
  );
  const REFLEXIVE = ["ся", "сь"];
  const DERIVED = ["ость", "ост"];
  const SUPERLATIVE = ["ейше", "ейш"];

  /* `word` without the longest of `endings` that begins at `from` or later; null where none does. */
  function without(word, endings, from, after) {
    const ending = endings.find((text) => word.endsWith(text) && word.length - text.length >= from);
    if (ending === undefined) return null;
    const at = word.length - ending.length;
    if (after && after.has(ending) && !(at > from && /[ая]/.test(word[at - 1]))) return null;
    return word.slice(0, at);
  }

  function second(word, start) {
    let at = start;
    while (at < word.length && !VOWEL.test(word[at])) at++;
    while (at < word.length && VOWEL.test(word[at])) at++;
    return at + 1;
  }

  function adjectival(word, from) {
    const bare = without(word, ADJECTIVE, from);
    if (bare === null) return null;
    return without(bare, PARTICIPLE.all, from, PARTICIPLE.after) ?? bare;
  }

  function stem(word) {
    const vowel = word.search(VOWEL);
    if (vowel < 0) return word;
    const from = vowel + 1;
    const region = second(word, second(word, 0));
    let left = without(word, GERUND.all, from, GERUND.after);
    if (left === null) {
      left = without(word, REFLEXIVE, from) ?? word;
      left = adjectival(left, from) ?? without(left, VERB.all, from, VERB.after) ?? without(left, NOUN, from) ?? left;
    }
    left = without(left, ["и"], from) ?? left;
    left = without(left, DERIVED, Math.max(region, from)) ?? left;
    const plain = without(left, SUPERLATIVE, from);
    if (plain !== null || without(left, ["нн"], from) !== null) {
      const bare = plain ?? left;
      return without(bare, ["нн"], from) === null ? bare : bare.slice(0, -1);
    }
    return without(left, ["ь"], from) ?? left;
  }

  search.stems = Object.assign(search.stems || {}, { ru: stem });
})();
