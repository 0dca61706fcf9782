/* Before the first paint: the theme and what a reader with weak sight has chosen, so that no page flashes. */
(function () {
  "use strict";
  const root = document.documentElement;
  const THEMES = ["auto", "light", "dark"];
  const SIGHT = { size: ["125", "150", "200"], spacing: ["wide"], contrast: ["high"], pictures: ["off"] };

  // A browser may refuse storage.
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }
  function store(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {}
  }
  function set(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  const get = (name) => root.dataset[name] || "";
  function setTheme(theme) {
    set("theme", theme === "auto" ? "" : theme);
    store("sverka-theme", theme);
  }

  root.classList.add("js");
  const theme = stored("sverka-theme");
  if (THEMES.includes(theme) && theme !== "auto") set("theme", theme);
  try {
    const kept = JSON.parse(stored("sverka-sight"));
    for (const name in SIGHT) if (SIGHT[name].includes(kept[name])) set(name, kept[name]);
  } catch {}

  document.addEventListener("DOMContentLoaded", function () {
    const button = document.querySelector(".sv-theme");
    const panel = document.querySelector(".sv-sight");
    if (!button || !panel) return;
    const sight = (window.sverkaSight = { SIGHT, get, set, setTheme, stored, store, show, shown() {} });
    let loading;

    function show() {
      button.querySelector(".sv-theme__text").textContent = button.dataset[get("theme") || "auto"];
      sight.shown();
    }
    const load = () =>
      (loading ||= window.sverkaScripts.load(panel.dataset.script).catch(() => {
        loading = panel.hidePopover();
      }));
    button.addEventListener("click", function () {
      setTheme(THEMES[(THEMES.indexOf(get("theme") || "auto") + 1) % THEMES.length]);
      show();
    });
    panel.addEventListener("beforetoggle", load);
    if (get("pictures")) load();
    show();
  });
})();
