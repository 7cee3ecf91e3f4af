// A picture in the text, with the words that describe it to whoever does not see it, and its caption.
import { schema } from "editor/schema";

function field(label, value, changed) {
  const holder = document.createElement("label");
  holder.className = "figure-field";
  const input = document.createElement("input");
  input.className = "input";
  input.value = value;
  input.addEventListener("change", () => changed(input.value.replace(/\s+/g, " ").trim()));
  holder.append(label, input);
  return { holder, input };
}

export const figure = words => (node, view, getPos) => {
  const dom = document.createElement("figure");
  dom.className = "figure-edited";
  const img = document.createElement("img");
  const change = attrs => view.dispatch(view.state.tr.setNodeMarkup(getPos(), null, { ...node.attrs, ...attrs }));
  const alt = field(words.alt, node.attrs.alt, value => change({ alt: value }));
  const title = field(words.caption, node.attrs.title, value => change({ title: value }));
  const show = () => {
    img.src = node.attrs.src;
    img.alt = node.attrs.alt;
    if (document.activeElement !== alt.input) alt.input.value = node.attrs.alt;
    if (document.activeElement !== title.input) title.input.value = node.attrs.title;
  };
  show();
  dom.append(img, alt.holder, title.holder);
  return {
    dom,
    update: other => {
      if (other.type !== schema.nodes.figure) return false;
      node = other;
      show();
      return true;
    },
    stopEvent: event => event.target instanceof HTMLInputElement,
    ignoreMutation: () => true
  };
};
