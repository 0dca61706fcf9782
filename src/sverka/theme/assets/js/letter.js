/* The builder of letters: the lists of a template become fields and boxes to tick, and its sheet shows the letter as
   it is written. A letter is copied, printed, or saved as text, as a Word document and as a draft of an e-mail. */
(function () {
  "use strict";
  const builder = document.querySelector("[data-letter]");
  const tool = window.sverkaTool;
  if (!builder || !tool) return;
  const { element } = tool;
  const sheet = builder.querySelector(".sv-sheet");
  const blanks = Array.from(sheet.querySelectorAll(".sv-blank"));
  const subject = sheet.querySelector(".sv-sheet__subject b").textContent.trim();
  const to = sheet.dataset.to;

  function controls(list, make, className) {
    const items = list ? Array.from(list.children) : [];
    const before = tool.fields.length;
    items.forEach((item, at) => {
      const label = item.textContent.trim();
      const id = `${className}-${at}`;
      const made = make(label, id, item);
      const name = element("label", { htmlFor: id }, label);
      item.replaceChildren(...(made.type === "checkbox" ? [made, name] : [name, made]));
      item.className = className;
    });
    list?.classList.replace("sv-ticks", "sv-form");
    return tool.fields.slice(before);
  }
  const fields = controls(builder.querySelector("[data-fields]"), tool.field, "sv-field");
  const ticks = controls(builder.querySelector("[data-attachments]"), tool.tick, "sv-tick");
  const attached = element("div", { className: "sv-sheet__attached", hidden: true });
  sheet.append(attached);

  const chosen = () => ticks.filter(({ read }) => read()).map(({ label }) => label);

  function show() {
    blanks.forEach((blank, at) => {
      let value = fields[at] ? fields[at].read().trim() : "";
      // The letter has its own full stop behind the blank.
      if (blank.nextSibling?.data?.startsWith(".")) value = value.replace(/\.$/, "");
      blank.textContent = value || "____";
      blank.classList.toggle("sv-blank--filled", Boolean(value));
    });
    attached.hidden = !chosen().length;
    attached.replaceChildren(
      element("p", {}, sheet.dataset.attached),
      element("ol", {}, ...chosen().map((label) => element("li", {}, label)))
    );
  }

  /* The letter by paragraphs. What stands in a list keeps its numbers or dashes. */
  function paragraphs() {
    const lines = [];
    for (const block of sheet.querySelector(".sv-text").children) {
      const items = block.matches("ul, ol") ? Array.from(block.children) : [];
      if (items.length)
        items.forEach((item, at) => lines.push((block.tagName === "OL" ? `${at + 1}. ` : "– ") + said(item)));
      else lines.push(said(block));
    }
    if (chosen().length)
      lines.push([sheet.dataset.attached, ...chosen().map((label, at) => `${at + 1}. ${label}`)].join("\n"));
    return lines;
  }
  // A line break that the reader typed stays; those of the source do not.
  function said(block) {
    const copy = block.cloneNode(true);
    const originals = block.querySelectorAll(".sv-blank");
    copy.querySelectorAll(".sv-blank").forEach((blank, at) => {
      blank.textContent = `\u0000${at}\u0000`;
    });
    return copy.textContent
      .replace(/\s+/g, " ")
      .trim()
      .replace(/\u0000(\d+)\u0000/g, (_, at) => originals[at].textContent);
  }
  const body = () => paragraphs().join("\n\n") + "\n";
  const text = () => `${subject}\n\n${body()}`;

  /* E-mail, RFC 5322 and MIME: base64 of UTF-8 in lines of 76 signs. No From: the mail program adds it. */
  const bytes = (string) => new TextEncoder().encode(string);
  const base64 = (string) => btoa(Array.from(bytes(string), (byte) => String.fromCharCode(byte)).join(""));

  // RFC 2047: a line with an encoded word has 76 signs at most, and no word cuts a character.
  function encoded(string) {
    const words = [""];
    for (const sign of string) {
      if (bytes(words.at(-1) + sign).length > 39) words.push("");
      words[words.length - 1] += sign;
    }
    return words.map((word) => `=?UTF-8?B?${base64(word)}?=`).join("\r\n ");
  }
  function message() {
    const head = [
      `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
      ...(to ? [`To: ${to}`] : []),
      `Subject: ${encoded(subject)}`,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "X-Unsent: 1" // Outlook opens it as a draft
    ];
    const lines = base64(body().replace(/\n/g, "\r\n")).match(/.{1,76}/g);
    return [...head, "", ...lines, ""].join("\r\n");
  }

  const file = location.pathname
    .split("/")
    .pop()
    .replace(/\.html$/, "");
  tool.start({
    text,
    file,
    onChange: show,
    actions: {
      eml: () => tool.save(file + ".eml", "message/rfc822", message()),
      docx: () => tool.save(file + ".docx", window.sverkaDocx.type, window.sverkaDocx.document(subject, paragraphs())),
      mail: () => {
        const text = encodeURIComponent(body().replace(/\n/g, "\r\n"));
        location.href = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${text}`;
      }
    }
  });
  builder.classList.add("sv-builder--on");
})();
