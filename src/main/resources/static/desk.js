// The desk works without this file. It adds keys on lists, a guard for unsaved words, and focus on the first problem.
(() => {
  "use strict";

  const rows = () => [...document.querySelectorAll(".turn, .rows > .row, .table tbody tr")].filter(row => row.querySelector("a[href]"));
  const typing = target => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
  let here = -1;

  function go(step) {
    const all = rows();
    if (all.length === 0) return;
    const focused = all.findIndex(row => row.contains(document.activeElement));
    here = Math.min(Math.max((focused < 0 ? here : focused) + step, 0), all.length - 1);
    all.forEach((row, index) => row.classList.toggle("turn--here", index === here));
    const link = all[here].querySelector("a[href]");
    link.focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "nearest" });
  }

  const keys = document.querySelector("dialog[data-keys]");
  const showKeys = () => keys && !keys.open && keys.showModal();

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "?") showKeys();
    else if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (!search) return;
      search.focus();
      search.select();
    } else return;
    event.preventDefault();
  });

  for (const button of document.querySelectorAll(".js-keys")) {
    button.hidden = false;
    button.addEventListener("click", showKeys);
  }

  // A form marked data-guard asks before words are lost; sending it, or htmx saving it, lifts the guard.
  const dirty = new Set();
  document.addEventListener("input", event => {
    const form = event.target.form;
    if (form && form.matches("[data-guard]")) dirty.add(form);
  });
  document.addEventListener("submit", event => dirty.delete(event.target));
  document.addEventListener("draft:saved", event => dirty.delete(event.target));
  document.addEventListener("htmx:afterRequest", event => event.detail.successful && dirty.delete(event.target.closest("form")));
  window.addEventListener("beforeunload", event => {
    if (dirty.size > 0) event.preventDefault();
  });

  // A page that saves by itself says so when nobody is signed in any more.
  document.addEventListener("htmx:responseError", event => {
    const ended = document.querySelector("[data-ended]");
    if (event.detail.xhr.status === 401 && ended) ended.hidden = false;
  });

  // Pressing the button twice sends the action once.
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    else form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));
  document.addEventListener("htmx:afterRequest", event => event.target.closest && delete event.target.closest("form")?.dataset.sent);

  document.querySelector("[data-problems]")?.focus();

  // Browsers without ::details-content cannot hold a closed sheet open beside the text.
  if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 56rem)").matches) {
    document.querySelectorAll("details.sheet").forEach(sheet => (sheet.open = true));
  }
})();
