/* Runs before the first paint: sets the reader's theme, so that no page flashes; later wires its button. */
(function () {
  "use strict";
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const key = "sverka-theme";

  // A browser may refuse storage; the button then works for the page at hand.
  function stored() {
    try { return localStorage.getItem(key); } catch { return null; }
  }
  function store(theme) {
    try { localStorage.setItem(key, theme); } catch { /* nothing to keep it in */ }
  }
  function apply(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  root.classList.add("js");
  apply(stored());

  document.addEventListener("DOMContentLoaded", function () {
    const button = document.querySelector(".sv-theme");
    if (!button) return;
    const text = button.querySelector(".sv-theme__text");
    const current = () => root.dataset.theme || "auto";
    const show = () => { text.textContent = button.dataset[current()]; };
    button.addEventListener("click", function () {
      const next = themes[(themes.indexOf(current()) + 1) % themes.length];
      apply(next);
      store(next);
      show();
    });
    show();
  });
})();
