/* «Did this help?»: with an endpoint it sends page code, verdict, reason and comment, and waits for a connection where
   there is none; without one the text is the reader's to copy or to save. Never says «sent» before a server took it. */
(function () {
  "use strict";
  const block = document.querySelector(".sv-feedback");
  if (!block) return;
  const [ask, form, status] = [".sv-feedback__ask", "form", "[role=status]"].map((part) => block.querySelector(part));
  const { endpoint, code, page, ...words } = block.dataset;
  const KEY = "sverka-feedback";
  const reasons = form.querySelector("[data-for=no]");
  let verdict;
  let memory = []; // where the browser refuses storage

  const say = (text) => { status.textContent = text; };
  function queue(items) {
    try {
      if (items) localStorage.setItem(KEY, JSON.stringify(items));
      const stored = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(stored) ? stored : [];
    } catch {
      return items ? (memory = items) : memory;
    }
  }

  /* True: taken; false: refused for good; otherwise it may be tried again. */
  async function post(item) {
    try {
      const { ok, status: answer } = await fetch(endpoint, { method: "POST", body: JSON.stringify(item), headers: { "Content-Type": "application/json" }, credentials: "omit", referrerPolicy: "no-referrer" });
      return ok || (answer >= 400 && answer < 500 && answer !== 408 && answer !== 429 ? false : undefined);
    } catch {
      return undefined;
    }
  }
  async function flush() {
    for (let waiting; (waiting = queue()).length;) {
      const taken = await post(waiting[0]);
      if (taken === undefined) return say(words.queued);
      queue(queue().slice(1));
      say(taken ? words.sent : words.notTaken);
    }
  }
  // One tab at a time, so that nothing is sent twice.
  const send = () => (navigator.locks ? navigator.locks.request(KEY, flush) : flush());

  function item() {
    const { reason, comment } = Object.fromEntries(new FormData(form));
    return { code, verdict, reason: (verdict === "no" && reason) || "", comment: comment.trim() };
  }
  function text() {
    const checked = verdict === "no" && form.querySelector(":checked");
    const said = block.querySelector(`[data-verdict=${verdict}]`).textContent;
    return [`${page} (${code})`, `${block.querySelector("h2").textContent} ${said}`, checked && checked.parentNode.textContent, form.elements.comment.value.trim()].filter(Boolean).join("\n") + "\n";
  }
  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
    link.download = `${code}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(words.saved.replace("{name}", link.download));
  }

  ask.addEventListener("click", ({ target }) => {
    verdict = target.dataset.verdict || verdict;
    if (!verdict) return;
    for (const button of ask.children) button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
    if (reasons) reasons.hidden = verdict === "yes";
    form.hidden = false;
    say("");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!endpoint) return navigator.clipboard.writeText(text()).then(() => say(words.copied)).catch(() => say(words.notCopied));
    queue([...queue(), item()]);
    form.hidden = ask.hidden = true;
    say(words.sending);
    return send();
  });
  form.querySelector("[data-does=save]")?.addEventListener("click", save);
  ask.hidden = false;
  if (!endpoint) return;
  addEventListener("online", send);
  if (queue().length) send();
})();
