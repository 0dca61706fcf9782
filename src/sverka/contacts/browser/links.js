/* What can be wrong with a link itself, whoever it leads to; as in links.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, isAscii, isDigit, hostnameOf, parsedUrl, unicodeHost, proseMentions } = sverkaContacts;
  const { AUTHORITY, HARMLESS, PORT, SHORTEST_PHONE, WORD_AFTER } = constants("links");
  const isNumber = ({ kind }) => kind === "phone" || kind === "short";

  /** The contact that the text of a link names, where the link leads to another one; else an empty string. The
      text is read by the `reading` that found the link. */
  function textSaysOtherwise(mention, reading) {
    if (mention.role !== "link" || !mention.text) return "";
    const named = proseMentions(mention.text, "text", reading, false);
    if (isNumber(mention) && isDigit(mention.text) && isAscii(mention.text) && mention.text.length < SHORTEST_PHONE) {
      return mention.text === mention.value ? "" : mention.text;
    }
    if (isNumber(mention))
      return otherThan(
        mention.value,
        named.filter((one) => isNumber(one) && one.concealed !== "letters")
      );
    if (mention.kind === "email")
      return otherThan(
        mention.value,
        named.filter(({ kind }) => kind === "email")
      );
    if (!mention.target) return "";
    const target = hostnameOf(mention.target);
    if (!target) return "";
    const said = named
      .filter((other) => other.target && other.kind !== "app" && !isBrand(other, mention.text))
      .map((other) => hostnameOf(other.target));
    return said.some((host) => host === target || target.endsWith(`.${host}`)) ? "" : (said[0] ?? "");
  }

  /* Whether the host in the text of a link is a name with a word after it, as in a brand with “account” behind it. */
  const isBrand = ({ raw, end }, text) => !raw.includes("/") && WORD_AFTER.match(text, end) !== null;

  function otherThan(value, said) {
    return said.some((other) => other.value === value) ? "" : (said[0]?.value ?? "");
  }

  /** Why nothing may lead there, each as a code and what it is about. `onRecord`: the host it does lead to is. */
  function* forbidden({ kind, value, concealed, role, target }, onRecord) {
    if (kind === "url") yield ["scheme", value];
    if (kind === "app" && value.startsWith("apk:")) yield ["app-file"];
    if (concealed === "no-slashes" || concealed === "invalid-host") yield [concealed];
    const url = target && parsedUrl(target);
    if (!url) return;
    if (url.username || url.password || concealed === "userinfo") yield ["userinfo"];
    if (concealed === "backslash" && !onRecord) yield [concealed];
    if (isIpAddress(url.hostname)) yield ["ip-address"];
    if (!["http:", "https:"].includes(url.protocol) && role === "link") yield ["scheme", url.protocol.slice(0, -1)];
  }

  /* A browser writes every form of IPv4 address as four numbers, and takes no other host that ends in a number. */
  const isIpAddress = (host) => host.startsWith("[") || isDigit(host.replace(/\.$/, "").split(".").at(-1));

  /** Why a contact on record is written or linked badly, each as a code and what it is about. */
  function* slips({ kind, value, raw, role, concealed, target }) {
    const url = target && parsedUrl(target);
    if (url) {
      if (concealed === "protocol-relative") yield [concealed];
      if (url.protocol === "http:") yield ["http"];
      if (url.port) yield ["port", url.port];
      if (kind === "domain" && (role === "link" || role === "asset")) {
        const written = AUTHORITY.match(raw);
        const host = written ? PORT.replace(written[1], "") : value;
        // Cyrillic hosts are written as such or as A-labels; both are right.
        if (host !== value && host !== unicodeHost(value)) yield ["other-form", host];
      }
    }
    if (concealed && !HARMLESS.includes(concealed)) yield ["hidden", concealed];
  }

  Object.assign(sverkaContacts, { textSaysOtherwise, forbidden, slips });
})(window.sverkaContacts);
