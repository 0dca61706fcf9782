/* The regular expressions and tables of the Python modules, searched in the way of Python's `re`. */
(function (sverkaContacts) {
  "use strict";

  /* One expression of the data file. Offsets are UTF-16; a text may be cut off at `to`, as with Python's endpos. */
  class Pattern {
    #source;
    #flags;
    #made = {};

    constructor([source, flags]) {
      this.#source = source;
      this.#flags = flags;
    }

    #regExp(how) {
      const source = how === "full" ? `^(?:${this.#source})$` : this.#source;
      return (this.#made[how] ??= new RegExp(source, this.#flags + { search: "g", match: "y", full: "" }[how]));
    }

    #exec(how, text, from) {
      const regExp = this.#regExp(how);
      regExp.lastIndex = from;
      return regExp.exec(text);
    }

    /** The first match that begins at `from` or later, or null. */
    search(text, from = 0, to = text.length) {
      return this.#exec("search", cut(text, to), from);
    }

    /** The match that begins exactly at `from`, or null. */
    match(text, from = 0, to = text.length) {
      return this.#exec("match", cut(text, to), from);
    }

    /** The match of all of `text`, or null. */
    fullmatch(text) {
      return this.#exec("full", text, 0);
    }

    /** `text` with each match replaced. */
    replace(text, by) {
      return text.replace(this.#regExp("search"), by);
    }

    /** The parts of `text` between the matches. */
    split(text) {
      return text.split(this.#regExp("search"));
    }

    /** Every match, from left to right. */
    *all(text, from = 0, to = text.length) {
      const part = cut(text, to);
      let at = from;
      while (at <= part.length) {
        const match = this.#exec("search", part, at);
        if (!match) return;
        yield match;
        at = match.index + (match[0].length || 1);
      }
    }
  }

  const cut = (text, to) => (to < text.length ? text.slice(0, to) : text);

  /** Whether `count` is one of a range of Python, least and most. */
  const isWithin = ([least, most], count) => count >= least && count <= most;

  /** Where a match ends. */
  const endOf = (match) => match.index + match[0].length;

  /** The constants of a Python module by name, its expressions as Patterns. */
  function constants(module) {
    const { patterns, tables } = window.sverkaContactsData.modules[module];
    const compiled = Object.entries(patterns).map(([name, pattern]) => [name, new Pattern(pattern)]);
    return new Proxy(
      { ...tables, ...Object.fromEntries(compiled) },
      {
        get(all, name) {
          if (!(name in all)) throw new ReferenceError(`the data of ${module} have no ${name}`);
          return all[name];
        }
      }
    );
  }

  Object.assign(sverkaContacts, { Pattern, constants, endOf, isWithin });
})((window.sverkaContacts ??= {}));
