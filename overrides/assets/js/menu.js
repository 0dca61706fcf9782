/* The menu opens and closes without any script; this only closes it where the page outgrows it. */
(function () {
  "use strict";
  const menu = document.getElementById("menu");
  if (!menu || !menu.hidePopover) return;
  const close = () => { if (menu.matches(":popover-open")) menu.hidePopover(); };
  matchMedia("(min-width: 48em)").addEventListener("change", close);
  // A link to a place on the page at hand leaves no page, so the sheet would stay over it.
  menu.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
})();
