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
    loading ??= Promise.all([words.records, words.engine].map(window.sverkaScripts.load)).then(
      () => window.sverkaContacts
    );
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }

  function show({ tone, line, wants, cards }) {
    // A stranger's contact has a card of its own.
    list.replaceChildren(...wants.filter(({ want }) => want !== "contact").map(demand), ...cards.map(card));
    after.hidden = !list.children.length;
    const linked = letter.links.length ? words.links.replace("{n}", letter.links.length) : "";
    status.dataset.tone = tone;
    status.textContent = [...line.map(sentence), linked, stale()].filter(Boolean).join(" ");
  }

  const template = (kind, name) => checker.querySelector(`template[data-${kind}="${name}"]`).content;
  /* What is no contact, by its kind. */
  const thingOf = (kind) =>
    checker.querySelector(`template[data-kind="${kind}"]`)
      ? template("kind", kind)
      : template("kind", "unaccounted-number");
  const titleOf = (kind) => thingOf(kind).querySelector("b").textContent;

  /* What answer.js says by name, in the words of the page. */
  function sentence({ say, wants = [], thing, wording, count }) {
    if (wording) return `${template("verdict", wording).querySelector(".sv-verdict__title").textContent}.`;
    if (!say) return `${titleOf(thing)}.`;
    const asked = wants.map((want) => template("want", want).querySelector("[data-asked]").dataset.asked);
    return words[say]
      .replace("{wants}", new Intl.ListFormat(words.lang).format(asked))
      .replace("{name}", thing ? titleOf(thing).toLowerCase() : "")
      .replace("{n}", count);
  }

  function demand({ want, said, grave }) {
    const item = template("want", want).firstElementChild.cloneNode(true);
    item.classList.toggle("sv-verdict--weak", !grave);
    item.querySelector("q").textContent = said.length > MOST_QUOTED ? `${said.slice(0, MOST_QUOTED)}…` : said;
    const cited = (window.sverkaContactsData.warned[want] ?? []).flatMap((id) =>
      Array.from(checker.querySelectorAll(`template[data-source="${id}"]`), ({ content }) =>
        content.firstElementChild.cloneNode(true)
      )
    );
    const warned = item.querySelector(".sv-verdict__record");
    warned.append(...cited.flatMap((link, at) => (at ? ["; ", link] : [link])));
    if (!cited.length) warned.remove();
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
      part("text").textContent = thingOf(finding.kind).querySelector("span").textContent;
    }
    part("value").firstElementChild.replaceChildren(...writtenOut(finding));
    const about = [recordOf(finding), ...reasonsOf(finding)].filter(Boolean);
    if (about.length) part("record").textContent = about.join(" ");
    else part("record").remove();
    return item;
  }

  /* The value as a whole, the characters that differ marked: the engine puts them in brackets. */
  function writtenOut({ kind, value, raw, like, said }) {
    const whole = kind === "domain" || kind === "email" ? unicode(value) : (raw || value).replace(/^tel:/, "");
    const pieces = like ? marked(whole, like.marked) : [whole];
    return said ? [`${said} → `, ...pieces] : pieces;
  }

  const unicode = (address) => address.split("@").map(window.sverkaContacts.unicodeHost).join("@");

  function marked(whole, spelling) {
    const plain = spelling.replace(/[[\]]/g, "");
    const isPart = whole.includes(plain);
    const pieces = grouped(isPart ? whole.replace(plain, () => spelling) : spelling)
      .split(/\[([^[\]]*)\]/)
      .map(function (piece, at) {
        if (!(at % 2)) return piece;
        const mark = document.createElement("mark");
        mark.textContent = piece;
        return mark;
      });
    return isPart || /^\+?\d+$/.test(plain) ? pieces : [...pieces, ` (${whole})`];
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
    const until = contact.status === "suspended" || contact.status === "retired" ? undefined : contact.review_by;
    const day = words.dates === "iso" ? until : until?.split("-").reverse().join(".");
    return (
      [inLanguage(contact.organisation), inLanguage(contact.label), day && `${words.until} ${day}`]
        .filter(Boolean)
        .join(". ") + "."
    );
  }

  function reasonsOf({ kind, verdict, reason, concealed, contact }) {
    const named = [];
    if (["expired", "suspended", "retired", "forbidden", "redirector"].includes(verdict)) named.push(verdict);
    if (reason === "draft") named.push("draft");
    if (concealed) named.push("hidden");
    if (kind === "sms-sender" || contact?.kind === "sms-sender") named.push("sender");
    const texts = named.map((name) => template("reason", name).textContent);
    return contact && contact.status !== "draft" && contact.reason
      ? [`${inLanguage(contact.reason)}.`, ...texts]
      : texts;
  }

  /* Says the answer in the first line below the field. Asked by the button, it brings that line into view; the focus
     stays. */
  function check(asked) {
    clearTimeout(waiting);
    const text = field.value;
    if (!text.trim() && !mail) return clear();
    if (text.length > MOST_CHARACTERS) return instead(words.tooLong);
    status.textContent ||= words.loading;
    return load()
      .then(function (engine) {
        if (field.value !== text) return;
        letter = mail ? engine.letter(mail) : NO_LETTER;
        show(engine.answer(text, letter, [location.hostname].filter(Boolean)));
        if (asked) status.scrollIntoView({ block: "nearest" });
      })
      .catch(() => instead(words.failed));
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
