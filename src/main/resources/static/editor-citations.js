// A citation is one sign: it shows its number as readers will see it, and tells its source. "[@" offers the sources.
import { NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import { schema } from "editor/schema";

const part = () => document.getElementById("sources-part");
const sources = () =>
  [...part().querySelectorAll("li[data-key]")]
    .filter(row => row.dataset.key)
    .map(row => ({ key: row.dataset.key, words: row.firstElementChild.textContent.trim().replace(/\s+/g, " ") }));

const keysOf = text =>
  text.slice(1, -1).split(";").map(one => (one.match(/@(?:\{([^}]+)\}|([^\s,;\]]+))/) || []).slice(1).find(Boolean)).filter(Boolean);

class CitationView {
  constructor(node) {
    this.node = node;
    this.dom = document.createElement("span");
    this.dom.className = "cited";
    this.dom.dataset.cite = "";
    this.dom.textContent = node.attrs.text;
  }

  say(words, title, unknown) {
    if (this.dom.textContent !== words) this.dom.textContent = words;
    this.dom.title = title;
    this.dom.classList.toggle("cited--unknown", unknown);
  }

  update(node) {
    if (node.type !== schema.nodes.citation) return false;
    this.node = node;
    return true;
  }

  ignoreMutation() {
    return true;
  }
}

/** Numbers by first use, as the reader's page counts them. */
export function citations() {
  const views = new Set();
  const number = view => {
    const known = new Map(sources().map(source => [source.key, source.words]));
    const order = [];
    view.state.doc.descendants(node => {
      if (node.type === schema.nodes.citation) {
        keysOf(node.attrs.text).forEach(key => known.has(key) && !order.includes(key) && order.push(key));
      }
    });
    for (const one of views) {
      const keys = keysOf(one.node.attrs.text);
      const unknown = keys.length === 0 || keys.some(key => !known.has(key));
      one.say(
        unknown ? one.node.attrs.text : keys.map(key => order.indexOf(key) + 1).join(","),
        unknown ? one.node.attrs.text : keys.map(key => known.get(key)).join("\n"),
        unknown);
    }
  };
  return new Plugin({
    props: {
      // As it is written, for a page or another key to be put in; its last bracket closes it again.
      handleDoubleClickOn: (view, pos, node, nodePos) => {
        if (node.type !== schema.nodes.citation) return false;
        const tr = view.state.tr.replaceWith(nodePos, nodePos + node.nodeSize, schema.text(node.attrs.text));
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, nodePos + node.attrs.text.length)));
        return true;
      },
      // A click chooses a citation; words typed then go behind it and do not take its place.
      handleTextInput: (view, from, to, text) => {
        const { selection } = view.state;
        if (!(selection instanceof NodeSelection) || selection.node.type !== schema.nodes.citation) return false;
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, selection.to)).insertText(text));
        return true;
      },
      nodeViews: {
        citation: node => {
          const view = new CitationView(node);
          views.add(view);
          view.destroy = () => views.delete(view);
          return view;
        }
      }
    },
    view: editor => {
      const again = () => number(editor);
      document.addEventListener("htmx:afterSettle", again);
      again();
      return { update: (view, before) => view.state.doc !== before.doc && number(view), destroy: () => document.removeEventListener("htmx:afterSettle", again) };
    }
  });
}

export function cite(view, key) {
  const { from, $from } = view.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "￼").slice(-1);
  const gap = before && !/[\s(￼]/.test(before) ? " " : "";
  const tr = view.state.tr;
  if (gap) tr.insertText(gap, from);
  tr.replaceWith(from + gap.length, tr.mapping.map(view.state.selection.to), schema.nodes.citation.create({ text: "[@" + key + "]" }));
  view.dispatch(tr.scrollIntoView());
}

const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The list of sources below "[@". */
export function picker() {
  const list = document.createElement("ul");
  list.className = "picker picker--here";
  list.id = "editor-picker";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", part().dataset.pickerLabel);
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "aloud";
  said.setAttribute("role", "status");
  let from = -1;
  let chosen = 0;

  const close = view => {
    list.hidden = true;
    from = -1;
    view?.dom.removeAttribute("aria-activedescendant");
  };
  const mark = (view, index) => {
    chosen = (index + list.children.length) % list.children.length;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    list.children[chosen].scrollIntoView({ block: "nearest" });
    view.dom.setAttribute("aria-activedescendant", list.children[chosen].id);
  };
  const pick = (view, key) => {
    const node = schema.nodes.citation.create({ text: "[@" + key + "]" });
    view.dispatch(view.state.tr.replaceWith(from, view.state.selection.to, node).scrollIntoView());
    close(view);
    said.textContent = part().dataset.citedSaid.replace("{0}", key);
  };
  const offer = view => {
    const { $from, empty } = view.state.selection;
    const before = empty && $from.parent.isTextblock && !$from.parent.type.spec.code ? $from.parent.textBetween(0, $from.parentOffset, undefined, "￼") : "";
    const typed = before.match(/\[@([^\[\]￼;,]{0,100})$/);
    const words = typed ? plain(typed[1]).split(/\s+/).filter(Boolean) : [];
    const found = typed ? sources().filter(source => words.every(word => plain(source.key + " " + source.words).includes(word))).slice(0, 8) : [];
    if (found.length === 0) return close(view);
    const wasHidden = list.hidden;
    from = $from.pos - typed[0].length;
    list.replaceChildren(...found.map((source, at) => {
      const option = document.createElement("li");
      option.id = "editor-picker-" + at;
      option.dataset.pick = source.key;
      option.setAttribute("role", "option");
      const key = document.createElement("code");
      key.textContent = source.key;
      option.append(key, " " + source.words);
      return option;
    }));
    const place = view.coordsAtPos(from);
    list.hidden = false;
    const box = (list.offsetParent || document.body).getBoundingClientRect();
    list.style.setProperty("--top", place.bottom - box.top + 4 + "px");
    list.style.setProperty("--left", Math.max(0, Math.min(place.left - box.left, box.width - list.offsetWidth)) + "px");
    mark(view, 0);
    if (wasHidden) said.textContent = part().dataset.pickerSaid.replace("{0}", String(found.length));
  };

  return new Plugin({
    view: view => {
      view.dom.parentNode.append(list, said);
      list.addEventListener("pointerdown", event => {
        const option = event.target.closest("li");
        if (!option) return;
        event.preventDefault();
        pick(view, option.dataset.pick);
      });
      return { update: (now, before) => (now.state.doc !== before.doc || !list.hidden) && offer(now), destroy: () => list.remove() };
    },
    props: {
      handleKeyDown: (view, event) => {
        if (list.hidden || event.isComposing) return false;
        if (event.key === "ArrowDown") mark(view, chosen + 1);
        else if (event.key === "ArrowUp") mark(view, chosen - 1);
        else if (event.key === "Enter" || event.key === "Tab") pick(view, list.children[chosen].dataset.pick);
        else if (event.key === "Escape") close(view);
        else return false;
        return true;
      },
      handleDOMEvents: { blur: view => { setTimeout(() => close(view), 150); return false; } }
    }
  });
}
