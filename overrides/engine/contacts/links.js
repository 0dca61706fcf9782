/* What can be wrong with a link itself, whoever it leads to; as in links.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, isAscii, isDigit, hostnameOf, parsedUrl, unicodeHost, proseMentions, regions } = sverkaContacts;
  const { AUTHORITY, HARMLESS, PORT, SHORTEST_PHONE, WORD_AFTER } = constants("links");
  const LINTED = { policy: "lint", accounts: false, brands: [], places: regions(["RU"]), known: new Set() };
  const isNumber = ({ kind }) => kind === "phone" || kind === "short";

  /** The contact that the text of a link names, where the link leads to another one; else an empty string. */
  function textSaysOtherwise(mention) {
    if (mention.role !== "link" || !mention.text) return "";
    const named = proseMentions(mention.text, "text", LINTED, false);
    if (isNumber(mention) && isDigit(mention.text) && isAscii(mention.text) && mention.text.length < SHORTEST_PHONE) {
      return mention.text === mention.value ? "" : mention.text;
    }
    if (isNumber(mention)) return otherThan(mention.value, named.filter(isNumber));
    if (mention.kind === "email") return otherThan(mention.value, named.filter(({ kind }) => kind === "email"));
    if (!mention.target) return "";
    const target = hostnameOf(mention.target);
    if (!target) return "";
    const said = named.filter((other) => other.target && other.kind !== "app" && !isBrand(other, mention.text)).map((other) => hostnameOf(other.target));
    return said.some((host) => host === target || target.endsWith(`.${host}`)) ? "" : said[0] ?? "";
  }

  /* Whether the host in the text of a link is a name with a word after it, as in `Help.example account`. */
  const isBrand = ({ raw, end }, text) => !raw.includes("/") && WORD_AFTER.match(text, end) !== null;

  function otherThan(value, said) {
    return said.some((other) => other.value === value) ? "" : said[0]?.value ?? "";
  }

  /** Why nothing may lead there, as a code and what it is about; or null. `onRecord`: the host it does lead to is. */
  function forbidden({ kind, value, concealed, role, target }, onRecord) {
    const because = (reason, about = "") => ({ reason, about });
    if (kind === "url") return because("scheme", value);
    if (kind === "app" && value.startsWith("apk:")) return because("app-file");
    if (concealed === "no-slashes") return because("no-slashes");
    if (concealed === "invalid-host") return because("invalid-host");
    if (!target) return null;
    const url = parsedUrl(target);
    if (url.username || url.password || concealed === "userinfo") return because("userinfo");
    if (concealed === "backslash" && !onRecord) return because("backslash");
    if (isIpAddress(url.hostname)) return because("ip-address");
    const isWeb = url.protocol === "http:" || url.protocol === "https:";
    return !isWeb && role === "link" ? because("scheme", url.protocol.slice(0, -1)) : null;
  }

  /* A browser writes every form of IPv4 address as four numbers, and takes no other host that ends in a number. */
  const isIpAddress = (host) => host.startsWith("[") || isDigit(host.replace(/\.$/, "").split(".").at(-1));

  /** The verdict and its reason where a contact on record is written or linked badly, or null. */
  function slip({ kind, value, raw, role, concealed, target }) {
    const because = (verdict, reason, about = "") => ({ verdict, reason, about });
    if (target) {
      const url = parsedUrl(target);
      if (concealed === "protocol-relative") return because("noncanonical", "protocol-relative");
      if (url.protocol === "http:") return because("insecure", "http");
      if (url.port) return because("noncanonical", "port", url.port);
      if (kind === "domain" && (role === "link" || role === "asset")) {
        const written = AUTHORITY.match(raw);
        const host = written ? PORT.replace(written[1], "") : value;
        // Cyrillic hosts are written as such or as A-labels; both are right.
        if (host !== value && host !== unicodeHost(value)) return because("noncanonical", "other-form", host);
        if (host.endsWith(".")) return because("noncanonical", "final-dot");
      }
    }
    return concealed && !HARMLESS.includes(concealed) ? because("noncanonical", "hidden", concealed) : null;
  }

  Object.assign(sverkaContacts, { textSaysOtherwise, forbidden, slip });
})(window.sverkaContacts);
