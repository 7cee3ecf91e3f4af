// The write page without asterisks. Without this file the page is a form that saves Markdown, and it stays one beneath.
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { Fragment, Slice } from "prosemirror-model";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { tableEditing } from "prosemirror-tables";
import { toggleMark } from "prosemirror-commands";
import { schema } from "editor/schema";
import { openBody, pieces } from "editor/body";
import { keys, rules } from "editor/commands";
import { Toolbar } from "editor/toolbar";
import { citations, cite, picker } from "editor/citations";
import { figure } from "editor/figure";
import { Draft } from "editor/draft";
import * as storage from "editor/storage";

const form = document.getElementById("draft");
const holder = document.getElementById("editor");
const area = form.elements.body;
const field = area.closest(".field");
const label = field.querySelector("label");
const richer = document.getElementById("editor-enter");
const MODE = "imprimatur.editor";

let view = null;
let opened = [];
let from = area.value;

const body = {
  sent: () => (view ? { body: from, pieces: JSON.stringify(pieces(view.state.doc, opened)) } : {}),
  kept: () => (view ? { doc: view.state.doc.toJSON() } : { body: area.value })
};

const draft = new Draft(form, body, document.getElementById("save-state"), markdown => {
  if (view) area.value = markdown;
});

// Links

const dialog = document.getElementById("link-dialog");
const { link: mark } = schema.marks;

function link(state, dispatch) {
  if (!dispatch) return true;
  const { $from, from: start, to, empty } = state.selection;
  const there = mark.isInSet($from.marks()) || ($from.nodeAfter && mark.isInSet($from.nodeAfter.marks));
  if (empty && !there) return false;
  const input = dialog.querySelector("input");
  input.value = there ? there.attrs.href : "";
  dialog.querySelector("[value=remove]").hidden = !there;
  dialog.onclose = () => {
    const href = input.value.trim();
    const whole = empty ? rangeOf($from, there) : { from: start, to };
    const tr = view.state.tr.removeMark(whole.from, whole.to, mark);
    const address = /^(https?:\/\/|mailto:|\/|#)/i.test(href) ? href : /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(href) ? "mailto:" + href : "https://" + href;
    if (dialog.returnValue === "set" && href) tr.addMark(whole.from, whole.to, mark.create({ href: address }));
    if (dialog.returnValue) view.dispatch(tr);
    view.focus();
  };
  dialog.returnValue = "";
  dialog.showModal();
  return true;
}

function rangeOf($pos, there) {
  const { parent } = $pos;
  let at = $pos.start();
  let range = null;
  parent.forEach(child => {
    const end = at + child.nodeSize;
    if (there.isInSet(child.marks)) range = range && range.to === at ? { from: range.from, to: end } : range && range.to >= $pos.pos ? range : { from: at, to: end };
    at = end;
  });
  return range;
}

// The text

function picture(button) {
  const attrs = { src: button.dataset.picture, alt: "", title: "" };
  view.dispatch(view.state.tr.replaceSelectionWith(schema.nodes.figure.create(attrs)).scrollIntoView());
  view.focus();
}

const toolbar = new Toolbar(holder.querySelector("[role=toolbar]"), {
  link,
  markdown: () => leave()
});

function plugins() {
  return [
    picker(),
    rules,
    keymap(keys(link)),
    history({ newGroupDelay: 700 }),
    dropCursor(),
    gapCursor(),
    tableEditing(),
    citations()
  ];
}

/** Pasted pictures that are not ours are told of by their words; the file itself is added below the text. */
function open(doc) {
  holder.hidden = false;
  richer.hidden = true;
  field.classList.add("field--behind");
  view = new EditorView(holder.querySelector("[data-text]"), {
    state: EditorState.create({ doc, plugins: plugins() }),
    attributes: {
      class: "article-body editor-text",
      id: "editor-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label.textContent,
      spellcheck: "true"
    },
    nodeViews: { figure: figure(holder.dataset) },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      toolbar.update(view);
      if (transaction.docChanged) draft.touch();
    },
    handlePaste: (_, event) => {
      const text = event.clipboardData?.getData("text/plain") || "";
      if (!/^https?:\/\/\S+$/.test(text.trim()) || view.state.selection.empty) return false;
      return toggleMark(mark, { href: text.trim() })(view.state, view.dispatch);
    }
  });
  toolbar.of(view);
  document.querySelectorAll("button[data-picture]").forEach(button => (button.hidden = false));
}

function close() {
  view.destroy();
  view = null;
  holder.hidden = true;
  richer.hidden = false;
  field.classList.remove("field--behind");
}

/** To Markdown: once the server has put the body together. */
async function leave() {
  if (!(await draft.flush())) return;
  close();
  storage.write(MODE, "markdown");
  area.focus();
}

async function enter() {
  if (!(await draft.flush())) return;
  const answer = await fetch(form.dataset.blocks, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) return;
  const page = new window.DOMParser().parseFromString(await answer.text(), "text/html");
  from = area.value;
  begin(page.querySelector("template"));
  storage.write(MODE, "text");
  view?.focus();
}

function begin(template) {
  const found = template && openBody(template);
  if (!found) return null;
  opened = found.opened;
  open(found.doc);
  return found;
}

// From the beginning

richer.hidden = false;
richer.addEventListener("click", enter);
label.addEventListener("click", event => view && (event.preventDefault(), view.focus()));

if (storage.read(MODE) !== "markdown") begin(document.getElementById("editor-blocks"));

/** In the way of writing they were typed in, and on the revision they began from; what cannot be shown stays kept. */
function restore(kept) {
  if (kept.doc && !view) begin(document.getElementById("editor-blocks"));
  if (kept.doc && !view) return;
  if (kept.body !== undefined && view) close();
  draft.forget(true);
  form.elements.base.value = kept.base;
  form.elements.title.value = kept.title;
  form.elements.standfirst.value = kept.standfirst;
  if (kept.doc) {
    const doc = schema.nodeFromJSON(kept.doc);
    view.dispatch(view.state.tr.replace(0, view.state.doc.content.size, new Slice(Fragment.from(doc.content), 0, 0)));
  } else area.value = kept.body;
  draft.touch();
}

const kept = draft.kept();
if (kept) {
  const notice = document.getElementById("kept-here");
  if (kept.base === form.elements.base.value && kept.at > (Date.parse(form.dataset.saved) || 0)) restore(kept);
  else {
    notice.hidden = false;
    notice.querySelector("[data-restore]").addEventListener("click", () => (restore(kept), (notice.hidden = true)));
    notice.querySelector("[data-forget]").addEventListener("click", () => (draft.forget(true), (notice.hidden = true)));
  }
}

form.addEventListener("input", event => (event.target === area ? !view : ["title", "standfirst", "sources"].includes(event.target.name)) && draft.touch());

// Whatever leaves the page takes every word along.
form.addEventListener("submit", async event => {
  if (!draft.isDirty()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  const done = await draft.flush();
  if (done || draft.line.dataset.state === "gone" || draft.line.dataset.state === "refused") {
    draft.saved = draft.count;
    form.requestSubmit(submitter);
  } else draft.line.scrollIntoView({ block: "nearest" });
});
document.addEventListener("htmx:confirm", event => {
  if (!draft.isDirty()) return;
  event.preventDefault();
  draft.flush().then(() => event.detail.issueRequest(true));
});

document.addEventListener("click", event => {
  const button = event.target.closest("button[data-cite], button[data-picture]");
  if (!button || !view) return;
  if (button.dataset.picture) picture(button);
  else cite(view, button.closest("li").dataset.key);
  view.focus();
});
