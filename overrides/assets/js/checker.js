/* The reader's checker: judges what is pasted on this machine, with the engine and the records of the site.
   Both are loaded when the field is first used. Nothing is sent and nothing is kept. */
(function () {
  "use strict";
  const checker = document.getElementById("checker");
  if (!checker) return;
  const field = checker.querySelector("textarea");
  const status = checker.querySelector("[role=status]");
  const list = checker.querySelector("ol");
  const after = checker.querySelector(".sv-checker__after");
  const words = checker.dataset;
  const MOST_CHARACTERS = 200_000;
  const STALE_DAYS = 30;
  const WAIT = 250; // milliseconds after the last key

  // What weighs most comes first, and names the template that words it.
  const ORDER = ["denied", "imitation", "mismatch", "was-on-record", "unclear-link", "not-in-list", "badly-written", "other-operator", "on-record", "emergency"];
  const WORDED = {
    denied: "denied", imitation: "imitation", mismatch: "mismatch",
    retired: "was-on-record", suspended: "was-on-record", expired: "was-on-record",
    forbidden: "unclear-link", redirector: "unclear-link",
    unlisted: "not-in-list", "out-of-scope": "not-in-list",
    noncanonical: "badly-written", insecure: "badly-written",
    "other-operator": "other-operator", verified: "on-record", corroborated: "on-record",
  };
  const EMERGENCY = ["101", "102", "103", "104", "112"];

  // Only for the page below, which is shown nowhere and runs nothing.
  const rules = { createHTML: (html) => html };
  const pasted = window.trustedTypes ? window.trustedTypes.createPolicy("sverka-pasted", rules) : rules;

  let loading;
  let links = []; // of the message pasted last: what a link says and where it leads
  let waiting;

  /* A later try loads again: the connection may be back. */
  function load() {
    loading ??= Promise.all([words.records, words.engine].map(window.sverkaScripts.load)).then(() => window.sverkaContacts);
    loading.catch(() => { loading = undefined; });
    return loading;
  }

  /* A number or a name by itself is what somebody gave as a contact; a message is read as prose. */
  function segmentsOf(text) {
    const alone = text.trim();
    if (/^[\p{Nd}][\p{Nd}\s-]{1,7}$/u.test(alone)) {
      return [{ text: `tel:${alone}`, form: "target", role: "text", claimed: true }];
    }
    if (/^@[A-Za-z]\w{3,31}$/.test(alone)) return [{ text: `tg://resolve?domain=${alone.slice(1)}`, form: "target", role: "text" }];
    return text.split(/\r?\n/).filter((line) => line.trim()).map((line) => ({ text: line, form: "prose", role: "text" }));
  }

  function findings(engine, text) {
    const found = engine.check([...segmentsOf(text), ...links], { ownHosts: [location.hostname].filter(Boolean) });
    const seen = new Set();
    return found.filter(function (finding) {
      const key = [finding.kind, finding.value, finding.verdict, finding.said].join("\n");
      if (seen.has(key) || !wordingOf(finding)) return false;
      return seen.add(key);
    });
  }

  function wordingOf({ kind, value, verdict }) {
    if (kind === "short" && EMERGENCY.includes(value) && verdict === "unlisted") return "emergency";
    return WORDED[verdict];
  }

  function show(text, found) {
    const cards = found.map((finding) => ({ finding, wording: wordingOf(finding) }));
    cards.sort((one, other) => ORDER.indexOf(one.wording) - ORDER.indexOf(other.wording));
    list.replaceChildren(...cards.map(card));
    after.hidden = !cards.length;
    const said = cards.length ? words.found.replace("{n}", cards.length) : words.nothing;
    const linked = links.length ? ` ${words.links.replace("{n}", links.length)}` : "";
    status.textContent = said + linked + stale();
  }

  function stale() {
    const age = (new Date(window.sverkaContacts.ownDay()) - new Date(words.day)) / 86_400_000;
    return Math.abs(age) > STALE_DAYS ? ` ${words.stale}` : "";
  }

  function card({ finding, wording }) {
    const item = checker.querySelector(`template[data-verdict="${wording}"]`).content.firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector(`.sv-verdict__${name}`);
    part("value").firstElementChild.replaceChildren(...writtenOut(finding));
    const about = [recordOf(finding), ...reasonsOf(finding)].filter(Boolean);
    if (about.length) part("record").textContent = about.join(" ");
    else part("record").remove();
    return item;
  }

  /* The value with the characters that differ marked: the engine puts them in brackets. */
  function writtenOut({ kind, value, raw, like, said }) {
    const pieces = like ? marked(kind, value, like.marked) : [kind === "domain" || kind === "email" ? unicode(value) : raw || value];
    return said ? [`${said} → `, ...pieces] : pieces;
  }

  const unicode = (host) => window.sverkaContacts.unicodeHost(host);

  function marked(kind, value, spelling) {
    const plain = spelling.replace(/[[\]]/g, "");
    const whole = kind === "domain" ? unicode(value) : plain;
    const shown = whole.includes(plain) ? whole.replace(plain, () => spelling) : spelling;
    const pieces = grouped(shown).split(/\[([^\]]*)\]/).map(function (piece, at) {
      if (!(at % 2)) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    });
    return whole.includes(plain) ? pieces : [...pieces, ` (${whole})`];
  }

  /* A Russian number as people write it, brackets and all, the brackets around what differs. */
  function grouped(number) {
    if (!/^\+7\d{10}$/.test(number.replace(/[[\]]/g, "")) || number.startsWith("[")) return number;
    const before = { 1: " ", 4: " ", 7: "-", 9: "-" };
    let digits = 0;
    return number.replace(/^\+7/, "8").replace(/\[?\d/g, (digit) => (before[digits++] ?? "") + digit);
  }

  const inLanguage = (texts) => texts && (texts[words.lang] || Object.values(texts)[0]);

  function recordOf({ like, contact }) {
    if (like) return words.instead.replace("{name}", grouped(like.of));
    if (!contact || contact.status === "draft") return "";
    const until = contact.review_by ? ` (${contact.review_by.split("-").reverse().join(".")})` : "";
    return [inLanguage(contact.organisation), inLanguage(contact.label)].filter(Boolean).join(". ") + `${until}.`;
  }

  function reasonsOf({ kind, verdict, reason, concealed, contact }) {
    const named = [];
    if (["expired", "suspended", "retired", "forbidden", "redirector"].includes(verdict)) named.push(verdict);
    if (reason === "draft") named.push("draft");
    if (concealed) named.push("hidden");
    if (kind === "sms-sender" || contact?.kind === "sms-sender") named.push("sender");
    const texts = named.map((name) => checker.querySelector(`template[data-reason="${name}"]`).content.textContent);
    return contact && contact.status !== "draft" && contact.reason ? [`${inLanguage(contact.reason)}.`, ...texts] : texts;
  }

  function check() {
    clearTimeout(waiting);
    const text = field.value;
    if (!text.trim() && !links.length) return clear();
    if (text.length > MOST_CHARACTERS) {
      list.replaceChildren();
      status.textContent = words.tooLong;
      return undefined;
    }
    status.textContent ||= words.loading;
    return load().then(function (engine) {
      if (field.value === text) show(text, findings(engine, text));
    }).catch(function () {
      list.replaceChildren();
      status.textContent = words.failed;
    });
  }

  function clear() {
    clearTimeout(waiting);
    links = [];
    list.replaceChildren();
    status.textContent = "";
    after.hidden = true;
  }

  /* A pasted letter may say one address and lead to another; the text alone would not show it. */
  function linksIn(html) {
    if (!html) return [];
    const page = new DOMParser().parseFromString(pasted.createHTML(html), "text/html");
    return Array.from(page.querySelectorAll("a[href], area[href], form[action]"), (element) => ({
      text: element.getAttribute("href") || element.getAttribute("action"),
      form: "target",
      role: "link",
      label: element.textContent.trim(),
    })).filter(({ text }) => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(text.trim()));
  }

  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  field.addEventListener("paste", function (event) {
    links = linksIn(event.clipboardData?.getData("text/html"));
    setTimeout(check);
  });
  field.addEventListener("input", function () {
    clearTimeout(waiting);
    if (!field.value.trim()) clear();
    else waiting = setTimeout(check, WAIT);
  });
  checker.querySelector("[data-does=check]").addEventListener("click", check);
  checker.querySelector("[data-does=wipe]").addEventListener("click", function () {
    field.value = "";
    clear();
    field.focus();
  });
})();
