/* Works the log as a reader does, and notes what the page says; added to each page of the log by kept_operations.py. */
addEventListener("DOMContentLoaded", () => {
  const find = (selector) => document.querySelector(selector);
  const form = find("#log form");
  const keep = find("#tool-keep");
  const status = find(".sv-toolbar__status");
  const words = { ...find("#log").dataset, ...find(".sv-toolbar").dataset };
  const shown = () => Array.from(document.querySelectorAll(".sv-entry__question"), ({ textContent }) => textContent);
  const entries = () => Array.from(document.querySelectorAll(".sv-entry"));
  const ofEntry = (entry) => entry.querySelector(".sv-entry__question").textContent;
  const press = (part, does) => part.querySelector(`[data-does=${does}]`).click();

  let file = "";
  let opened = ""; // the question of the entry that is being changed
  let running;
  // A saved file is read here, and not put among the downloads.
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => {
      file = text;
    });
    return "#";
  };
  HTMLAnchorElement.prototype.click = () => {};

  /* Resolves to the first text that begins as one of `texts` does. */
  const saying = (texts) =>
    new Promise((resolve) => {
      const starts = texts.map((text) => text.split("{")[0]);
      const observer = new MutationObserver(() => {
        const said = status.textContent;
        if (!said || !starts.some((start) => said.startsWith(start))) return;
        observer.disconnect();
        resolve(said);
      });
      observer.observe(status, { childList: true, characterData: true, subtree: true });
      setTimeout(resolve, 20_000, "nothing for 20 seconds");
    });
  const faults = [words.full, words.refused, words.foreign, words.notForgotten];

  function write(value) {
    form.elements.date.value = "2026-11-20";
    form.elements.question.value = value;
    form.querySelector("[type=submit]").click();
    opened = "";
  }
  function load(text) {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], "log.json", { type: "application/json" }));
    find("#log-file").files = chosen.files;
    find("#log-file").dispatchEvent(new Event("change"));
  }
  const entryOf = (question) => ({ date: "2026-11-01", channel: "call", number: "", question, answer: "", next: "" });
  const fileOf = (values) => JSON.stringify({ format: "sverka-log", version: 1, entries: values.map(entryOf) });

  /* Each begins and returns what it touches, what it puts, and the texts that end it; nothing where it cannot be. */
  const operations = {
    add([value]) {
      if (opened) return undefined;
      write(value);
      return { put: [value], texts: [words.added, words.shown, words.both] };
    },
    edit([value], entry) {
      if (!entry || opened) return undefined;
      const touched = [ofEntry(entry)];
      press(entry, "edit");
      write(value);
      return { touched, put: [value], texts: [words.changed, words.shown, words.both] };
    },
    open(_, entry) {
      if (!entry) return undefined;
      opened = ofEntry(entry);
      press(entry, "edit");
      return {};
    },
    submit([value]) {
      if (!opened) return undefined;
      const touched = [opened];
      write(value);
      return { touched, put: [value], texts: [words.changed, words.added, words.shown, words.both] };
    },
    remove(_, entry) {
      if (!entry) return undefined;
      const touched = [ofEntry(entry)];
      if (touched[0] === opened) opened = "";
      press(entry, "remove");
      return { touched, texts: [words.removed, words.both] };
    },
    undo() {
      if (find(".sv-log__undo").hidden) return undefined;
      const before = shown();
      press(find(".sv-log__undo"), "undo");
      return { put: shown().filter((one) => !before.includes(one)), texts: [words.restored, words.shown, words.both] };
    },
    import(values) {
      load(fileOf(values));
      return { put: values, texts: [words.imported, words.both] };
    },
    "import own"(_, entry, text) {
      if (!text) return undefined;
      const there = shown();
      const put = JSON.parse(text)
        .entries.map(({ question }) => question)
        .filter((one) => !there.includes(one));
      load(text);
      return { put, texts: [words.imported, words.both, words.foreign] };
    },
    export() {
      press(find(".sv-toolbar"), "export");
      return { texts: [words.saved] };
    },
    remember() {
      if (keep.checked) return undefined;
      keep.click();
      return { texts: [words.kept] };
    },
    forget() {
      if (!keep.checked) return undefined;
      keep.click();
      return { texts: [words.forgotten] };
    },
    wipe() {
      press(find(".sv-toolbar"), "wipe");
      if (find("#log dialog").open) press(find("#log dialog"), "wipe-now");
      opened = "";
      return { texts: [words.wiped] };
    },
    reload() {
      location.reload();
      return { texts: ["never"] };
    }
  };

  window.hand = {
    shown,
    /* Once what is remembered stands on the page. */
    async ready() {
      for (let before = -1; before !== entries().length; ) {
        before = entries().length;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    },
    /* All that is shown, once that is all of `expected` or too late. */
    async shows(expected) {
      for (let left = 100; left && !expected.every((one) => shown().includes(one)); left--)
        await new Promise((resolve) => setTimeout(resolve, 100));
      return shown();
    },
    begin(name, { values, text }) {
      const [some] = values;
      const all = entries();
      const entry = all[Number(some.split("-")[1]) % all.length];
      const begun = operations[name](values, entry, text);
      const { touched = [], put = [], texts } = begun || {};
      running = { put, said: texts ? saying([...texts, ...faults]) : "" };
      return touched;
    },
    async end() {
      const said = await running.said;
      await new Promise((resolve) => setTimeout(resolve));
      return { said, put: running.put, isOn: keep.checked, shown: shown(), file };
    }
  };
});
