/* Questions that the search had no answer to: kept in this browser where the reader says so, exported, wiped. */
(function () {
  "use strict";
  const block = document.querySelector(".sv-gaps");
  if (!block) return;
  const [count, keep, save, wipe] = ["count", "keep", "save", "wipe"].map((name) =>
    block.querySelector(".sv-gaps__" + name)
  );
  const KEY = "sverka-search-gaps";
  const MOST = 500;
  let question = "";

  // A browser may refuse storage, and anybody may have written into it.
  function stored() {
    try {
      const gaps = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(gaps) ? gaps.filter((gap) => gap && typeof gap.query === "string") : [];
    } catch {
      return [];
    }
  }
  function store(gaps) {
    try {
      localStorage.setItem(KEY, JSON.stringify(gaps.slice(-MOST)));
    } catch {
      /* nothing to keep it in */
    }
  }

  function show() {
    const gaps = stored();
    keep.hidden = !question || gaps.some((gap) => gap.query === question);
    save.hidden = wipe.hidden = count.hidden = !gaps.length;
    count.textContent = block.dataset.count.replace("{n}", gaps.length);
    block.hidden = !question && !gaps.length;
  }

  keep.addEventListener("click", function () {
    store([
      ...stored(),
      { query: question, lang: document.documentElement.lang, date: new Date().toISOString().slice(0, 10) }
    ]);
    show();
    (save.hidden ? keep : save).focus();
  });
  save.addEventListener("click", function () {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(stored(), null, 2) + "\n"], { type: "application/json" }));
    link.download = "search-gaps.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  });
  wipe.addEventListener("click", function () {
    try {
      localStorage.removeItem(KEY);
    } catch {
      /* nothing was kept */
    }
    show();
  });
  document.addEventListener("sverka-gap", function (event) {
    question = event.detail;
    show();
  });
  show();
})();
