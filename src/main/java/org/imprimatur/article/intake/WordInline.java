package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.imprimatur.article.intake.citation.CitationField;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands within a paragraph. An element it does not know is gone through and never left out: whatever a newer
 * program wraps words in, they are words.
 */
final class WordInline {

    /** What says something about the text and is none itself, or has been taken out of it. */
    static final Set<String> SILENT = Set.of(
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:tblPrEx",
            "w:tblGrid",
            "w:trPr",
            "w:tcPr",
            "w:sdtPr",
            "w:sdtEndPr",
            "w:sectPr",
            "w:fldData",
            "w:ffData",
            "w:delText",
            "w:delInstrText",
            "w:customXmlPr",
            "w:smartTagPr",
            "w:rt",
            "m:ctrlPr");

    private static final Set<String> TAKEN_OUT = Set.of("w:del", "w:moveFrom");

    private final WordImport wordImport;
    private final WordPart part;
    private final WordFields fields;
    private final String paragraphStyle;
    private final WordLook base;
    private final WordLine line;

    /** Texts of their own that hang on this paragraph, such as text boxes. */
    private final List<WordElement> aside;

    private WordLook look;
    private Height height = Height.LEVEL;
    private @Nullable String href;
    private boolean apart;
    private boolean ofSourceList;
    private double smallest = Double.MAX_VALUE;

    /** @param base what is no stress here, since all words look like it */
    WordInline(WordImport wordImport, WordPart part, WordFields fields, String paragraphStyle, WordLook base) {
        this(wordImport, part, fields, paragraphStyle, base, new WordLine(), new ArrayList<>());
    }

    private WordInline(
            WordImport wordImport,
            WordPart part,
            WordFields fields,
            String paragraphStyle,
            WordLook base,
            WordLine line,
            List<WordElement> aside) {
        this.wordImport = wordImport;
        this.part = part;
        this.fields = fields;
        this.paragraphStyle = paragraphStyle;
        this.base = base;
        this.line = line;
        this.aside = aside;
        this.look = wordImport.styles().look(paragraphStyle);
    }

    /** For the next paragraph, whose words follow on the same line. */
    WordInline goingOn(String otherStyle, WordLook otherBase) {
        return new WordInline(wordImport, part, fields, otherStyle, otherBase, line, aside);
    }

    WordLine line() {
        return line;
    }

    List<WordElement> aside() {
        return aside;
    }

    /** The size of its smallest words, in half points; enormous without any. */
    double smallest() {
        return smallest;
    }

    /** Whether any of its words are of the list of all sources. */
    boolean isOfSourceList() {
        return ofSourceList;
    }

    void children(WordElement parent) {
        parent.children().forEach(this::read);
    }

    void read(WordElement element) {
        switch (element.name()) {
            case "w:r", "m:r" -> run(element);
            case "w:t", "m:t", "a:t" -> signs(WordSymbols.said(element.text(), look.font()), look.font());
            case "w:sym" -> sign(element);
            case "w:tab", "w:ptab" -> words(" ");
            case "w:br", "w:cr" -> element(new Element("br"));
            case "w:noBreakHyphen" -> words("\u2011");
            case "w:fldChar" -> fieldMark(element);
            case "w:instrText" -> fields.instruct(element.text());
            case "w:fldSimple" -> simpleField(element);
            case "w:hyperlink" -> link(element);
            case "w:footnoteReference" -> note("footnote", element);
            case "w:endnoteReference" -> note("endnote", element);
            case "w:ruby" -> ruby(element);
            case "w:sdt" -> contentControl(element);
            case "mc:AlternateContent" -> element.alternative().forEach(this::read);
            case "w:drawing", "w:pict", "w:object" -> drawing(element, "");
            case "w:txbxContent" -> textBox(element);
            case "w:p" -> {
                children(element);
                words(" ");
            }
            default -> other(element);
        }
    }

    private void other(WordElement element) {
        if (TAKEN_OUT.contains(element.name())) {
            fieldMarksIn(element);
        } else if (WordMath.knows(element)) {
            new WordMath(this).read(element);
        } else if (!SILENT.contains(element.name())) {
            children(element);
        }
    }

    private void run(WordElement run) {
        WordLook before = look;
        look = wordImport.styles().look(paragraphStyle, WordRunProperties.of(run.child("w:rPr")));
        children(run);
        look = before;
    }

    private void sign(WordElement sign) {
        String font = sign.attribute("w:font", "");
        signs(WordSymbols.ofCode(font, sign.attribute("w:char")), font);
    }

    private void signs(String words, String font) {
        if (words.indexOf(WordSymbols.UNKNOWN) >= 0 && !isSilent()) {
            wordImport.losses().tell(LossKind.SIGN, font);
        }
        words(words);
    }

    /** A field goes on though one of its marks has been taken out. */
    private void fieldMarksIn(WordElement element) {
        if (element.name().equals("w:fldChar")) {
            fieldMark(element);
        }
        element.children().forEach(this::fieldMarksIn);
    }

    private void fieldMark(WordElement mark) {
        WordField begun = fields.mark(mark, wordImport.losses());
        if (begun != null) {
            cite(begun);
        }
    }

    /** Writes what a field cites in place of what it shows. */
    private void cite(WordField field) {
        if (isSilent() || fields.areReplaced() || !CitationField.cites(field.instruction())) {
            return;
        }
        wordImport
                .citations()
                .cite(field.instruction(), field.data())
                .ifPresentOrElse(
                        cited -> replace(field, cited),
                        () -> wordImport.losses().tell(LossKind.CITATION_UNREAD));
    }

    private void replace(WordField field, WordCitations.InText cited) {
        line.citation(cited.words(), cited.close());
        wordImport.generated(cited.words());
        wordImport.replaced(" ", Height.LEVEL);
        field.replace();
    }

    private void simpleField(WordElement element) {
        WordField field = WordField.of(element.attribute("w:instr", ""));
        if (field.isContents()) {
            wordImport.losses().tell(LossKind.CONTENTS);
        }
        cite(field);
        fields.enter(field);
        children(element);
        fields.leave();
    }

    private void link(WordElement element) {
        WordPart.Relation relation = part.relation(element.attribute("r:id"));
        String anchor = element.attribute("w:anchor", "");
        String before = href;
        if (relation != null) {
            boolean complete = anchor.isEmpty() || relation.target().contains("#");
            href = complete ? relation.target() : relation.target() + "#" + anchor;
        } else if (!anchor.isEmpty()) {
            href = "#" + anchor;
        }
        children(element);
        href = before;
    }

    private void note(String kind, WordElement reference) {
        if (isSilent() || fields.areReplaced()) {
            return;
        }
        WordElement note = wordImport.notes().find(wordImport, kind, reference.attribute("w:id"));
        if (note != null && WordCitationNote.of(note).filter(this::cite).isPresent()) {
            return;
        }
        int number = wordImport.notes().number(wordImport, kind, reference.attribute("w:id"));
        if (number > 0) {
            line.text(" (note " + number + ")", WordLine.Style.PLAIN);
            wordImport.generated("note " + number);
        }
    }

    /** @return whether all of it could be read */
    private boolean cite(WordCitationNote note) {
        List<String> cited = note.cited().stream()
                .flatMap(field -> wordImport.citations().cite(field.instruction(), field.data()).stream())
                .map(WordCitations.InText::words)
                .toList();
        if (cited.size() < note.cited().size()) {
            return false;
        }
        String words = String.join(" ", cited);
        line.citation(words, false);
        wordImport.generated(words);
        wordImport.replaced(" " + String.join("", note.words()), Height.LEVEL);
        return true;
    }

    /** The reading of East Asian signs stands in small print above them. */
    private void ruby(WordElement ruby) {
        children(ruby);
        WordElement reading = ruby.child("w:rt");
        if (reading != null && reading.shows()) {
            words(" (");
            children(reading);
            words(") ");
        }
    }

    private void contentControl(WordElement control) {
        if (isContents(control)) {
            wordImport.losses().tell(LossKind.CONTENTS);
            return;
        }
        WordField field = WordField.of("");
        if (!isSilent() && !fields.areReplaced()) {
            wordImport.citations().citeControl(tag(control)).ifPresent(cited -> replace(field, cited));
        }
        fields.enter(field);
        children(control);
        fields.leave();
    }

    private static String tag(WordElement control) {
        String tag = control.valAt("w:sdtPr", "w:tag");
        return tag == null ? "" : tag;
    }

    /** The field that a content control is instead of, if it holds the list of all sources. */
    static WordField fieldOf(WordElement control) {
        return WordField.of(CitationField.isListOfControl(tag(control)) ? "BIBLIOGRAPHY" : "");
    }

    static boolean isContents(WordElement control) {
        String gallery = control.valAt("w:sdtPr", "w:docPartObj", "w:docPartGallery");
        return "Table of Contents".equals(gallery);
    }

    private void textBox(WordElement content) {
        if (!isSilent()) {
            aside.add(content);
        }
    }

    /** @param description of the picture, as far as it has been said on the way to it */
    private void drawing(WordElement element, String description) {
        String said = described(element, description);
        switch (element.name()) {
            case "a:blip" -> picture(element.attribute("r:embed"), said);
            case "v:imagedata" -> picture(element.attribute("r:id"), said);
            case "v:textpath" -> words(" " + element.attribute("string", "") + " ");
            case "w:txbxContent" -> textBox(element);
            case "a:p" -> {
                words(" ");
                element.children().forEach(child -> drawing(child, said));
                words(" ");
            }
            case "a:t", "w:r" -> read(element);
            case "mc:AlternateContent" -> element.alternative().forEach(child -> drawing(child, said));
            default -> {
                if (!SILENT.contains(element.name()) && !isHidden(element)) {
                    element.children().forEach(child -> drawing(child, said));
                }
            }
        }
    }

    private static boolean isHidden(WordElement element) {
        WordElement properties = element.child("wp:docPr");
        String hidden = properties == null ? null : properties.attribute("hidden");
        return hidden != null && WordRunProperties.isOn(hidden);
    }

    private static String described(WordElement element, String otherwise) {
        WordElement properties = element.child("wp:docPr");
        String said = properties == null
                ? element.attribute("alt", "")
                : properties.attribute("descr", "").isBlank()
                        ? properties.attribute("title", "")
                        : properties.attribute("descr", "");
        return said.isBlank() ? otherwise : said.strip();
    }

    private void picture(@Nullable String id, String description) {
        if (!isSilent()) {
            wordImport
                    .pictures()
                    .reference(part, id, description)
                    .ifPresent(reference -> line.element(
                            new Element("img").attr("src", reference).attr("alt", description), style()));
        }
    }

    /** Words that stand here, raised or lowered by what stands around them. */
    void words(String words) {
        if (fields.areSilent() || look.hidden()) {
            if (look.hidden() && !fields.areSilent() && !VisibleText.isBlank(words)) {
                wordImport.losses().tell(LossKind.HIDDEN, words.strip());
            }
            return;
        }
        if (fields.areReplaced()) {
            wordImport.replaced(words, style().height());
            return;
        }
        ofSourceList |= fields.areOfSourceList() && !VisibleText.isBlank(words);
        if (!VisibleText.isBlank(words)) {
            smallest = Math.min(smallest, look.size());
        }
        if (apart && !words.isEmpty() && line.endsInWord() && Character.isLetterOrDigit(words.codePointAt(0))) {
            line.text(" ", WordLine.Style.PLAIN);
        }
        apart &= words.isEmpty();
        line.text(look.capitals() ? words.toUpperCase(Locale.ROOT) : words, style());
    }

    /** What comes next is no part of the word before: 2 and ½ are not 21/2. */
    void apart() {
        apart = true;
    }

    private void element(Element element) {
        if (!isSilent() && !fields.areReplaced()) {
            line.element(element, style());
        }
    }

    private boolean isSilent() {
        return look.hidden() || fields.areSilent();
    }

    /** Reads what stands higher or lower than the words around it. */
    void at(Height other, Runnable reading) {
        Height before = height;
        height = height == Height.LEVEL ? other : height;
        reading.run();
        height = before;
    }

    private WordLine.Style style() {
        String field = fields.href();
        return new WordLine.Style(
                look.strong() && !base.strong(),
                look.emphasis() && !base.emphasis(),
                look.struck(),
                height == Height.LEVEL ? look.height() : height,
                href == null ? field : href);
    }
}
