/* What pages need before there is anything to keep (kept.js): ids, and whether something is kept already. */
(function () {
  "use strict";
  let made = 0;
  /* An id that no other tab gives; of one tab the later ones come later in order. */
  function newId() {
    const random = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
    return `${Date.now().toString(36)} ${String(++made).padStart(6, "0")} ${random}`;
  }

  /* Whether anything is, or was by version 1 under `key` of localStorage; a browser that does not say may have it. */
  async function isKept(key) {
    try {
      if (localStorage.getItem(key) !== null || !indexedDB.databases) return true;
      return (await indexedDB.databases()).some(({ name }) => name === "sverka");
    } catch {
      return true;
    }
  }

  window.sverkaKeeping = { newId, isKept };
})();
