/* Host names and e-mail addresses in running text, told from file names, versions and missing spaces; as in hosts.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, before, isAscii, isUpper, strip, stripStart, stripEnd, rpartition, parsedUrl, resemblesBrand } = sverkaContacts;
  const {
    HOST, EMAIL, TRAILING, MAILED, PRINCIPAL, BROKEN, SHELL_AFTER, FILES, WORDS, MEMBERS, SOURCES, NEVER, USUAL, OBJECTS, SUBDOMAINS,
    CLASSIC, CAPITALISED, PRODUCTS, LED, CALLED, MEMBER_OF, KINDS, KIND, NEAR, TOP_LEVEL_DOMAINS,
  } = constants("hosts");
  const [files, words, members] = [FILES, WORDS, MEMBERS].map((names) => new Set(names));
  const LOCAL_CHAR = /^[\p{L}\p{N}_.!#$%&'*+/=?^{}~-]$/u;
  const LOCAL_END = /^[\p{L}\p{N}_+-]$/u;
  const WORD = /^[\p{L}\p{N}_]/u;
  const HOST_START = /(?<![\p{L}\p{N}_@.])[\p{L}\p{N}]/gu;
  const LABELS = /(?:[\p{L}\p{N}][\p{L}\p{N}_-]*\.)*(?:[\p{L}\p{N}][\p{L}\p{N}_-]*)?/uy;

  /** The host in the form a browser asks for (lower case, A-labels), or an empty string. */
  const aLabelHost = (host) => parsedUrl(`https://${stripEnd(host, ".")}/`)?.hostname ?? "";

  // Of each ending: how many letters of the one before it it begins with, then its others.
  const endings = new Set();
  let latest = "";
  for (const [, shared, rest] of TOP_LEVEL_DOMAINS.matchAll(/([0-9])([^0-9]+)/g)) {
    latest = latest.slice(0, shared) + rest;
    endings.add(latest).add(aLabelHost(latest));
  }

  /** Whether a label, in small letters, ends names of hosts. */
  const inRootZone = (label) => endings.has(label);

  /** Addresses of e-mail, also where the host is broken up: value, start, end, concealed; `strict`: also where it has
      no ending that exists. */
  function emails(text, strict) {
    const found = [];
    let end = 0;
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
      // From each @ back to where its name may begin: to search from the left takes long in a text of many dots.
      const match = at >= end && emailAround(text, at, end);
      if (!match) continue;
      end = endOf(match);
      const mail = emailOf(text, match, strict);
      if (mail) found.push(mail);
    }
    return found;
  }

  function emailAround(text, at, from) {
    const spaced = text[at - 1] === " " && at - 1 >= from;
    let start = spaced ? at - 1 : at;
    let begin = -1;
    if (start <= from || !LOCAL_END.test(before(text, start, 1))) return null;
    while (start > from) {
      const char = before(text, start, 1);
      if (!LOCAL_CHAR.test(char)) break;
      start -= char.length;
      const previous = before(text, start, 1);
      if (previous !== "@" && !WORD.test(previous)) begin = start;
    }
    return begin < 0 ? null : EMAIL.match(text, begin);
  }

  /* Whether the last label is in the root zone, or written in two alphabets to look as if it were. */
  function endsAsHost(host) {
    const last = rpartition(host, ".")[1].toLowerCase();
    return endings.has(last) || (!isAscii(last) && /[a-z]/.test(last));
  }

  function emailOf(text, match, strict) {
    let written = stripEnd(match[0], TRAILING);
    if (!endsAsHost(written)) written += BROKEN.match(text, endOf(match))?.[0] ?? "";
    const [local, host] = rpartition(written.replaceAll(" ", "").replaceAll(",", "."), "@");
    const name = stripStart(rpartition(local, "/")[1], "./'{}*=&?#!$%^~-");
    if (PRINCIPAL.match(local)) return null;
    if (!strict && !(host.includes(".") && endsAsHost(host)) && !MAILED.search(before(text, match.index, NEAR))) return null;
    if (!name || (written.includes(" ") && !host.includes("."))) return null;
    // A user of a machine, as terminals and git write it.
    if (SHELL_AFTER.match(text, endOf(match)) || ["ssh ", "scp "].includes(before(text, match.index, 4))) return null;
    const start = match.index + written.indexOf(name);
    const end = match.index + written.length;
    const value = `${name.toLowerCase()}@${aLabelHost(host) || host.toLowerCase()}`;
    const spaced = text.slice(start, end).includes(" ");
    return { value, start, end, concealed: spaced ? "spaces" : host.toLowerCase().includes("xn--") ? "punycode" : "" };
  }

  /** `host`, `host:port` and `host/path` without a scheme: raw, start, end; `strict`: the text is code, where
      `page.url` is no host. */
  function hosts(text, brands, strict) {
    const found = [];
    let at = 0;
    for (;;) {
      HOST_START.lastIndex = at;
      const start = HOST_START.exec(text)?.index;
      if (start === undefined) return found;
      const match = HOST.match(text, start);
      if (match) {
        at = endOf(match);
        const raw = stripEnd(match[0], TRAILING);
        const [host] = raw.split(/[:/?#]/, 1);
        const end = start + raw.length;
        const lead = before(text, start, NEAR);
        if (!host.includes(".") || KIND.match(raw) || KINDS.search(lead)) continue;
        const member = CALLED.match(text, end) || MEMBER_OF.search(before(text, start, 3));
        const led = !strict && LED.search(lead) !== null;
        if (isHost(host, brands, strict || member !== null, raw.includes("/"), led)) found.push({ raw, start, end });
      } else {
        // What begins later among these labels is no host for the same reason.
        LABELS.lastIndex = start;
        at = start + LABELS.exec(text)[0].length;
      }
    }
  }

  /* Whether a dotted word is a host name and not a file, a member of an object or two sentences. `code`: it stands in
     code, or is used as a member of an object is; `led`: a word leads to an address. */
  function isHost(host, brands, code, hasPath, led) {
    const labels = host.split(".");
    const last = labels.at(-1);
    const ending = last.toLowerCase();
    if (host.toLowerCase().startsWith("www.") && labels.length > 2) return true;
    // "…конец.Начало": a capital after the dot, and none before, is the next sentence.
    const [first] = last;
    if (isUpper(first) && !isUpper(last) && !isUpper([...labels.at(-2)][0])) return false;
    if (!endings.has(rpartition(aLabelHost(host), ".")[1])) return false;
    const branded = (label) => resemblesBrand(label, brands) || brands.includes(label);
    if (labels.slice(0, -1).some((label) => branded(label.toLowerCase()))) {
      return !SOURCES.includes(ending) || labels.length > 2;
    }
    if (ending === "local") return false;
    if (files.has(ending)) return !NEVER.includes(ending) && !code && (hasPath || led);
    return (hasPath && !code) || isAddress(labels, code, led);
  }

  /* Whether a name without a path is an address and no member of an object, product or placeholder. */
  function isAddress(labels, code, led) {
    const written = labels.at(-1);
    const last = written.toLowerCase();
    const first = labels[0].toLowerCase();
    const name = labels.slice(0, -1).join("");
    const small = name.toLowerCase();
    if ((labels.at(-2).includes("_") && !CAPITALISED.includes(last)) || !strip(small, "x0123456789")) return false;
    // Namespaces and products: System.Net, Json.NET, AuditEvent.SE.
    const shouted = isUpper(written) && isUpper(name) && !PRODUCTS.includes(small);
    if (written !== last && !CAPITALISED.includes(last) && !shouted) return false;
    const told = name.includes("-") && !name.includes("_");
    if (words.has(last)) return led || (told && !code);
    const short = [...last].length === 2;
    if (short || CLASSIC.includes(last) || last.startsWith("xn--") || !isAscii(last)) return !OBJECTS.includes(first) || led || !short;
    const several = labels.length > 2 && members.has(last) && !SUBDOMAINS.includes(first);
    if (code || several || !USUAL.includes(last) || OBJECTS.includes(first)) return led || (told && USUAL.includes(last));
    return true;
  }

  Object.assign(sverkaContacts, { aLabelHost, emails, hosts, inRootZone, FILES: files, MEMBERS: members });
})(window.sverkaContacts);
