/* Says on the page, by the reader's clock, that this copy of the site is older than it promises to be; or that
   the clock cannot be right, since the copy was made after the day it shows. */
(function () {
  "use strict";
  const DAY = 86_400_000;
  const { asOf, staleAfter, home, old, clock } = document.querySelector(".sv-footer__end").dataset;
  const days = Math.floor((Date.now() - Date.parse(asOf)) / DAY);
  if (days >= 0 && days <= staleAfter) return;

  const note = document.createElement("p");
  note.className = "sv-note sv-note--caution sv-wrap";
  note.setAttribute("role", "status");
  const shown = (date) => (document.documentElement.lang === "ru" ? date.split("-").reverse().join(".") : date);
  const today = new Date().toISOString().slice(0, 10);
  note.append(
    (days < 0 ? clock : old).replace("{n}", days).replace("{today}", shown(today)).replace("{date}", shown(asOf)),
    " "
  );
  const link = document.createElement("a");
  link.href = link.textContent = home;
  note.append(link);
  document.querySelector("main").prepend(note);
})();
