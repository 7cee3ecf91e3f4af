// The way of a body into the editor, and back to the server: blocks nobody touched go by their number.
import { DOMParser, DOMSerializer, Fragment } from "prosemirror-model";
import { schema } from "editor/schema";

const parser = DOMParser.fromSchema(schema);
const serializer = DOMSerializer.fromSchema(schema);

// Nothing if some block is not one to the editor: the text is then written as Markdown.
function block(element) {
  const nodes = parser.parse(element, { preserveWhitespace: false }).content;
  return nodes.childCount === 1 ? nodes.firstChild : null;
}

/** @return {{doc, opened: Node[]}|null} */
export function openBody(template) {
  const opened = [...template.content.children].map(block);
  if (opened.includes(null) || opened.length !== Number(template.dataset.count)) return null;
  const empty = schema.nodes.paragraph.create();
  return { doc: schema.nodes.doc.create(null, Fragment.from(opened.length ? opened : [empty])), opened };
}

/** A cell or an item of one paragraph is written without it, as the server writes it. */
function html(node) {
  const holder = document.createElement("div");
  holder.append(serializer.serializeNode(node));
  for (const paragraph of holder.querySelectorAll("td > p:only-child, th > p:only-child")) {
    paragraph.replaceWith(...paragraph.childNodes);
  }
  return holder.innerHTML;
}

function numbers(opened) {
  const same = new Map(opened.map((node, at) => [node, at]));
  const alike = new Map();
  opened.forEach((node, at) => alike.set(node.textContent, [...(alike.get(node.textContent) || []), at]));
  return node => {
    if (same.has(node)) return same.get(node);
    const found = (alike.get(node.textContent) || []).find(at => opened[at].eq(node));
    return found === undefined ? null : found;
  };
}

/** What the body consists of now, for the server to put together. */
export function pieces(doc, opened) {
  const number = numbers(opened);
  const list = [];
  doc.forEach(node => {
    const kept = number(node);
    if (kept !== null) list.push({ kept });
    else if (node.type === schema.nodes.markdown) list.push({ markdown: node.textContent });
    else if (node.type !== schema.nodes.paragraph || node.content.size > 0) list.push({ html: html(node) });
  });
  return list;
}
