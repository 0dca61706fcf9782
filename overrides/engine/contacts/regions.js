/* How numbers are written and dialled in a country, by the tables of libphonenumber; as in regions.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, Pattern } = sverkaContacts;
  const { LEAST, MOST, PLACES } = constants("regions");

  class Region {
    constructor({ calling_code: callingCode, trunk, abroad, valid, short, groupings }) {
      Object.assign(this, { callingCode, trunk, abroad: new Pattern(abroad), valid: new Pattern(valid), short: new Pattern(short) });
      this.groupings = groupings.map(([leading, sizes]) => [new Pattern(leading), sizes]);
    }

    /* Whether the digits behind `prefix` are a whole national number. */
    #isValid(digits, prefix) {
      return digits.startsWith(prefix) && this.valid.fullmatch(digits.slice(prefix.length)) !== null;
    }

    /** `+…` for digits dialled in this country without a plus; an empty string where they are no valid number. */
    e164(digits) {
      const away = this.abroad.match(digits);
      if (away) {
        const rest = digits.slice(endOf(away));
        return rest.length >= LEAST && rest.length <= MOST ? `+${rest}` : "";
      }
      const prefix = [this.trunk, this.callingCode, ""].find((some) => this.#isValid(digits, some));
      return prefix === undefined ? "" : `+${this.callingCode}${digits.slice(prefix.length)}`;
    }

    /** Whether the digits are a valid number, and groups of these sizes are how one is written here. */
    isWrittenSo(digits, sizes) {
      if ([this.trunk, this.callingCode].some((prefix) => prefix && this.#isValid(digits, prefix))) return true;
      if (!this.#isValid(digits, "")) return false;
      return sizes.length === 1 || this.groupings.some(([leading, groups]) =>
        groups.length === sizes.length && leading.match(digits) &&
        groups.every(([least, most], at) => sizes[at] >= least && sizes[at] <= most));
    }
  }

  const made = new Map();

  /** The regions of several ISO codes, in their order. */
  function regions(codes) {
    return codes.map((code) => {
      if (!made.has(code)) made.set(code, new Region(PLACES[code]));
      return made.get(code);
    });
  }

  /** The number that is dialled in the first of the regions that knows one, or an empty string. */
  function dialledAs(digits, places) {
    for (const place of places) {
      const number = place.e164(digits);
      if (number) return number;
    }
    return "";
  }

  const isDialable = (digits, sizes, places) => places.some((place) => place.isWrittenSo(digits, sizes));

  /** Whether the digits are a short number that one of the regions knows. */
  const isShort = (digits, places) => places.some((place) => place.short.fullmatch(digits));

  Object.assign(sverkaContacts, { regions, dialledAs, isDialable, isShort });
})(window.sverkaContacts);
