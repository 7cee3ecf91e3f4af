// What a text can say, and nothing else: the schema is the text format of src/docs/text-format.md.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const picture = dom => ({ src: dom.getAttribute("src"), alt: dom.getAttribute("alt") || "", title: dom.getAttribute("title") || "" });
const pictured = ({ attrs }) => ["img", attrs.title ? { src: attrs.src, alt: attrs.alt, title: attrs.title } : { src: attrs.src, alt: attrs.alt }];
const ours = dom => /^\/desk\/images\/[0-9a-f]{64}$/.test(dom.getAttribute("src") || "");

const lists = {
  bullet_list: {
    group: "block",
    content: "list_item+",
    attrs: { loose: { default: false } },
    parseDOM: [{ tag: "ul", getAttrs: dom => ({ loose: dom.hasAttribute("data-loose") }) }],
    toDOM: node => ["ul", node.attrs.loose ? { "data-loose": "" } : {}, 0]
  },
  ordered_list: {
    group: "block",
    content: "list_item+",
    attrs: { start: { default: 1 }, type: { default: "" }, loose: { default: false } },
    parseDOM: [{
      tag: "ol",
      getAttrs: dom => ({
        start: dom.hasAttribute("start") ? Number(dom.getAttribute("start")) : 1,
        type: /^[aAiI]$/.test(dom.getAttribute("type") || "") ? dom.getAttribute("type") : "",
        loose: dom.hasAttribute("data-loose")
      })
    }],
    toDOM: ({ attrs }) => ["ol", {
      ...(attrs.start !== 1 && { start: attrs.start }),
      ...(attrs.type && { type: attrs.type }),
      ...(attrs.loose && { "data-loose": "" })
    }, 0]
  },
  list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] }
};

const blocks = {
  paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  figure: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { src: {}, alt: { default: "" }, title: { default: "" } },
    parseDOM: [{ tag: "p.figure", priority: 60, getAttrs: dom => dom.querySelector("img") && ours(dom.querySelector("img")) && picture(dom.querySelector("img")) }],
    toDOM: node => ["p", { class: "figure" }, pictured(node)]
  },
  heading: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { level: { default: 2 } },
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: "h" + level, attrs: { level: Math.max(2, level) } })),
    toDOM: node => ["h" + node.attrs.level, 0]
  },
  blockquote: { group: "block", content: "block+", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  // A block that only its Markdown says whole.
  markdown: {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    parseDOM: [{ tag: "pre[data-markdown]", priority: 70, preserveWhitespace: "full" }],
    toDOM: () => ["pre", { "data-markdown": "" }, 0]
  },
  code_block: {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", ["code", 0]]
  }
};

const inlines = {
  text: { group: "inline" },
  citation: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { text: {} },
    parseDOM: [{ tag: "span[data-cite]", priority: 60, getAttrs: dom => ({ text: dom.textContent }) }],
    leafText: node => node.attrs.text,
    toDOM: node => ["span", { "data-cite": "" }, node.attrs.text]
  },
  image: {
    inline: true,
    group: "inline",
    draggable: true,
    attrs: { src: {}, alt: { default: "" }, title: { default: "" } },
    parseDOM: [{ tag: "img[src]", getAttrs: dom => ours(dom) && picture(dom) }],
    toDOM: pictured
  },
  hard_break: { inline: true, group: "inline", selectable: false, linebreakReplacement: true, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] }
};

const tables = tableNodes({
  tableGroup: "block",
  cellContent: "block+",
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: dom => dom.getAttribute("data-align"),
      setDOMAttr: (value, attrs) => value && (attrs["data-align"] = value)
    }
  }
});

const mark = (tag, ...others) => ({ parseDOM: [{ tag }, ...others], toDOM: () => [tag, 0] });

export const schema = new Schema({
  nodes: { doc: { content: "block+" }, ...blocks, ...lists, ...tables, ...inlines },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: dom => /^(https?:\/\/|mailto:|\/|#)/i.test(dom.getAttribute("href")) && { href: dom.getAttribute("href") } }],
      toDOM: node => ["a", { href: node.attrs.href }, 0]
    },
    raised: { ...mark("sup", { style: "vertical-align=super" }), excludes: "raised lowered" },
    lowered: { ...mark("sub", { style: "vertical-align=sub" }), excludes: "raised lowered" },
    strong: mark("strong", { tag: "b", getAttrs: dom => dom.style.fontWeight !== "normal" && null }, { style: "font-weight", getAttrs: value => /^(bold(er)?|[6-9]\d{2})$/.test(value) && null }),
    em: mark("em", { tag: "i", getAttrs: dom => dom.style.fontStyle !== "normal" && null }, { style: "font-style=italic" }),
    code: mark("code")
  }
});
