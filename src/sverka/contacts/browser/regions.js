/* How numbers are written and dialled in a country, by the tables of libphonenumber; as in regions.py. */
(function (sverkaContacts) {
  "use strict";
  const { constants, endOf, Pattern } = sverkaContacts;
  const { LEAST, MOST, PLACES } = constants("regions");

  class Region {
    constructor({ calling_code: callingCode, trunk, abroad, valid, short, emergency, groupings, lengths }) {
      Object.assign(this, { callingCode, trunk, lengths });
      Object.assign(this, { abroad: new Pattern(abroad), valid: new Pattern(valid), short: new Pattern(short) });
      this.emergency = new Pattern(emergency);
      this.groupings = groupings.map(([leading, sizes]) => [new Pattern(leading), sizes]);
    }

    /* Whether the digits behind `prefix` are a whole national number. */
    #isValid(digits, prefix) {
      return digits.startsWith(prefix) && this.valid.fullmatch(digits.slice(prefix.length)) !== null;
    }

    /** What stands behind the country code or the trunk prefix, where about `length` digits do; else nothing. */
    inside(digits, length) {
      const prefix = [this.callingCode, this.trunk].find(
        (some) => some && digits.startsWith(some) && Math.abs(digits.length - some.length - length) <= 1
      );
      if (prefix) return digits.slice(prefix.length);
      return digits.length === length ? digits : "";
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
      return (
        sizes.length === 1 || this.groupings.some(([leading, groups]) => leading.match(digits) && fits(sizes, groups))
      );
    }

    /** `+…` for what is written as a number is here and none: of a code that nobody has, or a digit more or less. */
    almost(digits, sizes) {
      const usual = (count) => this.lengths.includes(count);
      for (const prefix of [this.trunk, this.callingCode]) {
        if (!prefix || !digits.startsWith(prefix)) continue;
        const more = digits.length - prefix.length;
        const slips = sizes.length > 2 && (usual(more - 1) || usual(more + 1));
        const apart = [0, 3, 4].some((code) => sizes[0] === prefix.length + code);
        if ((usual(more) && (apart || sizes.length === 1)) || (slips && apart))
          return `+${this.callingCode}${digits.slice(prefix.length)}`;
      }
      const grouped = sizes.length > 2 && this.groupings.some(([, groups]) => fits(sizes, groups));
      return grouped && usual(digits.length) ? `+${this.callingCode}${digits}` : "";
    }
  }

  const fits = (sizes, groups) =>
    groups.length === sizes.length && groups.every(([least, most], at) => sizes[at] >= least && sizes[at] <= most);

  const made = new Map();

  /** The regions of several ISO codes, in their order. */
  function regions(codes) {
    return codes.map((code) => {
      if (!made.has(code)) made.set(code, new Region(PLACES[code]));
      return made.get(code);
    });
  }

  /* What the first of the regions says that says anything. */
  function firstOf(places, say) {
    for (const place of places) {
      const said = say(place);
      if (said) return said;
    }
    return "";
  }

  /** The number that is dialled so, and the one that is written nearly so; or an empty string. */
  const dialledAs = (digits, places) => firstOf(places, (place) => place.e164(digits));
  const nearly = (digits, sizes, places) => firstOf(places, (place) => place.almost(digits, sizes));

  const isDialable = (digits, sizes, places) => places.some((place) => place.isWrittenSo(digits, sizes));

  /** Whether the digits are a short number that one of the regions knows. */
  const isShort = (digits, places) => places.some((place) => place.short.fullmatch(digits));

  /** Whether people of one of the regions call the digits for help. */
  const isEmergency = (digits, places) => places.some((place) => place.emergency.fullmatch(digits));

  Object.assign(sverkaContacts, { isEmergency, regions, dialledAs, nearly, isDialable, isShort });
})(window.sverkaContacts);
