// The write page works without this file: keys stand beside the sources to be typed. It puts a citation where the cursor
// was, and offers the sources once "[@" is typed.
import { SourcePicker, matching, part } from "editor/sources";

const body = document.querySelector("textarea[name=body]");
if (body && part()) begin();

function begin() {
  let start = -1;

  // Typed as a person would, so that it can be undone and is guarded as unsaved.
  function put(words, from, to) {
    body.focus();
    body.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, words)) {
      body.setRangeText(words, from, to, "end");
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  const picker = new SourcePicker("cite-picker", body, pick, (list, opens) => opens && list.scrollIntoView({ block: "nearest" }));
  body.after(picker.list, picker.said);
  body.setAttribute("aria-autocomplete", "list");
  body.setAttribute("aria-controls", picker.list.id);

  // What stands between "[@", or a further "; @" within it, and the cursor.
  function typedKey() {
    const before = body.value.slice(Math.max(0, body.selectionStart - 300), body.selectionStart);
    const open = before.match(/\[(?:[^\[\]\n]*;\s*)?-?@([^\[\]\n;,]*)$/);
    return open && body.selectionStart === body.selectionEnd ? open[1] : null;
  }

  function offer() {
    const typed = typedKey();
    if (typed !== null) start = body.selectionStart - typed.length;
    picker.offer(typed === null ? [] : matching(typed));
  }

  function pick(key) {
    const end = body.selectionStart;
    const closed = /^[^\[\]\n]*\]/.test(body.value.slice(end));
    put(key + (closed ? "" : "]"), start, end);
    picker.close();
    picker.tell(key);
  }

  body.addEventListener("input", offer);
  body.addEventListener("blur", () => picker.leave());
  body.addEventListener("click", () => picker.isOpen && offer());
  body.addEventListener("keydown", event => picker.takes(event) && event.preventDefault());

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
    picker.tell(key);
  });
}
