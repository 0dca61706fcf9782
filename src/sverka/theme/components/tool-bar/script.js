/* What the private tools share: fields, remembering where the reader asks for it, wiping, copying, saving, printing.
   Nothing is sent. One key a tool in localStorage, written only while «remember» is ticked. */
(function () {
  "use strict";
  const bar = document.querySelector(".sv-toolbar");
  if (!bar) return;
  const words = bar.dataset;
  const status = bar.querySelector("[role=status]");
  const keep = bar.querySelector("#tool-keep");
  const KEY = "sverka-tool-" + words.tool;
  const VERSION = 1;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Said once more, a text is announced only if it changes.
  function say(text) {
    status.textContent = "";
    setTimeout(() => {
      status.textContent = text;
    });
  }

  function element(name, properties, ...content) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  }

  /* A browser may refuse storage, and anybody may have written into it. */
  function remembered() {
    try {
      const stored = JSON.parse(localStorage.getItem(KEY));
      return stored && stored.version === VERSION ? stored.data : null;
    } catch {
      return null;
    }
  }
  function store(data) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ version: VERSION, data }));
      return true;
    } catch {
      return false;
    }
  }
  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      /* nothing was kept */
    }
  }

  function save(name, type, ...parts) {
    const link = element("a", { download: name, href: URL.createObjectURL(new Blob(parts, { type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(fill(words.saved, { name }));
  }

  /* The clipboard is there on https and file:// alone; elsewhere a selected text is copied the old way. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = element("textarea", { value: text, className: "sv-hidden" });
      bar.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      return copied;
    }
  }

  /* Fields by their labels, so that a name written into one letter stands in the next. */
  const fields = [];
  let changed = () => {};

  function grow(field) {
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 2 + "px";
  }

  /* `holder` shows the text on paper, where a field would cut it off. */
  function field(label, id, holder) {
    const made = element("textarea", { id, rows: 1, maxLength: 5000, autocomplete: "off" });
    const shown = () => {
      holder.dataset.value = made.value;
      grow(made);
    };
    fields.push({
      label,
      control: made,
      read: () => made.value,
      write: (value) => {
        made.value = typeof value === "string" ? value : "";
        shown();
      }
    });
    made.addEventListener("input", () => {
      shown();
      update();
    });
    return made;
  }

  function tick(label, id) {
    const made = element("input", { id, type: "checkbox", autocomplete: "off" });
    fields.push({
      label,
      control: made,
      read: () => made.checked,
      write: (value) => {
        made.checked = value === true;
      }
    });
    made.addEventListener("change", update);
    return made;
  }

  function fieldsData() {
    const before = remembered() || {};
    return { ...before, ...Object.fromEntries(fields.map(({ label, read }) => [label, read()])) };
  }
  function fillFields(data) {
    for (const { label, write } of fields) if (Object.hasOwn(data, label)) write(data[label]);
  }
  function emptyFields() {
    for (const { write } of fields) write(undefined);
  }

  let data = fieldsData;
  function update() {
    changed();
    if (keep.checked && !store(data())) refuse();
  }
  function refuse() {
    keep.checked = false;
    say(words.refused);
  }

  /* Leaving a field says how far one is, instead of every letter. */
  function progress() {
    const texts = fields.filter(({ control }) => control.type !== "checkbox");
    if (texts.length) say(fill(words.filled, { n: texts.filter(({ read }) => read().trim()).length, m: texts.length }));
  }

  /* Wires the bar. `text` is what is copied; `file` names what is saved; a tool of fields needs nothing else. */
  function start({
    text,
    file,
    actions = {},
    onChange = () => {},
    read = fieldsData,
    write = fillFields,
    empty = emptyFields,
    beforeWipe
  }) {
    data = read;
    changed = onChange;
    const wipe = () => {
      keep.checked = false;
      forget();
      empty();
      changed();
      say(words.wiped);
    };
    const does = {
      copy: async () => say((await copy(text())) ? words.copied : words.notCopied),
      // Editors on old systems tell UTF-8 by the mark at its beginning, and end lines with two signs.
      txt: () => save(file + ".txt", "text/plain", "\ufeff" + text().replace(/\n/g, "\r\n")),
      print: () => window.print(),
      wipe: () => (beforeWipe ? beforeWipe(wipe) : wipe()),
      ...actions
    };
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("[data-does]");
      if (button) does[button.dataset.does]();
    });
    keep.addEventListener("change", () => {
      if (!keep.checked) {
        forget();
        say(words.forgotten);
      } else if (store(data())) say(words.kept);
      else refuse();
    });
    for (const { control } of fields) control.addEventListener("change", progress);
    const stored = remembered();
    if (stored) {
      keep.checked = true;
      write(stored);
    }
    for (const hidden of document.querySelectorAll("[data-with-tool]")) hidden.hidden = false;
    bar.hidden = false;
    document.documentElement.classList.add("sv-tool-on");
    changed();
  }

  window.sverkaTool = { element, field, fill, fields, save, say, start, tick, update };
})();
