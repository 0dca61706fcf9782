/* The panel for weak sight, made when it is first opened: of each set a title and its choices. theme.js holds what is
   chosen, and sets it on every later page before the first paint. */
(function () {
  "use strict";
  const panel = document.querySelector(".sv-sight");
  const { SIGHT, get, set, setTheme, stored, store, show } = window.sverkaSight;

  // High contrast is one thing, light or dark the other: black on white is both, and goes along with the theme.
  const VALUES = { ...SIGHT, contrast: ["light", "dark"] };
  const shade = () => get("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const chosen = (name) => (name === "contrast" && get(name) ? shade() : get(name));
  function choose(name, value) {
    set(name, name === "contrast" && value ? "high" : value);
    if (name === "contrast") setTheme(value || "auto");
  }
  /* What another tab has chosen since, or a newer version, stays. */
  function keep(names) {
    let kept;
    try {
      kept = JSON.parse(stored("sverka-sight"));
    } catch {}
    const chosen = Object.fromEntries(names.map((name) => [name, get(name)]));
    store("sverka-sight", JSON.stringify({ ...kept, ...chosen }));
    show();
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }
  function button(words, does) {
    const made = element("button", "", words);
    made.type = "button";
    made.addEventListener("click", does);
    return made;
  }
  function group(name) {
    const [title, ...choices] = panel.dataset[name].split("|");
    const buttons = choices.map((words, at) => {
      const value = at ? VALUES[name][at - 1] : "";
      const made = button(words, () => {
        choose(name, value);
        keep([name]);
      });
      Object.assign(made, { name, value });
      return made;
    });
    const made = element("div", "sv-sight__set", element("p", "", title), element("div", "", ...buttons));
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", title);
    return made;
  }
  /* What stands in place of the pictures, once. */
  function describe() {
    for (const picture of document.querySelectorAll(".sv-main img:not(:has(+ .sv-alt))"))
      picture.after(element("span", "sv-alt", picture.alt));
  }
  window.sverkaSight.shown = function () {
    if (get("pictures")) describe();
    for (const choice of panel.querySelectorAll("[name]"))
      choice.setAttribute("aria-pressed", String(chosen(choice.name) === choice.value));
  };

  const [note, reset, close] = panel.dataset.end.split("|");
  panel.append(
    element("p", "sv-sight__title", panel.getAttribute("aria-label")),
    ...Object.keys(SIGHT).map(group),
    element("p", "sv-sight__note", note),
    element(
      "p",
      "sv-sight__end",
      button(reset, () => {
        for (const name in SIGHT) choose(name, "");
        keep(Object.keys(SIGHT));
      }),
      button(close, () => panel.hidePopover())
    )
  );
  // A panel must not cover what has the focus.
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(relatedTarget) && relatedTarget.getAttribute("popovertarget") !== panel.id)
      panel.hidePopover();
  });
  show();
})();
