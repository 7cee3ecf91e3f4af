// What buttons and keys of the editor do.
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark, wrapIn, lift } from "prosemirror-commands";
import { undo, redo } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { goToNextCell, isInTable, addRowAfter, addColumnAfter, deleteRow, deleteColumn, deleteTable, mergeCells, splitCell, toggleHeaderRow } from "prosemirror-tables";
import { Selection } from "prosemirror-state";
import { schema } from "editor/schema";

const { nodes, marks } = schema;

export const isMarked = (state, type) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, type);
};

export const isBlock = (state, type, attrs = {}) => {
  const { $from, to } = state.selection;
  return to <= $from.end() && $from.parent.hasMarkup(type, { ...$from.parent.attrs, ...attrs }) && $from.parent.type === type;
};

export const isWithin = (state, type) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
};

// Pressed again it is undone: a heading becomes a paragraph, a list its paragraphs.
const heading = level => (state, dispatch) =>
  isBlock(state, nodes.heading, { level }) ? setBlockType(nodes.paragraph)(state, dispatch) : setBlockType(nodes.heading, { level })(state, dispatch);

const list = type => (state, dispatch) =>
  isWithin(state, type) ? liftListItem(nodes.list_item)(state, dispatch) : wrapInList(type)(state, dispatch);

const quote = (state, dispatch) => (isWithin(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch));

const line = (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

const rule = (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.horizontal_rule.create()).scrollIntoView());
  return true;
};

const table = (state, dispatch) => {
  if (isInTable(state)) return false;
  const row = type => nodes.table_row.create(null, Array.from({ length: 3 }, () => type.createAndFill()));
  const made = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  if (dispatch) dispatch(state.tr.replaceSelectionWith(made).scrollIntoView());
  return true;
};

export const actions = {
  strong: { run: toggleMark(marks.strong), on: state => isMarked(state, marks.strong) },
  em: { run: toggleMark(marks.em), on: state => isMarked(state, marks.em) },
  raised: { run: toggleMark(marks.raised), on: state => isMarked(state, marks.raised) },
  lowered: { run: toggleMark(marks.lowered), on: state => isMarked(state, marks.lowered) },
  heading2: { run: heading(2), on: state => isBlock(state, nodes.heading, { level: 2 }) },
  heading3: { run: heading(3), on: state => isBlock(state, nodes.heading, { level: 3 }) },
  bullets: { run: list(nodes.bullet_list), on: state => isWithin(state, nodes.bullet_list) },
  numbers: { run: list(nodes.ordered_list), on: state => isWithin(state, nodes.ordered_list) },
  quote: { run: quote, on: state => isWithin(state, nodes.blockquote) },
  table: { run: table },
  rule: { run: rule },
  undo: { run: undo },
  redo: { run: redo },
  rowAfter: { run: addRowAfter, only: isInTable },
  columnAfter: { run: addColumnAfter, only: isInTable },
  rowGone: { run: deleteRow, only: isInTable },
  columnGone: { run: deleteColumn, only: isInTable },
  headerRow: { run: toggleHeaderRow, only: isInTable },
  merge: { run: chainCommands(mergeCells, splitCell), only: isInTable },
  tableGone: { run: deleteTable, only: isInTable }
};

// Also from a chosen picture or citation, where browsers do nothing.
const edge = find => (state, dispatch) => {
  if (dispatch) dispatch(state.tr.setSelection(find(state.doc)).scrollIntoView());
  return true;
};

// As in Google Docs and Word. Tab leaves the editor unless it has something to do there.
export const keys = link => ({
  ...baseKeymap,
  "Mod-b": actions.strong.run,
  "Mod-i": actions.em.run,
  "Mod-.": actions.raised.run,
  "Mod-,": actions.lowered.run,
  "Mod-k": link,
  "Mod-Alt-0": setBlockType(nodes.paragraph),
  "Mod-Alt-2": actions.heading2.run,
  "Mod-Alt-3": actions.heading3.run,
  "Mod-Shift-7": actions.numbers.run,
  "Mod-Shift-8": actions.bullets.run,
  "Mod-z": undo,
  "Mod-y": redo,
  "Mod-Shift-z": redo,
  "Mod-Home": edge(Selection.atStart),
  "Mod-End": edge(Selection.atEnd),
  "Mod-Enter": exitCode,
  "Shift-Enter": chainCommands(exitCode, line),
  Enter: chainCommands(splitListItem(nodes.list_item), baseKeymap.Enter),
  Tab: chainCommands(goToNextCell(1), sinkListItem(nodes.list_item)),
  "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(nodes.list_item))
});

const citation = new InputRule(/\[(@[^\[\]@;\s][^\[\]\n]*)\]$/, (state, match, start, end) =>
  state.tr.replaceWith(start, end, nodes.citation.create({ text: match[0] })));

// A number and its unit stay on one line.
const unit = new InputRule(/(\d) (mg|µg|mcg|g|kg|ml|mL|l|L|mmol|IU|mmHg|cm|mm|kcal) $/, (state, match, start, end) =>
  state.tr.insertText(match[1] + "\u00a0" + match[2] + " ", start, end));

const lettered = new InputRule(/^([aAiI])\) $/, (state, match, start, end) => {
  const tr = state.tr.delete(start, end);
  const range = tr.doc.resolve(start).blockRange();
  return range ? tr.wrap(range, [{ type: nodes.ordered_list, attrs: { type: match[1] } }, { type: nodes.list_item }]) : null;
});

export const rules = inputRules({
  rules: [
    citation,
    unit,
    lettered,
    textblockTypeInputRule(/^(#{2,4}) $/, nodes.heading, match => ({ level: match[1].length })),
    wrappingInputRule(/^[-*•] $/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})[.)] $/, nodes.ordered_list, match => ({ start: Number(match[1]) }), (match, node) => node.childCount + node.attrs.start === Number(match[1])),
    wrappingInputRule(/^> $/, nodes.blockquote)
  ]
});
