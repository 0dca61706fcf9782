/* Where a pasted letter leads, whoever follows it, and what its forms ask for; its text alone would not show it. */
(function (sverkaContacts) {
  "use strict";
  const { FIELDS } = sverkaContacts.constants("demands");
  const LEADS = [
    "href",
    "xlink:href",
    "action",
    "formaction",
    "ping",
    "src",
    "srcset",
    "data",
    "background",
    "poster",
    "cite",
    "longdesc",
    "codebase",
    "classid",
    "archive",
    "manifest",
    "profile",
    "lowsrc",
    "dynsrc"
  ];
  const ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i;
  const NO_FIELDS = ["hidden", "submit", "button", "reset", "image"];

  /** The links of a parsed letter as segments for check(), and what its forms ask for: [{want, said, weak}]. */
  function letter(page) {
    const base = plain(page.querySelector("base[href]")?.getAttribute("href"));
    const links = Array.from(page.querySelectorAll("*"), (element) =>
      addressesOf(element).map((address) => ({
        text: absolute(address, base),
        form: "target",
        role: "link",
        label: labelOf(element)
      }))
    );
    const asked = Array.from(page.querySelectorAll("input, textarea, select"), askedBy).filter(Boolean);
    return { links: links.flat().filter(({ text }) => ABSOLUTE.test(text)), asked: onceEach(asked) };
  }

  // Browsers pass over tabs and line ends in an address, and over blanks before it.
  const plain = (address) => (address ?? "").replace(/[\t\r\n]/g, "").replace(/^[\0- ]+/, "");

  function absolute(address, base) {
    if (ABSOLUTE.test(address) || !ABSOLUTE.test(base)) return address;
    try {
      return new URL(address, base).href;
    } catch {
      return base;
    }
  }

  function addressesOf(element) {
    const found = LEADS.flatMap(function (name) {
      const value = element.getAttribute(name) ?? "";
      if (name === "srcset") return value.split(/,\s/).map((part) => part.trim().split(/\s/, 1)[0]);
      return name === "ping" || name === "archive" ? value.split(/\s+/) : [value];
    });
    const refresh =
      element.localName === "meta" && /url\s*=\s*["']?([^"']+)/i.exec(element.getAttribute("content") ?? "");
    if (refresh) found.push(refresh[1]);
    const styles = (element.getAttribute("style") ?? "") + (element.localName === "style" ? element.textContent : "");
    for (const [, address] of styles.matchAll(/(?:url\(|@import)\s*["']?([^"')\s]+)/gi)) found.push(address);
    return found.map(plain).filter(Boolean);
  }

  /* What a reader sees of a link: its text, or what stands for it. */
  function labelOf(element) {
    if (!["a", "area", "button", "input"].includes(element.localName)) return "";
    const given = ["alt", "value", "aria-label", "title"].map((name) => element.getAttribute(name));
    return (
      element.textContent.trim() || element.querySelector("[alt]")?.getAttribute("alt") || given.find(Boolean) || ""
    );
  }

  function askedBy(element) {
    if (NO_FIELDS.includes(element.type)) return null;
    const names = ["type", "name", "id", "autocomplete", "placeholder", "aria-label", "title"].map((name) =>
      element.getAttribute(name)
    );
    const label = Array.from(element.labels ?? [], ({ textContent }) => textContent.trim());
    const about = [...label, ...names].filter(Boolean).join(" ");
    const found = Object.entries(FIELDS).find(([, words]) => new RegExp(words, "i").test(about));
    return found && { want: found[0], said: label[0] || element.placeholder || about, weak: false };
  }

  const onceEach = (asked) => asked.filter(({ want }, at) => asked.findIndex((other) => other.want === want) === at);

  sverkaContacts.letter = letter;
})(window.sverkaContacts);
