/* Says beside the hours on record whether it is open now: by the reader's clock, in the time zone of the record. */
(function () {
  "use strict";
  const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
  const WEEK = 7 * 24 * 60;

  /* The minute of the week in a time zone. */
  function minute(zone) {
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23"
    });
    const part = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
    return (DAYS.indexOf(part.weekday.slice(0, 2)) * 24 + Number(part.hour)) * 60 + Number(part.minute);
  }
  function spans(text) {
    return Array.from(text.matchAll(/(\w\w) (\d+):(\d+)-(\d+):(\d+)/g), ([, day, ...clock]) => {
      const [hour, min, endHour, endMin] = clock.map(Number);
      const midnight = DAYS.indexOf(day) * 24 * 60;
      return [midnight + hour * 60 + min, midnight + endHour * 60 + endMin];
    });
  }
  function show() {
    for (const block of document.querySelectorAll("[data-week]")) {
      let now;
      // A browser that does not know the zone says nothing.
      try {
        now = minute(block.dataset.zone);
      } catch {
        continue;
      }
      const open = spans(block.dataset.week).some(([from, to]) => (from <= now && now < to) || now + WEEK < to);
      const said = block.querySelector(".sv-hours__now");
      said.textContent = said.dataset[open ? "open" : "closed"] + ".";
      said.classList.toggle("sv-hours__now--open", open);
      said.hidden = false;
    }
  }
  show();
  setInterval(show, 30000);
})();
