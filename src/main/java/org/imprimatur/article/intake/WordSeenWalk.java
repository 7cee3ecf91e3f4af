package org.imprimatur.article.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Goes once through a part of a Word file, from its first letter to its last, and takes down what a person sees of it. It
 * knows nothing of lists, links or tables, and shares nothing with {@link WordBlocks} but the styles.
 */
final class WordSeenWalk extends DefaultHandler {

    private static final Set<String> LETTERS = Set.of("w:t", "m:t", "a:t");
    private static final Set<String> SHOWN =
            Set.of("w:t", "m:t", "a:t", "w:sym", "a:blip", "v:imagedata", "v:textpath", "c:chart", "dgm:relIds");
    private static final Set<String> TAKEN_OUT = Set.of("w:del", "w:moveFrom");
    private static final Set<String> OF_A_LINE =
            Set.of("w:r", "m:r", "m:oMath", "m:oMathPara", "w:hyperlink", "w:fldSimple", "w:drawing", "w:pict");

    /** What may turn out not to count when it is over. */
    private static final Set<String> STRETCHES = Set.of(
            "w:tr",
            "w:tc",
            "w:sdt",
            "wp:inline",
            "wp:anchor",
            "mc:Choice",
            "mc:Fallback",
            "w:txbxContent",
            "w:rt",
            "w:footnote",
            "w:endnote");

    private final WordStyles styles;
    private final Set<Integer> endlessFields;
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<WordSeenText> texts = new ArrayDeque<>();
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<WordRunProperties> runs = new ArrayDeque<>();
    private final Deque<Deque<WordSeenField>> fields = new ArrayDeque<>();
    private final Deque<WordSeenText> alternatives = new ArrayDeque<>();
    private final Deque<WordSeenText> readings = new ArrayDeque<>();
    private final WordSeenFormula formula = new WordSeenFormula();
    private final Map<String, WordSeenText> notes = new LinkedHashMap<>();
    private final StringBuilder letters = new StringBuilder();
    private String noteId = "";
    private int fieldMarks;
    private int takenOut;

    /** A paragraph that has begun. */
    private static final class Paragraph {

        private String style;
        private boolean runsOn;

        Paragraph(String style) {
            this.style = style;
        }
    }

    WordSeenWalk(WordStyles styles, Set<Integer> endlessFields) {
        this.styles = styles;
        this.endlessFields = endlessFields;
        texts.push(new WordSeenText());
        fields.push(new ArrayDeque<>());
    }

    /** All of it but the notes. */
    WordSeenText text() {
        return texts.element();
    }

    /** Each note by its id. */
    Map<String, WordSeenText> notes() {
        return notes;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        String name = WordXml.name(uri, local);
        String parent = path.isEmpty() ? "" : path.peek();
        if (SHOWN.contains(name)) {
            texts.element().show();
        }
        if (name.equals("w:fldChar")) {
            fieldMark(value(attributes, "w:fldCharType"));
        }
        if (takenOut > 0 || (TAKEN_OUT.contains(name) && !parent.equals("w:rPr") && !parent.equals("w:trPr"))) {
            takenOut++;
        } else {
            begin(name, parent, attributes);
        }
        path.push(name);
    }

    private void begin(String name, String parent, Attributes attributes) {
        if (name.equals("w:txbxContent") && isSilent()) {
            texts.push(new WordSeenText());
            texts.element().drop();
            fields.push(new ArrayDeque<>());
            paragraphs.push(new Paragraph(""));
            return;
        }
        if (STRETCHES.contains(name)) {
            texts.push(new WordSeenText());
        }
        formula.begin(name, parent, attributes, texts.element());
        switch (name) {
            case "w:p" -> paragraphs.push(new Paragraph(styles.paragraphStyle(null)));
            case "w:r", "m:r" -> runs.push(new WordRunProperties());
            case "w:t", "m:t", "a:t" -> letters.setLength(0);
            case "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen" -> words(" ");
            case "w:sym" -> words(WordSymbols.ofCode(value(attributes, "w:font"), value(attributes, "w:char")));
            case "w:tbl", "a:p" -> texts.element().gap();
            case "w:footnote", "w:endnote" -> noteId = orEmpty(value(attributes, "w:id"));
            case "w:fldSimple" -> fields.element().push(WordSeenField.simple(orEmpty(value(attributes, "w:instr"))));
            case "w:txbxContent" -> {
                fields.push(new ArrayDeque<>());
                paragraphs.push(new Paragraph(""));
            }
            case "mc:AlternateContent" -> alternatives.push(new WordSeenText());
            case "w:ruby" -> readings.push(new WordSeenText());
            case "v:textpath" -> words(" " + orEmpty(value(attributes, "string")) + " ");
            default -> reference(name, attributes);
        }
        property(name, parent, attributes);
    }

    private void reference(String name, Attributes attributes) {
        if (name.equals("w:altChunk")) {
            texts.element().gap();
            texts.element().refer(WordSeenText.Kind.CHUNK, value(attributes, "r:id"));
            texts.element().gap();
        } else if (name.equals("w:footnoteReference") && !isSilent()) {
            texts.element().refer(WordSeenText.Kind.FOOTNOTE, value(attributes, "w:id"));
        } else if (name.equals("w:endnoteReference") && !isSilent()) {
            texts.element().refer(WordSeenText.Kind.ENDNOTE, value(attributes, "w:id"));
        }
    }

    private void property(String name, String parent, Attributes attributes) {
        String grandparent =
                path.size() < 2 ? "" : path.stream().skip(1).findFirst().orElse("");
        switch (parent) {
            case "w:rPr" -> {
                if (grandparent.equals("w:r") || grandparent.equals("m:r")) {
                    runs.element().put(name, wanted -> value(attributes, wanted));
                } else if (grandparent.equals("w:pPr") && TAKEN_OUT.contains(name)) {
                    paragraphs.element().runsOn = true;
                }
            }
            case "w:pPr" -> paragraphProperty(name, attributes);
            case "w:trPr" -> {
                if (name.equals("w:del") || (name.equals("w:hidden") && isOn(attributes))) {
                    texts.element().drop();
                }
            }
            case "w:tcPr" -> {
                if (name.equals("w:cellDel")) {
                    texts.element().drop();
                }
            }
            case "w:docPartObj" -> {
                if (name.equals("w:docPartGallery") && "Table of Contents".equals(value(attributes, "w:val"))) {
                    texts.element().drop();
                }
            }
            default -> {
                String hidden = name.equals("wp:docPr") ? value(attributes, "hidden") : null;
                if (hidden != null && WordRunProperties.isOn(hidden)) {
                    texts.element().drop();
                }
            }
        }
    }

    private void paragraphProperty(String name, Attributes attributes) {
        if (paragraphs.isEmpty()) {
            return;
        }
        if (name.equals("w:pStyle") && value(attributes, "w:val") != null) {
            paragraphs.element().style = styles.paragraphStyle(value(attributes, "w:val"));
        } else if (name.equals("w:framePr")) {
            paragraphs.element().runsOn |=
                    orEmpty(value(attributes, "w:dropCap")).matches("drop|margin");
        }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
        String name = path.isEmpty() ? "" : path.peek();
        if (takenOut > 0) {
            return;
        }
        if (LETTERS.contains(name)) {
            letters.append(characters, from, length);
        } else if (name.equals("w:instrText") && !fields.element().isEmpty()) {
            fields.element().element().instruct(characters, from, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        String name = path.pop();
        if (takenOut > 0) {
            takenOut--;
            return;
        }
        String parent = path.isEmpty() ? "" : path.peek();
        formula.end(name, parent, texts.element());
        switch (name) {
            case "w:t", "m:t", "a:t" -> words(WordSymbols.said(letters.toString(), look().font()));
            case "w:r", "m:r" -> runs.pop();
            case "w:fldSimple" -> fields.element().poll();
            case "w:p" -> {
                if (!paragraphs.pop().runsOn) {
                    texts.element().endParagraph();
                }
            }
            case "a:p" -> texts.element().gap();
            case "mc:AlternateContent" -> texts.element().add(alternatives.pop());
            case "w:ruby" -> {
                texts.element().gap();
                texts.element().add(readings.pop());
                texts.element().gap();
            }
            default -> {}
        }
        if (OF_A_LINE.contains(name) && paragraphs.isEmpty()) {
            texts.element().endParagraph();
        }
        if (STRETCHES.contains(name)) {
            over(name, texts.pop());
        }
    }

    private void over(String name, WordSeenText over) {
        switch (name) {
            case "mc:Choice", "mc:Fallback" -> {
                WordSeenText chosen = alternatives.element();
                if (!chosen.isShowing() && over.isShowing()) {
                    chosen.add(over);
                }
            }
            case "w:txbxContent" -> {
                fields.pop();
                paragraphs.pop();
                texts.element().aside(over);
            }
            case "w:rt" -> readings.element().add(over);
            case "w:footnote", "w:endnote" -> {
                over.endParagraph();
                notes.putIfAbsent(noteId, over);
            }
            case "w:tc", "w:tr" -> {
                over.endParagraph();
                texts.element().add(over);
            }
            default -> texts.element().add(over);
        }
    }

    private void fieldMark(@Nullable String type) {
        fieldMarks++;
        Deque<WordSeenField> open = fields.element();
        switch (orEmpty(type)) {
            case "begin" -> {
                if (!endlessFields.contains(fieldMarks)) {
                    open.push(new WordSeenField());
                }
            }
            case "separate" -> {
                if (!open.isEmpty()) {
                    open.element().show();
                }
            }
            case "end" -> open.poll();
            default -> {}
        }
    }

    private void words(String words) {
        WordLook look = look();
        if (isSilent() || look.struck()) {
            return;
        }
        Height height = formula.height() == Height.LEVEL ? look.height() : formula.height();
        texts.element().words(look.capitals() ? words.toUpperCase(Locale.ROOT) : words, height);
    }

    private boolean isSilent() {
        return look().hidden() || fields.element().stream().anyMatch(WordSeenField::isSilent);
    }

    private WordLook look() {
        String style = paragraphs.isEmpty() ? styles.paragraphStyle(null) : paragraphs.element().style;
        return runs.isEmpty() ? styles.look(style) : styles.look(style, runs.element());
    }

    private static @Nullable String value(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (name.equals(WordXml.attributeName(attributes.getURI(i), attributes.getLocalName(i)))) {
                return attributes.getValue(i);
            }
        }
        return null;
    }

    private static boolean isOn(Attributes attributes) {
        return WordRunProperties.isOn(value(attributes, "w:val"));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
