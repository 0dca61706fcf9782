/* Web addresses that name an account in a messenger or a network, or an app in a store; as in accounts.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, Pattern, unquote, fields, stripStart, withoutStart } = sverkaContacts;
  const { NETWORKS, PAGES, PREFIXES, CASE_COUNTS, STORES } = constants("accounts");
  const canonicalHosts = new Map(NETWORKS.flatMap((names) => names.map((name) => [name, names[0]])));
  const stores = STORES.map(([store, pattern]) => [store, new Pattern(pattern)]);

  /** `store:id` of the app that an address without its scheme leads to, or an empty string. */
  function app(address) {
    for (const [store, pattern] of stores) {
      const match = pattern.match(address);
      if (match) return `${store}:${match.groups.id}`;
    }
    return "";
  }

  /** The canonical address of the account that a web address names, or an empty string. */
  function account(host, path, query) {
    const network = canonicalHosts.get(withoutStart(host, "www."));
    if (network === undefined) return "";
    let parts = unquote(path).split("/").filter(Boolean);
    if (network === "wa.me" && parts[0] === "send") {
      const phone = fields(stripStart(query, "?")).find(([name]) => name === "phone");
      parts = phone ? [phone[1]] : [];
    }
    const [first] = parts;
    if (parts.length > 1 && PREFIXES.includes(first) && !(network === "t.me" && first === "c")) {
      parts = first === "s" ? parts.slice(1) : [parts.slice(0, 2).join("/")];
    }
    if (!parts.length || PAGES.includes(parts[0].toLowerCase())) return "";
    let name = parts[0] === "joinchat" ? parts.slice(0, 2).join("/") : parts[0];
    if (!name.startsWith("+") && !name.startsWith("joinchat") && !CASE_COUNTS.includes(network))
      name = name.toLowerCase();
    return accountAddress(network, network === "wa.me" ? withoutStart(name, "+") : name);
  }

  /** The canonical address of an account. */
  const accountAddress = (network, name) => `https://${network}/${name}`;

  /** The canonical address of a Telegram name. */
  const telegramAccount = (name) => accountAddress("t.me", name.toLowerCase());

  Object.assign(sverkaContacts, { app, account, accountAddress, telegramAccount });
})(window.sverkaContacts);
