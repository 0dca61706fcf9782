/* A sheet to fill in: each empty cell of its tables becomes a field, each ☐ a box to tick. The cell before it is the
   label. On paper the same tables are filled in by hand. */
(function () {
  "use strict";
  const sheet = document.querySelector("[data-sheet]");
  const tool = window.sverkaTool;
  if (!sheet || !tool) return;
  const rows = []; // [table, label, field]

  for (const table of sheet.querySelectorAll("table")) {
    for (const cell of table.querySelectorAll("tbody td:not(:first-child)")) {
      const written = cell.textContent.trim();
      if (written && written !== "☐") continue;
      const name = cell.previousElementSibling;
      const label = name.textContent.trim();
      const id = "field-" + rows.length;
      name.id = id + "-label";
      const made = written ? tool.tick(label, id) : tool.field(label, id, cell);
      // A label with a link in it would swallow the link.
      if (name.querySelector("a")) made.setAttribute("aria-labelledby", name.id);
      else name.replaceChildren(tool.element("label", { htmlFor: id }, ...name.childNodes));
      cell.replaceChildren(made);
      cell.classList.add(written ? "sv-cell--tick" : "sv-cell--field");
      table.classList.add("sv-table--form");
      rows.push([table, label, tool.fields.at(-1)]);
    }
  }
  if (!rows.length) return;

  /* Under the heading of each table, its rows. */
  function text() {
    const lines = [document.querySelector("h1").textContent.trim()];
    let last;
    for (const [table, label, { read }] of rows) {
      if (table !== last) lines.push("", heading(table));
      last = table;
      const value = read();
      lines.push(typeof value === "boolean" ? `[${value ? "x" : " "}] ${label}` : `${label}: ${value.trim()}`);
    }
    return lines.join("\n") + "\n";
  }
  function heading(table) {
    let before = table.previousElementSibling;
    while (before && before.tagName !== "H2") before = before.previousElementSibling;
    return before ? before.textContent.trim() : "";
  }

  rows.at(-1)[0].after(document.querySelector(".sv-toolbar"));
  tool.start({
    text,
    file: location.pathname
      .split("/")
      .pop()
      .replace(/\.html$/, "")
  });
})();
