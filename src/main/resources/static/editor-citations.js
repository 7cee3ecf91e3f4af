// A citation is one sign: it shows its number as readers will see it, and tells its source. "[@" offers the sources.
import { NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import { schema } from "editor/schema";
import { SourcePicker, matching, sources } from "editor/sources";

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

/** The list of sources below "[@". */
export function picker() {
  let from = -1;
  let box = null;

  const offer = view => {
    const { $from, empty } = view.state.selection;
    const before = empty && $from.parent.isTextblock && !$from.parent.type.spec.code ? $from.parent.textBetween(0, $from.parentOffset, undefined, "￼") : "";
    const typed = before.match(/\[@([^\[\]￼;,]{0,100})$/);
    if (typed) from = $from.pos - typed[0].length;
    box.offer(typed ? matching(typed[1]) : []);
  };

  return new Plugin({
    view: view => {
      const pick = key => {
        const node = schema.nodes.citation.create({ text: "[@" + key + "]" });
        view.dispatch(view.state.tr.replaceWith(from, view.state.selection.to, node).scrollIntoView());
        box.close();
        box.tell(key);
      };
      box = new SourcePicker("editor-picker", view.dom, pick, list => {
        const place = view.coordsAtPos(from);
        const frame = (list.offsetParent || document.body).getBoundingClientRect();
        list.style.setProperty("--top", place.bottom - frame.top + 4 + "px");
        list.style.setProperty("--left", Math.max(0, Math.min(place.left - frame.left, frame.width - list.offsetWidth)) + "px");
      });
      box.list.classList.add("picker--here");
      view.dom.parentNode.append(box.list, box.said);
      return { update: (now, before) => (now.state.doc !== before.doc || box.isOpen) && offer(now), destroy: () => box.remove() };
    },
    props: {
      handleKeyDown: (view, event) => box.takes(event),
      handleDOMEvents: { blur: () => (box.leave(), false) }
    }
  });
}
