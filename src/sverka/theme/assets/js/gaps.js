/* Questions that the search had no answer to: kept in this browser (kept.js) where the reader says so, exported,
   wiped. */
(function () {
  "use strict";
  const block = document.querySelector(".sv-gaps");
  if (!block) return;
  const [count, keep, save, wipe] = ["count", "keep", "save", "wipe"].map((name) =>
    block.querySelector(".sv-gaps__" + name)
  );
  const { earlier, watch } = window.sverkaKept;
  const kept = window.sverkaKept("gaps");
  let gaps = []; // { query, lang, date }
  let question = "";

  const idOf = ({ query, lang }) => `${lang} ${query}`;
  const isGap = (data) => data && typeof data.query === "string";
  // Of the version before, which kept them in localStorage.
  const old = earlier("sverka-search-gaps", (found) =>
    found.every(isGap) ? new Map(found.map((gap) => [idOf(gap), gap])) : undefined
  );
  let isForeign = Boolean(old && !old.records); // of a newer version, or damaged: left alone

  async function read() {
    const { records } = await kept.read();
    const found = Array.from(records.values(), ({ data }) => data).filter(isGap);
    const left = old?.records && localStorage.getItem(old.key) ? Array.from(old.records.values()) : [];
    const known = new Set(found.map(idOf));
    gaps = [...left.filter((gap) => !known.has(idOf(gap))), ...found];
    gaps.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  }

  function show() {
    keep.hidden = !question || gaps.some((gap) => gap.query === question);
    save.hidden = wipe.hidden = !gaps.length;
    count.hidden = !gaps.length && !isForeign;
    count.textContent = isForeign ? block.dataset.foreign : block.dataset.count.replace("{n}", gaps.length);
    block.hidden = !question && !gaps.length;
  }
  async function look() {
    try {
      await read();
    } catch (error) {
      isForeign ||= error.name === "VersionError";
    }
    show();
  }
  function refuse() {
    count.hidden = false;
    count.textContent = block.dataset.refused;
  }

  keep.addEventListener("click", async function () {
    const gap = { query: question, lang: document.documentElement.lang, date: new Date().toISOString().slice(0, 10) };
    try {
      await kept.change([[idOf(gap), gap, null]], { begin: true });
      await look();
      (save.hidden ? keep : save).focus();
    } catch {
      refuse();
    }
  });
  save.addEventListener("click", function () {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(gaps, null, 2) + "\n"], { type: "application/json" }));
    link.download = "search-gaps.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  });
  wipe.addEventListener("click", async function () {
    try {
      await kept.forget();
      localStorage.removeItem("sverka-search-gaps");
      await look();
    } catch {
      refuse();
    }
  });
  document.addEventListener("sverka-gap", function (event) {
    question = event.detail;
    show();
  });
  async function restore() {
    if (!(await window.sverkaKeeping.isKept("sverka-search-gaps"))) return;
    if (old?.records) await kept.takeOver(old).catch(() => {}); // it stays where it was
    await look();
  }

  show();
  watch(restore);
  restore();
})();
