/* Runs before the first paint: sets the reader's theme and what a reader with weak sight has chosen, so that no page
   flashes; later wires the button of the theme and the panel. */
(function () {
  "use strict";
  const root = document.documentElement;
  const THEMES = ["auto", "light", "dark"];
  const SIGHT = ["size", "spacing", "contrast", "pictures"];

  // A browser may refuse storage; a choice then holds for the page at hand.
  function stored(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  }
  function store(key, value) {
    try { localStorage.setItem(key, value); } catch { /* nothing to keep it in */ }
  }
  /* An empty value, or auto, is what the page has by itself. */
  function set(name, value) {
    if (value && value !== "auto") root.dataset[name] = value;
    else delete root.dataset[name];
  }
  const get = (name) => root.dataset[name] || "";
  const theme = () => get("theme") || "auto";
  const shade = () => get("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

  function chosen() {
    try { return JSON.parse(stored("sverka-sight")) || {}; } catch { return {}; }
  }
  root.classList.add("js");
  if (THEMES.includes(stored("sverka-theme"))) set("theme", stored("sverka-theme"));
  for (const name of SIGHT) if (/^[a-z0-9]+$/.test(chosen()[name])) set(name, chosen()[name]);

  document.addEventListener("DOMContentLoaded", function () {
    const button = document.querySelector(".sv-theme");
    const text = document.querySelector(".sv-theme__text");
    const panel = document.querySelector(".sv-sight");

    /* What stands in place of the pictures, once. */
    function describe() {
      for (const picture of document.querySelectorAll(".sv-main img:not(:has(+ .sv-alt))")) {
        const words = document.createElement("span");
        words.className = "sv-alt";
        words.textContent = picture.alt;
        picture.after(words);
      }
    }
    function show() {
      if (button) text.textContent = button.dataset[theme()];
      if (get("pictures")) describe();
      for (const choice of panel ? panel.querySelectorAll("[data-value]") : []) {
        const { name } = choice.closest("[data-name]").dataset;
        const { value, shade: needed } = choice.dataset;
        choice.setAttribute("aria-pressed", String(get(name) === value && (!value || !needed || needed === shade())));
      }
    }
    function choose(name, value, needed) {
      set(name, value);
      if (needed) setTheme(needed);
      store("sverka-sight", JSON.stringify(Object.fromEntries(SIGHT.map((key) => [key, get(key)]))));
      show();
    }
    function setTheme(value) {
      set("theme", value);
      store("sverka-theme", value);
    }

    if (button) button.addEventListener("click", function () {
      setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
      show();
    });
    if (panel) {
      panel.addEventListener("click", ({ target }) => {
        const { value, shade: needed } = target.dataset;
        if (value !== undefined) choose(target.closest("[data-name]").dataset.name, value, needed);
        else if (target.matches("[data-does=reset]")) for (const name of SIGHT) choose(name, "", "auto");
      });
      // A panel must not cover what has the focus.
      panel.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget && !panel.contains(relatedTarget) && !relatedTarget.matches(".sv-sight-open")) panel.hidePopover();
      });
    }
    show();
  });
})();
