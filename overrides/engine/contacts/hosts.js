/* Host names and e-mail addresses in running text, told from file names, versions and missing spaces; as in hosts.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, before, isUpper, stripStart, stripEnd, rpartition, parsedUrl, resemblesBrand } = sverkaContacts;
  const { HOST, EMAIL, TRAILING, SHELL_AFTER, FILES, WORDS, MEMBERS, TOP_LEVEL_DOMAINS } = constants("hosts");
  const [files, words, members] = [FILES, WORDS, MEMBERS].map((names) => new Set(names));
  const NO_TEXT_FILES = new Set(["md", "py", "js", "html", "yml"]);
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

  /** Addresses of e-mail, also where the host has no dot: value, start, end, concealed. */
  function emails(text) {
    const found = [];
    let end = 0;
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
      // From each @ back to where its name may begin: to search from the left takes long in a text of many dots.
      const match = at >= end && emailAround(text, at, end);
      if (!match) continue;
      end = endOf(match);
      const mail = emailOf(text, match);
      if (mail) found.push(mail);
    }
    return found;
  }

  function emailAround(text, at, from) {
    const spaced = text[at - 1] === " " && text[at + 1] === " " && at - 1 >= from;
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

  function emailOf(text, match) {
    const written = stripEnd(match[0], TRAILING);
    const [local, host] = rpartition(written.replaceAll(" ", ""), "@");
    const name = stripStart(local, "./'{}*=&?#!$%^~-");
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
        if (host.includes(".") && isHost(host, brands, strict, raw.includes("/"))) {
          found.push({ raw, start, end: start + raw.length });
        }
      } else {
        // What begins later among these labels is no host for the same reason.
        LABELS.lastIndex = start;
        at = start + LABELS.exec(text)[0].length;
      }
    }
  }

  /* Whether a dotted word is a host name and not a file, a member of an object or two sentences. */
  function isHost(host, brands, strict, hasPath) {
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
      return !NO_TEXT_FILES.has(ending) || labels.length > 2;
    }
    if (files.has(ending) || (words.has(ending) && !hasPath)) return false;
    return !strict || !members.has(ending);
  }

  Object.assign(sverkaContacts, { aLabelHost, emails, hosts, inRootZone, FILES: files, MEMBERS: members });
})(window.sverkaContacts);
