/* What the private tools share: fields, remembering where the reader asks for it (remember.js), wiping, copying,
   saving, printing. Nothing is sent. */
(function () {
  "use strict";
  const bar = document.querySelector(".sv-toolbar");
  if (!bar) return;
  const words = bar.dataset;
  const status = bar.querySelector("[role=status]");
  const keep = bar.querySelector("#tool-keep");
  const KEY = "sverka-tool-" + words.tool; // of version 1, which kept everything in localStorage
  const FAULTS = ["full", "refused", "foreign"]; // of remember.js, each with its words

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

  /* Fields by their labels, so that a name written into one letter stands in the next. A label that comes again is told
     apart by its number. */
  const fields = [];
  let changed = () => {};

  function grow(field) {
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 2 + "px";
  }

  function enter(label, control, field) {
    const before = fields.filter((other) => other.label === label).length;
    const entered = { label, control, id: before ? `${label} ${before + 1}` : label, isTouched: false, ...field };
    fields.push(entered);
    control.addEventListener("input", () => {
      entered.isTouched = true;
      changed();
      put([[entered.id, entered.read()]]);
    });
  }

  /* `holder` shows the text on paper, where a field would cut it off. */
  function field(label, id, holder) {
    const made = element("textarea", { id, rows: 1, maxLength: 5000, autocomplete: "off" });
    const shown = () => {
      holder.dataset.value = made.value;
      grow(made);
    };
    made.addEventListener("input", shown);
    enter(label, made, {
      read: () => made.value,
      write: (value) => {
        made.value = typeof value === "string" ? value : "";
        shown();
      }
    });
    return made;
  }

  function tick(label, id) {
    const made = element("input", { id, type: "checkbox", autocomplete: "off" });
    enter(label, made, {
      read: () => made.checked,
      write: (value) => {
        made.checked = value === true;
      }
    });
    return made;
  }

  const FIELDS = {
    all: () => fields.filter(({ isTouched, read }) => isTouched || read()).map(({ id, read }) => [id, read()]),
    isKnown: (data) => ["string", "boolean"].includes(typeof data),
    // What the reader has written here stays; another tab may be another letter.
    show: (records) => {
      for (const { id, isTouched, write } of fields) if (!isTouched && records.has(id)) write(records.get(id));
      changed();
    },
    convert: (data) => (Object.values(data).every(FIELDS.isKnown) ? new Map(Object.entries(data)) : undefined),
    empty: () => {
      for (const field of fields) {
        field.write(undefined);
        field.isTouched = false;
      }
    }
  };

  /* Remembering */

  let loading; // remember.js, once there is something to remember
  let memory;
  let records;
  let isFaulty = false; // what is said of it then stays
  const isOn = () => Boolean(memory?.isOn());

  function load() {
    loading ||= window.sverkaScripts.load(words.script).then(() => {
      memory = window.sverkaRemember({ tool: words.tool, told, ...records });
      return memory.start(KEY, ({ version, data }) => (version === 1 ? records.convert(data) : undefined));
    });
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }
  function told(outcome) {
    keep.checked = isOn();
    isFaulty = FAULTS.includes(outcome);
    if (isFaulty) say(words[outcome]);
    else say(outcome === "off" ? words.forgotten : words.kept);
  }

  let looked = Promise.resolve();
  /* Once it is clear whether there is a memory; whatever the reader asked for before has then been asked of it. */
  async function settled() {
    await looked;
    if (loading) await loading.catch(() => {});
  }
  /* Changes records, id → data; says what the browser could not keep, and resolves to what came of it. */
  async function put(changes) {
    // At once, so that what another tab wrote is not taken for what the reader has seen.
    const begun = memory?.put(changes);
    await settled();
    if (!memory) return "off";
    const wasOn = isOn();
    const outcome = await (begun ?? memory.put(changes));
    if (FAULTS.includes(outcome) || isFaulty || isOn() !== wasOn) told(outcome);
    return outcome;
  }
  async function remember() {
    const isWanted = keep.checked;
    try {
      await load();
    } catch {
      return told("refused");
    }
    if (isWanted) return told(await memory.begin());
    told(await memory.end());
    if (isOn()) say(words.notForgotten);
    return undefined;
  }
  async function restore() {
    if (!(await window.sverkaKeeping.isKept(KEY))) return;
    const outcome = await load();
    keep.checked = isOn();
    if (outcome === "foreign" || (outcome === "full" && !keep.checked)) say(words[outcome]);
  }

  /* Leaving a field says how far one is, instead of every letter. */
  function progress() {
    const texts = fields.filter(({ control }) => control.type !== "checkbox");
    if (texts.length && !isFaulty)
      say(fill(words.filled, { n: texts.filter(({ read }) => read().trim()).length, m: texts.length }));
  }

  /* Wires the bar. `text` is what is copied; `file` names what is saved; `records` are those of a tool that has more
     than fields: what remember.js asks for, how to `convert` those of version 1, and to `empty` the page. */
  function start({ text, file, actions = {}, onChange = () => {}, records: own = FIELDS, beforeWipe }) {
    changed = onChange;
    records = own;
    const wipe = async () => {
      records.empty();
      changed();
      await settled();
      const outcome = memory ? await memory.end(true) : "off";
      keep.checked = isOn();
      say(outcome === "off" ? words.wiped : words.notForgotten);
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
    keep.addEventListener("change", remember);
    for (const { control } of fields) control.addEventListener("change", progress);
    for (const hidden of document.querySelectorAll("[data-with-tool]")) hidden.hidden = false;
    bar.hidden = false;
    document.documentElement.classList.add("sv-tool-on");
    changed();
    looked = restore().catch(() => {}); // a script that is missing; so nothing is remembered
  }

  window.sverkaTool = { element, field, fill, fields, put, save, say, start, tick };
})();
