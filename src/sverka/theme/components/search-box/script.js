/* The search field of every page: a combobox with suggestions, and the way to the page of results.
   The engine and its index are loaded once a reader goes into the field. */
(function () {
  "use strict";
  const form = document.querySelector(".sv-search__form");
  if (!form) return;
  const field = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const failure = document.querySelector(".sv-search__failed");
  const words = form.dataset;
  const SHOWN = 7;
  const SHORTEST = 2;
  const RELEVANT = 0.25; // of the best score: below it a page only shares a common word with the query

  const search = (window.sverkaSearch = window.sverkaSearch || {});
  let loading;
  let active = -1;

  /* The engine of this page's language; loaded when it is first asked for. */
  function load() {
    if (loading) return loading;
    loading = Promise.all(words.scripts.split(" ").map((url) => window.sverkaScripts.load(words.base + url))).then(() =>
      search.engine(words.base + words.index, words.lang)
    );
    // A later focus tries again: the connection may be back.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }

  /* The card of the page whose code `text` is; null where it is no code of a page. */
  async function pageOf(engine, text) {
    const code = search.pageCode(text);
    const document = code ? (await engine.part("codes"))[code] : undefined;
    return document === undefined ? null : engine.card(document);
  }

  const relevant = (found) => found.filter((one) => one.score >= RELEVANT * found[0].score);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const go = (url) => location.assign(words.base + url);

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function fail(shown) {
    failure.hidden = !shown;
    if (shown) announce(failure.textContent);
  }

  /* Suggestions */

  let announcing;
  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      status.textContent = text;
    }, 400);
  }

  function close() {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(position) {
    const options = list.children;
    if (!options.length) return;
    // One step past either end comes back to the text that was typed.
    active = position < -1 ? options.length - 1 : position >= options.length ? -1 : position;
    for (let at = 0; at < options.length; at++) options[at].setAttribute("aria-selected", String(at === active));
    if (active < 0) {
      field.removeAttribute("aria-activedescendant");
    } else {
      field.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
  }

  /* What else the page is called, where that is what was typed. */
  function synonym(card, mark) {
    const isMarked = (text) => mark(text).length > 1;
    return isMarked(card.title) ? "" : card.synonyms.find(isMarked) || "";
  }

  function option(card, at, mark) {
    const item = element("li", "", card.title);
    item.id = "search-option-" + at;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.url = card.url;
    const also = synonym(card, mark);
    const notes = [also && fill(words.also, { q: also }), card.category !== card.title && card.category].filter(
      Boolean
    );
    if (notes.length) item.append(" ", element("small", "", notes.join(" · ")));
    return item;
  }

  async function suggestions(engine, text) {
    const coded = await pageOf(engine, text);
    if (coded) return [option(coded, 0, () => [])];
    const { found, mark } = await engine.answer(text);
    const cards = await Promise.all(
      relevant(found)
        .slice(0, SHOWN)
        .map((one) => engine.card(one.document))
    );
    return cards.map((card, at) => option(card, at, mark));
  }

  async function suggest() {
    const text = field.value.trim();
    if (text.length < SHORTEST) {
      close();
      announce("");
      return;
    }
    try {
      const options = await suggestions(await load(), text);
      fail(false);
      if (field.value.trim() !== text || document.activeElement !== field) return;
      close();
      list.replaceChildren(...options);
      list.hidden = !options.length;
      field.setAttribute("aria-expanded", String(options.length > 0));
      announce(options.length ? fill(words.hint, { n: options.length }) : words.noHint);
    } catch {
      fail(true);
    }
  }

  function keydown(event) {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) choose(active + (event.key === "ArrowDown" ? 1 : -1));
      else suggest();
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      go(list.children[active].dataset.url);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  }

  async function submit(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return field.focus();
    // Half of a character, which a program may paste, has no place in an address.
    const results = words.results + "?q=" + encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
    // Only what is loaded already may keep a reader waiting; the page of results knows codes too.
    const card = loading && (await loading.then((engine) => pageOf(engine, text)).catch(() => null));
    if (card) go(card.url);
    else location.assign(results);
  }

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.addEventListener("focus", () =>
    load().then(
      () => fail(false),
      () => fail(true)
    )
  );
  field.addEventListener("input", suggest);
  field.addEventListener("keydown", keydown);
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", function (event) {
    const item = event.target.closest("[role=option]");
    if (item) go(item.dataset.url);
  });
  form.addEventListener("submit", submit);
  search.box = { field, words, load, pageOf, relevant, element, fill };
})();
