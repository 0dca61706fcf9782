/* Search: a combobox in the page's search form, and the list on the results page.
   The index is a classic script, because nothing else can be loaded from a folder opened as file://. */
(function () {
  "use strict";
  const form = document.querySelector(".sv-search__form");
  if (!form) return;
  const field = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const results = document.getElementById("search-results");
  const words = form.dataset;
  const SHOWN_HINTS = 6;
  const SHOWN_RESULTS = 40;
  const CODE = /^\s*(\d{3})\s*[-\u2010-\u2014]?\s*(\d{2})\s*$/;

  let engine; // {index, documents} once loaded
  let loading;
  let active = -1;

  function script(name) {
    return new Promise(function (resolve, reject) {
      const element = document.createElement("script");
      element.async = false;
      element.onload = resolve;
      element.onerror = reject;
      element.src = words.base + "assets/search/" + name;
      document.head.append(element);
    });
  }

  function load() {
    if (loading) return loading;
    const lang = words.lang;
    const names = ["lunr.js"];
    if (lang !== "en") names.push("lunr.stemmer.support.js", "lunr." + lang + ".js");
    names.push("index." + lang + ".js");
    let data;
    window.sverkaSearchIndex = (given) => { data = given; };
    loading = Promise.all(names.map(script)).then(function () {
      // A language without pages has no index.
      engine = { index: data.index && window.lunr.Index.load(data.index), documents: data.documents };
    });
    // A later focus tries again: the connection may be back.
    loading.catch(() => { loading = undefined; });
    return loading;
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function codeOf(text) {
    const match = CODE.exec(text);
    return match && match[1] + "-" + match[2];
  }

  function pageWithCode(code) {
    return Object.keys(engine.documents).find((url) => engine.documents[url].code === code);
  }

  /* The index holds no ё. Any word may match; the last one may be unfinished. Misspelt words are tried only where nothing matches. */
  function search(text) {
    const url = codeOf(text) && pageWithCode(codeOf(text));
    if (url) return [url];
    const terms = text.normalize("NFC").toLowerCase().replace(/ё/g, "е").split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, 16);
    if (!terms.length || !engine.index) return [];
    const last = terms[terms.length - 1];
    let found = engine.index.query(function (query) {
      for (const term of terms) query.term(term, { boost: 10 });
      if (last.length > 1) query.term(last, { usePipeline: false, wildcard: window.lunr.Query.wildcard.TRAILING });
    });
    const long = terms.filter((term) => term.length > 3);
    if (!found.length && long.length) {
      found = engine.index.query((query) => long.forEach((term) => query.term(term, { editDistance: 1 })));
    }
    return found.map((match) => match.ref).filter((ref) => engine.documents[ref]);
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /* Suggestions */

  let announcing;
  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = text; }, 400);
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

  function option(url, at) {
    const page = engine.documents[url];
    const item = element("li", "", page.title);
    item.id = "search-option-" + at;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.url = url;
    if (page.category && page.category !== page.title) item.append(" ", element("small", "", page.category));
    return item;
  }

  function suggest() {
    const text = field.value.trim();
    if (text.length < 2) {
      close();
      announce("");
      return;
    }
    load().then(function () {
      if (field.value.trim() !== text || document.activeElement !== field) return;
      const urls = search(text).slice(0, SHOWN_HINTS);
      close();
      list.replaceChildren(...urls.map(option));
      list.hidden = !urls.length;
      field.setAttribute("aria-expanded", String(urls.length > 0));
      announce(urls.length ? fill(words.hint, { n: urls.length }) : words.noHint);
    }, () => announce(words.failed));
  }

  function go(url) {
    location.assign(words.base + url);
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

  function submit(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return field.focus();
    const url = engine && codeOf(text) && pageWithCode(codeOf(text));
    if (url) go(url);
    else location.assign(words.results + "?q=" + encodeURIComponent(text));
  }

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.addEventListener("focus", () => load().catch(() => {}));
  field.addEventListener("input", suggest);
  field.addEventListener("keydown", keydown);
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", function (event) {
    const item = event.target.closest("[role=option]");
    if (item) go(item.dataset.url);
  });
  form.addEventListener("submit", submit);
  document.addEventListener("keydown", function (event) {
    // The key of the slash types a full stop on a Russian layout, so its place counts too.
    const slash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
    if (!slash || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
  });

  /* Results page */

  function card(url) {
    const page = engine.documents[url];
    const item = element("li");
    const link = element("a", "", page.title);
    link.href = words.base + url;
    item.append(link);
    if (page.code) item.append(element("span", "sv-code", page.code));
    if (page.summary) item.append(element("p", "", page.summary));
    if (page.category && page.category !== page.title) item.append(element("p", "sv-list__category", page.category));
    return item;
  }

  function showResults(text) {
    const count = results.querySelector("[role=status]");
    const found = results.querySelector("ol");
    results.querySelector(".sv-results__start").hidden = true;
    count.textContent = results.dataset.loading;
    load().then(function () {
      const code = codeOf(text);
      if (code && pageWithCode(code)) return location.replace(words.base + pageWithCode(code));
      const urls = search(text);
      found.replaceChildren(...urls.slice(0, SHOWN_RESULTS).map(card));
      const message = urls.length ? words.found : code ? words.noCode : words.none;
      count.textContent = fill(message, { n: urls.length, q: text });
    }, () => { count.textContent = words.failed; });
  }

  const asked = results && new URLSearchParams(location.search).get("q");
  if (asked && asked.trim()) {
    field.value = asked.trim().slice(0, field.maxLength);
    showResults(field.value);
  } else if (results) {
    field.focus();
  }
})();
