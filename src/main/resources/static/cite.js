// The write page works without this file: keys stand beside the sources to be typed. It puts a citation where the cursor
// was, and offers the sources once "[@" is typed.
(() => {
  "use strict";

  const body = document.querySelector("textarea[name=body]");
  const part = () => document.getElementById("sources-part");
  if (!body || !part()) return;

  const sources = () =>
    [...part().querySelectorAll("li[data-key]")]
      .filter(row => row.dataset.key)
      .map(row => ({ key: row.dataset.key, words: row.firstElementChild.textContent.trim() }));

  // Typed as a person would, so that it can be undone and is guarded as unsaved.
  function put(words, from, to) {
    body.focus();
    body.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, words)) {
      body.setRangeText(words, from, to, "end");
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  const list = document.createElement("ul");
  list.className = "picker";
  list.id = "cite-picker";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", part().dataset.pickerLabel);
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "aloud";
  said.setAttribute("role", "status");
  body.after(list, said);
  body.setAttribute("aria-autocomplete", "list");
  body.setAttribute("aria-controls", list.id);

  let start = -1;
  let chosen = 0;

  // What stands between "[@", or a further "; @" within it, and the cursor.
  function typedKey() {
    const before = body.value.slice(Math.max(0, body.selectionStart - 300), body.selectionStart);
    const open = before.match(/\[(?:[^\[\]\n]*;\s*)?-?@([^\[\]\n;,]*)$/);
    return open && body.selectionStart === body.selectionEnd ? open[1] : null;
  }

  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function matching(typed) {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    return sources()
      .filter(source => words.every(word => plain(source.key + " " + source.words).includes(word)))
      .slice(0, 8);
  }

  function close() {
    list.hidden = true;
    start = -1;
    body.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    const options = [...list.children];
    chosen = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    body.setAttribute("aria-activedescendant", options[chosen].id);
  }

  function offer() {
    const typed = typedKey();
    const found = typed === null ? [] : matching(typed);
    if (found.length === 0) return close();
    start = body.selectionStart - typed.length;
    list.replaceChildren(...found.map((source, at) => {
      const option = document.createElement("li");
      option.id = "cite-option-" + at;
      option.dataset.pick = source.key;
      option.setAttribute("role", "option");
      const key = document.createElement("code");
      key.textContent = source.key;
      option.append(key, " " + source.words);
      return option;
    }));
    const wasHidden = list.hidden;
    list.hidden = false;
    mark(0);
    if (!wasHidden) return;
    list.scrollIntoView({ block: "nearest" });
    said.textContent = part().dataset.pickerSaid.replace("{0}", String(found.length));
  }

  function pick(key) {
    const end = body.selectionStart;
    const closed = /^[^\[\]\n]*\]/.test(body.value.slice(end));
    put(key + (closed ? "" : "]"), start, end);
    close();
    said.textContent = part().dataset.citedSaid.replace("{0}", key);
  }

  body.addEventListener("input", offer);
  body.addEventListener("blur", () => setTimeout(close, 150));
  body.addEventListener("click", () => list.hidden || offer());
  body.addEventListener("keydown", event => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen - 1);
    else if (event.key === "Enter" || event.key === "Tab") pick(list.children[chosen].dataset.pick);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", event => {
    const option = event.target.closest("li");
    if (!option) return;
    event.preventDefault();
    pick(option.dataset.pick);
  });

  // The page may be changed in part: buttons are found anew each time.
  const show = () => part().querySelectorAll("button[data-cite]").forEach(button => (button.hidden = false));
  show();
  document.addEventListener("htmx:afterSettle", show);
  document.addEventListener("click", event => {
    const button = event.target.closest("button[data-cite]");
    if (!button || body.closest(".field--behind")) return;
    const key = button.closest("li").dataset.key;
    const at = body.selectionStart;
    const gap = at > 0 && !/[\s(]/.test(body.value[at - 1]) ? " " : "";
    put(gap + "[@" + key + "]", at, body.selectionEnd);
    said.textContent = part().dataset.citedSaid.replace("{0}", key);
  });
})();
