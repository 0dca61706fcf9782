/* The reader's checker: says what a pasted message wants, and judges its contacts, on this machine, with the engine and
   the records of the site. Both are loaded when the field is first used. Nothing is sent and nothing is kept. */
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
  const MOST_QUOTED = 200;

  // What weighs most comes first, and names the template that words it.
  const ORDER = ["denied", "imitation", "mismatch", "was-on-record", "unclear-link", "not-in-list", "unaccounted", "badly-written", "other-operator", "on-record", "in-message", "emergency"];
  const WANTS = ["code", "password", "card", "money", "access", "secret", "documents", "contact", "haste"];
  const DANGEROUS = ["denied", "imitation", "mismatch", "unclear-link"];
  const OFF_RECORD = [...DANGEROUS, "was-on-record", "not-in-list"];
  // What pays or opens a telephone, whoever is on record.
  const PAYS = ["card", "account-number", "wallet", "remote-access"];
  const WORDED = {
    denied: "denied", imitation: "imitation", mismatch: "mismatch",
    retired: "was-on-record", suspended: "was-on-record", expired: "was-on-record",
    forbidden: "unclear-link", redirector: "unclear-link",
    unlisted: "not-in-list", "out-of-scope": "not-in-list",
    noncanonical: "badly-written", insecure: "badly-written",
    unaccounted: "unaccounted", "other-operator": "other-operator", verified: "on-record", corroborated: "on-record",
  };
  const EMERGENCY = ["101", "102", "103", "104", "112"];

  // Only for the page below, which is shown nowhere and runs nothing.
  const rules = { createHTML: (html) => html };
  const pasted = window.trustedTypes ? window.trustedTypes.createPolicy("sverka-pasted", rules) : rules;

  let loading;
  const NO_LETTER = { links: [], asked: [] };
  let mail; // the message pasted last, as mark-up
  let letter = NO_LETTER; // where it leads, and what its forms ask for
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
    const found = engine.check([...segmentsOf(text), ...letter.links], { ownHosts: [location.hostname].filter(Boolean) });
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

  function show(engine, text, found) {
    const seen = thingsIn(engine, text, found);
    const isMessage = saysMore(text, [...found, ...seen]);
    const cards = [...found, ...seen].map((finding) => ({ finding, wording: worded(finding, isMessage) }));
    cards.sort((one, other) => ORDER.indexOf(one.wording) - ORDER.indexOf(other.wording));
    const wants = isMessage ? wantsOf(engine, text, cards) : [];
    list.replaceChildren(...wants.filter(({ want }) => want !== "contact").map(demand), ...cards.map(card));
    after.hidden = !list.children.length;
    const linked = letter.links.length ? words.links.replace("{n}", letter.links.length) : "";
    const [tone, ...said] = isMessage ? ofMessage(wants, cards) : ofContacts(cards);
    status.dataset.tone = tone;
    status.textContent = [...said, linked, stale()].filter(Boolean).join(" ");
  }

  /* Cards, accounts and codes: the engine's own, or what stands in the text where it has none of that kind. */
  function thingsIn(engine, text, found) {
    const told = found.map(({ kind }) => kind);
    return engine.things(text).filter(({ kind }) => !told.includes(kind)).map((thing) => ({ ...thing, value: thing.raw, verdict: "unaccounted" }));
  }

  /* Whether there is more than contacts: then it is a message, and no contact in it tells who sent it. */
  function saysMore(text, found) {
    const left = found.reduce((rest, { raw }) => (raw ? rest.split(raw).join(" ") : rest), text);
    const alone = /^\s*\S+\s*$/.test(text) || segmentsOf(text)[0]?.form === "target";
    return letter.asked.length > 0 || (/\p{L}{3}/u.test(left) && !alone);
  }

  /* A contact on record proves nothing in a message. */
  function worded(finding, isMessage) {
    const wording = wordingOf(finding);
    return isMessage && ["on-record", "other-operator"].includes(wording) ? "in-message" : wording;
  }

  /* What the message asks for, the gravest first; what ordinary messages want, too, weighs beside a stranger's contact. */
  function wantsOf(engine, text, cards) {
    const strange = cards.some(({ finding, wording }) => PAYS.includes(finding.kind) ||
      DANGEROUS.includes(wording) || (OFF_RECORD.includes(wording) && !["app", "short"].includes(finding.kind)));
    const told = engine.demands(text, cards.some(({ finding }) => finding.kind === "code"));
    // What a form in a letter asks for goes to whoever wrote it.
    const found = [...letter.asked, ...told.filter(({ want }) => !letter.asked.some((field) => field.want === want))];
    const grave = ({ want, weak }) => !weak || (strange && (want !== "contact" || found.some((one) => one.want === "haste")));
    const off = cards.some(({ wording }) => OFF_RECORD.includes(wording));
    const wants = found.map((one) => ({ ...one, grave: grave(one) }));
    const counts = ({ want }) => want === "contact" ? off : want !== "haste" || strange || wants.some((one) => one.want !== "haste" && one.grave);
    return wants.filter(counts).sort((one, other) => WANTS.indexOf(one.want) - WANTS.indexOf(other.want));
  }

  const template = (kind, name) => checker.querySelector(`template[data-${kind}="${name}"]`).content;

  /* The first line of a message: what it wants, then where it leads. It never says that a contact is on record. */
  function ofMessage(wants, cards) {
    const has = (wordings) => cards.some(({ wording }) => wordings.includes(wording));
    const contact = has(DANGEROUS) ? words.bad : has(OFF_RECORD) ? words.strange : "";
    const kinds = cards.map(({ finding }) => finding.kind);
    const thing = kinds.find((kind) => PAYS.includes(kind) || kind === "ussd");
    const named = thing ? words.things.replace("{name}", titleOf(thing).toLowerCase()) : "";
    if (wants.length) {
      const asked = wants.map(({ want }) => template("want", want).querySelector(".sv-verdict__title").dataset.asked).join(", ");
      const grave = wants.some((one) => one.grave);
      return [grave ? "danger" : "caution", (grave ? words.danger : words.caution).replace("{wants}", asked), named, contact];
    }
    if (contact || named) return [has(DANGEROUS) ? "danger" : "caution", named, contact];
    if (kinds.includes("code")) return ["caution", words.code];
    return ["plain", words.plain, cards.length ? "" : words.nothing];
  }

  const titleOf = (kind) => template("kind", kind).querySelector("b").textContent;

  /* Nothing but contacts: what the gravest of them is. */
  function ofContacts(cards) {
    if (!cards.length) return ["plain", words.nothing];
    const [{ finding, wording }] = cards;
    const title = wording === "unaccounted" ? titleOf(finding.kind) : template("verdict", wording).querySelector(".sv-verdict__title").textContent;
    const tone = DANGEROUS.includes(wording) ? "danger" : [...OFF_RECORD, "unaccounted", "badly-written"].includes(wording) ? "caution" : "record";
    return [tone, `${title}.`, cards.length > 1 ? words.found.replace("{n}", cards.length) : ""];
  }

  function demand({ want, said, grave }) {
    const item = template("want", want).firstElementChild.cloneNode(true);
    item.classList.toggle("sv-verdict--weak", !grave);
    item.querySelector("q").textContent = said.length > MOST_QUOTED ? `${said.slice(0, MOST_QUOTED)}…` : said;
    const cited = (window.sverkaContactsData.modules.demands.tables.WANTS[want] ?? "").split(" ").flatMap((id) =>
      Array.from(checker.querySelectorAll(`template[data-source="${id}"]`), ({ content }) => content.firstElementChild.cloneNode(true)));
    item.querySelector(".sv-verdict__record").append(...cited.flatMap((link, at) => (at ? ["; ", link] : [link])));
    return item;
  }

  function stale() {
    const age = (new Date(window.sverkaContacts.ownDay()) - new Date(words.day)) / 86_400_000;
    return Math.abs(age) > STALE_DAYS ? words.stale : "";
  }

  function card({ finding, wording }) {
    const item = template("verdict", wording).firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector(`.sv-verdict__${name}`);
    if (wording === "unaccounted") {
      part("title").textContent = titleOf(finding.kind);
      part("text").textContent = template("kind", finding.kind).querySelector("span").textContent;
    }
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
    const texts = named.map((name) => template("reason", name).textContent);
    return contact && contact.status !== "draft" && contact.reason ? [`${inLanguage(contact.reason)}.`, ...texts] : texts;
  }

  /* Says the answer in the first line below the field. Asked by the button, it brings that line into view; the focus stays. */
  function check(asked) {
    clearTimeout(waiting);
    const text = field.value;
    if (!text.trim() && !mail) return clear();
    if (text.length > MOST_CHARACTERS) return instead(words.tooLong);
    status.textContent ||= words.loading;
    return load().then(function (engine) {
      if (field.value !== text) return;
      letter = mail ? engine.letter(mail) : NO_LETTER;
      show(engine, text, findings(engine, text));
      if (asked) status.scrollIntoView({ block: "nearest" });
    }).catch(() => instead(words.failed));
  }

  /* One line, and no cards. */
  function instead(said) {
    list.replaceChildren();
    after.hidden = true;
    status.dataset.tone = "plain";
    status.textContent = said;
  }

  function clear() {
    clearTimeout(waiting);
    mail = undefined;
    instead("");
  }

  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  field.addEventListener("paste", function (event) {
    const html = event.clipboardData?.getData("text/html");
    mail = html ? new DOMParser().parseFromString(pasted.createHTML(html), "text/html") : undefined;
    setTimeout(check);
  });
  field.addEventListener("input", function () {
    clearTimeout(waiting);
    if (!field.value.trim()) clear();
    else waiting = setTimeout(check, WAIT);
  });
  checker.querySelector("[data-does=check]").addEventListener("click", () => check(true));
  checker.querySelector("[data-does=wipe]").addEventListener("click", function () {
    field.value = "";
    clear();
    field.focus();
  });
})();
