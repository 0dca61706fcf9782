/* What is on record, and which record covers a mention; as in record.py and the look-ups of the registry. */
(function (sverkaContacts) {
  "use strict";
  const { constants, partition, stripEnd, withoutStart } = sverkaContacts;
  const { WEIGHT, TWINS } = constants("record");
  const { PUBLISHED } = constants("registry");

  /* The contacts and sources of the data file on one day. */
  class RecordBook {
    #byValue = new Map();
    #longest = 0;

    constructor({ contacts, sources, brands, links }, today) {
      this.contacts = contacts;
      this.brands = brands;
      this.links = new Set(links);
      this.today = today;
      this.sources = sources.map(({ id, url }) => ({ id, address: bare(url) }));
      for (const contact of contacts) {
        const key = `${contact.kind} ${contact.value}`;
        if (!this.#byValue.has(key)) this.#byValue.set(key, []);
        this.#byValue.get(key).push(contact);
        this.#longest = Math.max(this.#longest, contact.value.length);
      }
    }

    /** The contacts of this kind with this canonical value. */
    lookup(kind, value) {
      return (value.length <= this.#longest && this.#byValue.get(`${kind} ${value}`)) || [];
    }

    /** The contacts of these kinds that are true, whether or not the site publishes them. */
    official(...kinds) {
      return this.contacts.filter((contact) => kinds.includes(contact.kind) && PUBLISHED.includes(contact.status));
    }

    /** What the status of `contact` comes to on this day. */
    standing({ standing, review_by: reviewBy }) {
      return PUBLISHED.includes(standing) && reviewBy && reviewBy < this.today ? "expired" : standing;
    }

    /** The contact that `mention` names, or null. */
    covering(mention) {
      let best = null;
      for (const contact of this.#covering(mention)) {
        if (!best || WEIGHT.indexOf(contact.status) < WEIGHT.indexOf(best.status)) best = contact;
      }
      return best;
    }

    /** The contact on record that a host name belongs to, or null. */
    host(host) {
      return this.#domains(host)[0] ?? null;
    }

    /** Whether a host is on record as a place for reading; no host below it is. */
    isForReading(host) {
      return this.links.has(withoutStart(host, "www."));
    }

    /** The ids of the sources whose publication stands exactly at the address of `mention`. */
    sourcesAt({ target }) {
      const address = target ? bare(target) : null;
      return this.sources.filter((source) => source.address === address).map((source) => source.id);
    }

    #covering({ kind, value, target }) {
      const found = this.lookup(kind, value);
      if (kind === "domain" || kind === "email") {
        const above = this.#domains(value.slice(value.lastIndexOf("@") + 1));
        const domains = kind === "email" ? above.filter((contact) => contact.status === "denied") : above;
        return [...found, ...(target ? this.#addresses(target) : []), ...domains];
      }
      if (kind === "account") {
        const twins = Object.entries(TWINS).filter(([host]) => value.startsWith(host));
        return [...found, ...twins.flatMap(([host, twin]) => this.lookup(kind, twin + value.slice(host.length)))];
      }
      if (kind === "sms-sender" || kind === "short") {
        // A short number that sends messages is on record as a sender.
        const kinds = kind === "short" ? [kind, "sms-sender"] : [kind];
        const spellings = new Set([value, value.toLowerCase(), value.toUpperCase()]);
        return [...spellings].flatMap((spelling) => kinds.flatMap((some) => this.lookup(some, spelling)));
      }
      return found;
    }

    /* Records of kind `url`: the very address, or one of path-prefix scope above it. */
    #addresses(target) {
      const address = bare(target);
      const at = (end) => ["", "/"].flatMap((slash) => this.lookup("url", `https://${address.slice(0, end)}${slash}`));
      const found = at(address.length);
      // What is longer than every record needs no look-up.
      let end = address.lastIndexOf("/", Math.min(address.length, this.#longest));
      for (; end > 0; end = address.lastIndexOf("/", end - 1)) {
        found.push(...at(end).filter((contact) => contact.scope === "path-prefix"));
      }
      return found;
    }

    /* Records of kind `domain` for the host, for the host without www., and for domains above it. */
    #domains(host) {
      const found = [];
      let exact = true;
      for (let start = 0, dot = host.indexOf("."); dot >= 0; start = dot + 1, dot = host.indexOf(".", start)) {
        for (const contact of this.lookup("domain", host.slice(start))) {
          if (exact || contact.scope === "with-subdomains") found.push(contact);
        }
        exact &&= host.startsWith("www.", start);
      }
      return found;
    }
  }

  /** An address without scheme, fragment and final slash. */
  const bare = (address) => stripEnd(partition(partition(address, "://")[1], "#")[0], "/");

  sverkaContacts.RecordBook = RecordBook;
})(window.sverkaContacts);
