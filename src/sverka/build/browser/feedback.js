/* The form of «did this help?»: with an endpoint it sends page code, verdict, reason and comment, and waits for a
   connection where there is none (kept.js); without one the text is the reader's to copy or to save. Never says «sent»
   before a server took it. Its words stand before it in the same file, one a language (feedback_script.py). */
(function () {
  "use strict";
  const { words, reasons, endpoint } = window.sverkaFeedback;
  const block = document.querySelector(".sv-feedback");
  const status = block.querySelector("[role=status]");
  const { code } = block.dataset;
  let verdict;

  function element(name, properties, ...content) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  }
  const button = (text, properties) =>
    element("button", { className: "sv-button", type: "button", ...properties }, text);
  const say = (text) => {
    status.textContent = text;
  };

  /* The form */

  const choices = reasons.map(([value, title]) =>
    element("label", {}, element("input", { type: "radio", name: "reason", value }), title)
  );
  const why = element("fieldset", {}, element("legend", {}, words.reason), ...choices);
  const comment = element("textarea", { id: "feedback-comment", rows: 2, maxLength: 1000, autocomplete: "off" });
  comment.setAttribute("aria-describedby", "feedback-note");
  const buttons = endpoint
    ? [button(words.send, { type: "submit" })]
    : [
        button(words.copy, { type: "submit" }),
        button(words.save, { className: "sv-button sv-button--quiet", onclick: save })
      ];
  const form = element(
    "form",
    { hidden: true },
    why,
    element("label", { htmlFor: comment.id }, words.comment),
    comment,
    element("p", { className: "sv-feedback__note", id: "feedback-note" }, endpoint ? words.sends : words.local),
    element("p", { className: "sv-feedback__buttons" }, ...buttons)
  );
  status.before(form);
  const asking = block.querySelector(".sv-feedback__ask");

  function ask(chosen) {
    verdict = chosen;
    for (const one of asking.children) one.setAttribute("aria-pressed", String(one.dataset.verdict === verdict));
    why.hidden = verdict === "yes" || !reasons.length;
    form.hidden = false;
    say("");
  }

  /* Sending */

  const KEY = "sverka-feedback"; // the ids of what waits, so that a page sees at once whether this form is needed
  const held = new Map(); // id → what the browser refused to keep
  const gone = new Set(); // ids of what was taken or refused
  const isItem = (data) => data && typeof data.code === "string" && typeof data.verdict === "string";
  const kept = endpoint && window.sverkaKept("feedback");
  let isForeign = false; // what stands there under the key is not ours to replace

  /* Version 1 kept there what waits itself. */
  async function takeOver() {
    const old = window.sverkaKept.earlier(KEY, function (found) {
      if (found.every((one) => typeof one === "string")) return new Map();
      return found.every(isItem)
        ? new Map(found.map((item, at) => [`1 ${at} ${JSON.stringify(item)}`, item]))
        : undefined;
    });
    isForeign = Boolean(old && !old.records);
    if (!old?.records?.size) return;
    try {
      await kept.takeOver(old);
    } catch {
      isForeign = true;
      for (const [id, item] of old.records) held.set(id, item);
    }
  }

  /* What waits, the oldest first: id → item. */
  async function waiting() {
    const { records } = await kept.read().catch(() => ({ records: new Map() }));
    const found = Array.from(records, ([id, { data }]) => [id, data]).filter(([, data]) => isItem(data));
    const all = new Map([...held, ...found].filter(([id]) => !gone.has(id)));
    try {
      if (!isForeign) localStorage.setItem(KEY, JSON.stringify(Array.from(all.keys())));
    } catch {
      /* it goes with the next form that is opened */
    }
    return all;
  }

  /* True: taken; false: refused for good; otherwise it may be tried again. */
  async function post(item) {
    try {
      const { ok, status: answer } = await fetch(endpoint, {
        method: "POST",
        body: JSON.stringify(item),
        headers: { "Content-Type": "application/json" },
        credentials: "omit",
        referrerPolicy: "no-referrer"
      });
      return ok || (answer >= 400 && answer < 500 && answer !== 408 && answer !== 429 ? false : undefined);
    } catch {
      return undefined;
    }
  }
  async function flush() {
    for (let all; (all = await waiting()).size; ) {
      const [[id, item]] = all;
      const taken = await post(item);
      if (taken === undefined) return say(held.size ? words.held : words.queued);
      gone.add(id);
      if (!held.delete(id)) await kept.change([[id]]).catch(() => {});
      await waiting();
      say(taken ? words.sent : words.notTaken);
    }
    return undefined;
  }
  // One tab at a time, so that nothing is sent twice.
  const send = () => (navigator.locks ? navigator.locks.request(KEY, flush) : flush());

  const chosen = () => (verdict === "no" ? form.querySelector(":checked") : null);
  async function submit() {
    const id = window.sverkaKeeping.newId();
    const item = { code, verdict, reason: chosen()?.value ?? "", comment: comment.value.trim() };
    form.hidden = asking.hidden = true;
    say(words.sending);
    await kept.change([[id, item]], { begin: true }).catch(() => held.set(id, item));
    send();
  }

  /* The reader's own copy */

  function text() {
    const title = document.querySelector("h1").textContent.trim();
    const answer = asking.querySelector(`[data-verdict=${verdict}]`);
    const said = `${block.querySelector("h2").textContent} ${answer.textContent}`;
    return (
      [`${title} (${code})`, said, chosen()?.parentNode.textContent, comment.value.trim()].filter(Boolean).join("\n") +
      "\n"
    );
  }
  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      say(words.copied);
    } catch {
      say(words.notCopied);
    }
  }
  function save() {
    const link = element("a", {
      href: URL.createObjectURL(new Blob([text()], { type: "text/plain" })),
      download: `${code}.txt`
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(words.saved.replace("{name}", link.download));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (endpoint) submit();
    else copy();
  });
  window.sverkaFeedback.ask = ask;
  if (!endpoint) return;
  addEventListener("online", send);
  takeOver().then(send);
})();
