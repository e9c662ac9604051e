/* Tabs by keyboard, a table of contents that starts closed on phones, and no needless tab stops.
   Without this script the page reads the same, with headings in the place of tabs. */
"use strict";

document.documentElement.classList.add("js");

function select(tab, focus) {
  const tabs = [...tab.closest("[role=tablist]").querySelectorAll("[role=tab]")];
  for (const other of tabs) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
  }
  if (focus) tab.focus();
}

function step(event) {
  const tabs = [...event.currentTarget.querySelectorAll("[role=tab]")];
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  select(tabs[(to + tabs.length) % tabs.length], true);
}

for (const list of document.querySelectorAll("[role=tablist]")) {
  list.addEventListener("keydown", step);
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) select(tab, true);
  });
  const first = list.querySelector("[role=tab]");
  if (first) select(first, false);
}

/* A link to something inside a hidden panel opens that panel. */
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const panel = target && target.closest("[role=tabpanel][hidden]");
  if (!panel) return;
  select(document.getElementById(panel.getAttribute("aria-labelledby")), false);
  target.scrollIntoView();
}
window.addEventListener("hashchange", reveal);
reveal();

const contents = document.querySelector("#TOC details");
const wide = window.matchMedia("(min-width: 62rem)");
if (contents) {
  contents.open = wide.matches;
  wide.addEventListener("change", () => { contents.open = wide.matches; });
}

/* A frame is a stop for the keyboard only where its table, or its figure, scrolls. */
function stops() {
  for (const frame of document.querySelectorAll(".table-frame, main figure")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
}
window.addEventListener("resize", stops);
window.addEventListener("load", stops);
stops();
