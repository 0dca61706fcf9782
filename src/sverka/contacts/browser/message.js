/* What a message wants of its reader: verbs of asking with what they ask for, of demands.yml, in any order. */
(function (sverkaContacts) {
  "use strict";
  const { constants, fold, passesLuhn } = sverkaContacts;
  const { LANGUAGES, LOOKS, SEEN } = constants("demands");
  const NEAR = 14; // words between a verb and what it asks for
  const LONGEST = 80; // words of a sentence
  const TOGETHER = 3; // words from one part of a phrase to the next
  const CYRILLIC = /\p{Script=Cyrillic}/u;

  const words = (text) => text.split(/\s+/).filter(Boolean);
  const whole = (alternatives, endings = "") => new RegExp(`^(?:${alternatives.join("|")})${endings}$`, "u");

  /* A rule as it is searched for: the verb, and phrases of one or more words. */
  function ready(rule, language) {
    const { verbs, words: others, endings, nouns } = language;
    const spoken = rule.by && (verbs[rule.by] ? whole(words(verbs[rule.by]), endings) : whole(words(others[rule.by])));
    return {
      ...rule,
      verb: spoken,
      waits: !verbs[rule.by],
      of: phrases(rule.of, nouns),
      unless: phrases(rule.unless ?? "", nouns)
    };
  }

  /* Phrases of one or more words; `begins` tells words apart that begin none of them. */
  function phrases(text, nouns) {
    const all = words(text.replace(/\$/g, "\\$")).map((phrase) => phrase.split("+"));
    const begins = all.length
      ? whole(
          all.map(([first]) => first),
          nouns
        )
      : /(?!)/;
    return { begins, all: all.map((phrase) => phrase.map((stem) => whole([stem], nouns))) };
  }

  function compiled(language) {
    const sets = [
      "never",
      "not",
      "needs",
      "and",
      "joins",
      "selves",
      "you",
      "polite",
      "who",
      "if",
      "then",
      "it",
      "starts"
    ];
    return {
      ...Object.fromEntries(sets.map((name) => [name, new Set(words(language[name]))])),
      they: whole(words(language.they), language.nouns),
      infinitive: new RegExp(`${language.infinitive}$`, "u"),
      addressed: language.addressed && new RegExp(`${language.addressed}$`, "u"),
      latin: new Map(words(language.latin).map((pair) => pair.split(":"))),
      reach: Number(language.reach),
      innocent: phrases(language.innocent, language.nouns),
      asks: language.asks.map((rule) => ready(rule, language))
    };
  }

  let languages;
  // Only when a message is read.
  const allLanguages = () => (languages ??= Object.values(LANGUAGES).map(compiled));

  /* A word of both alphabets is read in the Cyrillic one; letters that stand apart are one word. */
  function plainWord(word) {
    const small = word.toLowerCase().replace(/['’]/g, "");
    return CYRILLIC.test(small) ? Array.from(small, (sign) => LOOKS[sign] ?? sign).join("") : small;
  }

  /* What goes on for ever is no sentence. */
  function inParts({ said, words: list }) {
    const parts = [];
    for (let at = 0; at < list.length; at += LONGEST) parts.push({ said, words: list.slice(at, at + LONGEST) });
    return parts;
  }

  /* A sentence in Latin letters as the language itself writes it: «nazovite kod». */
  function native(list, { latin }) {
    if (!latin.size || list.some((word) => CYRILLIC.test(word))) return list.slice();
    return list.map((word) =>
      word
        .replace(/([aeiou])y(?![aeiou])/g, "$1j")
        .replace(
          /shch|[sc]h|sch|[zkt][hs]|[yj][uaoe]|[a-z]/g,
          (sound) => latin.get(sound) ?? Array.from(sound, (sign) => latin.get(sign) ?? sign).join("")
        )
    );
  }

  /* A sentence that ends in several signs. */
  function withoutEnd(said) {
    let end = said.length;
    while (end && ".!?…".includes(said[end - 1])) end -= 1;
    return said.slice(0, end);
  }

  /** The sentences of `text`: its words, "," for what parts them, and the text itself. */
  function sentencesOf(text) {
    const seen = fold(text).text.replace(
      /(^|\P{L})((?:\p{L}[ .*_-]){2,}\p{L})(?!\p{L})/gu,
      (_, first, run) => first + run.replace(/\P{L}/gu, "")
    );
    return seen
      .replace(/\s{3,}/gu, (space) => (space.includes("\n") ? "\n" : "  "))
      .split(/[.!?…](?=[\s"»)]|$)|;\s|\n{1,2}(?=\s?[^\p{Ll}\s])/u)
      .map((said) => ({
        said: withoutEnd(said.trim()),
        words: Array.from(said.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?|[₽$€£]|[,:()«»]|\s[-–—]\s/gu), ([word]) =>
          /^[\p{L}\p{N}₽$€£]/u.test(word) ? plainWord(word) : ","
        )
      }))
      .flatMap(inParts);
  }

  /* Where a phrase begins in `list`, its words in this order. */
  function placesOf({ begins, all }, list) {
    const next = (phrase, part, from) =>
      part === phrase.length ||
      list
        .slice(from, from + TOGETHER)
        .some((word, at) => phrase[part].test(word) && next(phrase, part + 1, from + at + 1));
    return list.flatMap((word, at) =>
      begins.test(word) && all.some((phrase) => phrase[0].test(word) && next(phrase, 1, at + 1)) ? [at] : []
    );
  }

  /* The words after «если» say when, and ask for nothing: up to a comma, or to a verb that speaks to the reader. */
  function conditional(list, language) {
    const places = new Set();
    let inside = false;
    list.forEach((word, at) => {
      if (language.if.has(word)) inside = true;
      else if (word === "," || language.then.has(word) || language.addressed?.test?.(word)) inside = false;
      if (inside) places.add(at);
    });
    return places;
  }

  /* Whether the verb at `at` is "asked", "denied", or "" where it speaks of somebody else; `plainly`: by a word of
     need. */
  function standing(list, at, language, waits) {
    const bare = language.infinitive.test(list[at]);
    if (!waits && language.starts.size && at && list[at - 1] !== "," && !language.starts.has(list[at - 1]))
      return { how: "" };
    const first = at - (bare || waits ? 40 : language.reach);
    if ((bare || language.starts.size) && list.slice(at + 1, at + 5).some((word) => language.never.has(word)))
      return { how: "denied" };
    let parted = false;
    let spokenTo = false;
    let joined = false;
    for (let before = at - 1; before >= Math.max(0, first); before -= 1) {
      const word = list[before];
      if (language.polite.has(word)) return { how: "asked", plainly: true };
      if (language.never.has(word) || (language.not.has(word) && !parted)) return { how: "denied" };
      if (language.joins.has(word)) joined = true;
      if (language.needs.has(word)) {
        const denied = language.not.has(list[before - 1]) || language.never.has(list[before - 1]);
        return { how: denied ? "denied" : "asked", plainly: true };
      }
      if (language.you.has(word)) spokenTo = true;
      if ((bare || waits || list[at - 1] === "to") && language.who.has(word)) return { how: "" };
      if ((bare || list[at - 1] === "to") && !spokenTo && language.selves.has(word)) return { how: "" };
      if (word === "," || language.and.has(word)) parted = !joined;
    }
    // In a language whose verbs do not show it, only the first word of a sentence speaks to the reader for certain.
    return { how: "asked", plainly: !waits && !bare && (!language.starts.size || at === 0) };
  }

  /* What the rules of a language ask of one sentence; `before` holds the words ahead of it. */
  function sentence(list, before, language) {
    const skipped = conditional(list, language);
    const others = list.some((word) => language.they.test(word));
    const denied = list.some((word) => language.not.has(word) || language.never.has(word));
    const pointed = list.some((word) => language.it.has(word));
    const thingsOf = (rule) => placesOf(rule.of, list).filter((at) => !skipped.has(at));

    const free = (rule) => !placesOf(rule.unless, [...before, ...list]).length;

    /* The rule's verb at `at`, and what it asks for. */
    function asked(rule, at) {
      const { how, plainly } = standing(list, at, language, rule.waits);
      if (how !== (rule.denied ? "denied" : "asked") || (others && !plainly)) return false;
      if (!rule.of.all.length) return true;
      const things = thingsOf(rule);
      if (rule.follows) return things.some((place) => place > at && place - at <= NEAR);
      if (things.some((place) => place !== at && Math.abs(place - at) <= NEAR)) return true;
      return !rule.waits && pointed && placesOf(rule.of, [...before, ...list]).length > 0;
    }

    return function (rule) {
      if (!rule.verb) return (rule.want === "haste" || !(others || denied)) && thingsOf(rule).length > 0 && free(rule);
      return list.some((word, at) => rule.verb.test(word) && !skipped.has(at) && asked(rule, at)) && free(rule);
    };
  }

  /** What `text` asks of its reader: [{want, said, weak}], each want once, the strongest first said. */
  function demands(text, codeShown) {
    const found = new Map();
    for (const language of allLanguages()) {
      let before = [];
      for (const { said, words: all } of sentencesOf(text)) {
        const list = native(all, language);
        for (const at of placesOf(language.innocent, list)) list.fill("", at, at + 2);
        const says = sentence(list, before, language);
        for (const rule of language.asks) {
          if ((rule.hidden && codeShown) || !says(rule)) continue;
          const weak = Boolean(rule.weak) || (rule.want === "code" && codeShown);
          if (!found.has(rule.want) || (found.get(rule.want).weak && !weak))
            found.set(rule.want, { want: rule.want, said, weak });
        }
        before = [...before.slice(-NEAR), ...list];
      }
    }
    return [...found.values()];
  }

  /** Cards, accounts, wallets, codes … in `text`, which are contacts of no kind on record: [{kind, raw}]. */
  function things(text) {
    const found = [];
    let rest = fold(text).text;
    for (const { kind, pattern, sum } of SEEN) {
      const parts = [];
      let end = 0; // of what was found and is covered
      for (const { 0: raw, index } of rest.matchAll(new RegExp(pattern, "gu"))) {
        const previous = (index > end && rest[index - 1]) || "";
        if (/^[\p{L}\d]/u.test(raw) && (/[\p{L}\d]/u.test(previous) || (/^\d/.test(raw) && /[.,]/.test(previous))))
          continue;
        if (kind === "code" && isInnocent(raw)) continue;
        if (sum && !passesLuhn(raw.replace(/\D/g, ""))) continue;
        found.push({ kind, raw: raw.trim() });
        parts.push(rest.slice(end, index), " ".repeat(raw.length));
        end = index + raw.length;
      }
      rest = parts.join("") + rest.slice(end);
    }
    return found;
  }

  /* Codes that open nothing: of a page, a town, a discount. */
  const isInnocent = (raw) =>
    allLanguages().some(({ innocent }) =>
      sentencesOf(raw).some(({ words: list }) => placesOf(innocent, list).length > 0)
    );

  Object.assign(sverkaContacts, { demands, things });
})(window.sverkaContacts);
