package org.imprimatur.article.intake;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the paragraphs and tables of a text, or of a cell, a note or a text box, into HTML. */
final class WordBlocks {

    private static final Set<String> OF_A_LINE =
            Set.of("w:r", "m:r", "m:oMath", "m:oMathPara", "w:hyperlink", "w:fldSimple", "w:t", "w:drawing", "w:pict");
    private static final Set<String> TAKEN_OUT = Set.of("w:del", "w:moveFrom");

    /** So much larger than ordinary words is clearly larger. */
    private static final double LARGER = 1.25;

    private static final int LONGEST_TITLE = 200;

    private final WordImport wordImport;
    private final WordPart part;
    private final WordFields fields;
    private final Element container;
    private final WordLists lists;

    /** The words of a paragraph that has lost its end. */
    private @Nullable WordInline unended;

    /** @param story what is read, or what it is a part of */
    WordBlocks(WordImport wordImport, WordPart part, Element container, WordElement story) {
        this(wordImport, part, container, new WordFields(story));
    }

    WordBlocks(WordImport wordImport, WordPart part, Element container, WordFields fields) {
        this.wordImport = wordImport;
        this.part = part;
        this.container = container;
        this.fields = fields;
        this.lists = new WordLists(container);
    }

    void read(WordElement parent) {
        blocks(parent);
        end();
    }

    private void blocks(WordElement parent) {
        parent.children().forEach(this::block);
    }

    private void block(WordElement element) {
        switch (element.name()) {
            case "w:p" -> paragraph(element);
            case "w:tbl" -> table(element);
            case "w:altChunk" -> {
                end();
                lists.end();
                WordChunk.read(wordImport, part, element.attribute("r:id"), container);
            }
            case "w:sdt" -> {
                if (WordInline.isContents(element)) {
                    wordImport.losses().tell(LossKind.CONTENTS);
                } else {
                    fields.enter(WordInline.fieldOf(element));
                    blocks(element);
                    fields.leave();
                }
            }
            case "w:subDoc" -> wordImport.losses().tell(LossKind.CHUNK);
            case "mc:AlternateContent" -> element.alternative().forEach(this::block);
            default -> other(element);
        }
    }

    private void other(WordElement element) {
        if (OF_A_LINE.contains(element.name()) || TAKEN_OUT.contains(element.name()) || isFieldMark(element)) {
            WordInline inline = line(null, "", WordRole.PLAIN);
            inline.read(element);
            place(null, "", WordRole.PLAIN, inline);
        } else if (!WordInline.SILENT.contains(element.name())) {
            blocks(element);
        }
    }

    private static boolean isFieldMark(WordElement element) {
        return element.name().equals("w:fldChar") || element.name().equals("w:instrText");
    }

    private void table(WordElement table) {
        end();
        lists.end();
        new WordTable(wordImport, part, fields).write(table, container);
    }

    private void paragraph(WordElement paragraph) {
        WordElement properties = paragraph.child("w:pPr");
        String style = wordImport.styles().paragraphStyle(properties == null ? null : properties.valAt("w:pStyle"));
        WordRole role = wordImport.styles().role(style, properties);
        WordInline inline = line(properties, style, role);
        inline.children(paragraph);
        if (runsOn(properties)) {
            unended = inline;
        } else {
            place(properties, style, role, inline);
        }
    }

    private WordInline line(@Nullable WordElement properties, String style, WordRole role) {
        WordStyles styles = wordImport.styles();
        WordLook base = role.hasLooksOfItsOwn() ? styles.look(style) : styles.usualLook();
        WordInline before = unended;
        unended = null;
        return before == null ? new WordInline(wordImport, part, fields, style, base) : before.goingOn(style, base);
    }

    /** Whether the end of the paragraph has been deleted, or it is a capital that falls into the next. */
    static boolean runsOn(@Nullable WordElement properties) {
        WordElement frame = properties == null ? null : properties.child("w:framePr");
        WordElement mark = properties == null ? null : properties.child("w:rPr");
        return (frame != null && Set.of("drop", "margin").contains(frame.attribute("w:dropCap", "")))
                || (mark != null && (mark.child("w:del") != null || mark.child("w:moveFrom") != null));
    }

    /** The last paragraph ends at the latest with what it stands in. */
    private void end() {
        WordInline last = unended;
        if (last != null) {
            unended = null;
            place(null, "", WordRole.PLAIN, last);
        }
    }

    private void place(@Nullable WordElement properties, String style, WordRole role, WordInline inline) {
        boolean empty = inline.line().isEmpty();
        Element beside = container;
        if (!empty || !isHidden(properties, style)) {
            Optional<WordNumber> number =
                    wordImport.numbering().next(style, properties).filter(found -> !found.isSilent());
            if (!empty) {
                beside = place(number, properties, style, role, inline);
            }
        }
        for (WordElement text : inline.aside()) {
            new WordBlocks(wordImport, part, beside, fields.within()).read(text);
        }
    }

    private boolean isHidden(@Nullable WordElement properties, String style) {
        WordElement mark = properties == null ? null : properties.child("w:rPr");
        return wordImport.styles().look(style, WordRunProperties.of(mark)).hidden();
    }

    /** @return where a text box stands that hangs on the paragraph */
    private Element place(
            Optional<WordNumber> number,
            @Nullable WordElement properties,
            String style,
            WordRole role,
            WordInline inline) {
        if (number.isPresent() && role.is(WordRole.Kind.PLAIN) && number.get().plain()) {
            Element entry = lists.entry(number.get());
            Element words = entry.appendElement("p");
            inline.line().writeTo(words);
            markLineOfSourceList(inline, words);
            return entry;
        }
        Element paragraph;
        if (number.isPresent() && role.is(WordRole.Kind.PLAIN)) {
            paragraph = lists.besideEntries(number.get()).appendElement("p");
        } else {
            lists.end();
            paragraph = paragraph(role);
        }
        number.filter(found -> !found.isBullet()).ifPresent(found -> {
            paragraph.appendText(found.label() + " ");
            wordImport.generated(found.label());
        });
        if (role.is(WordRole.Kind.HEADING) || role.is(WordRole.Kind.TITLE)) {
            inline.line().withoutStressOnAll();
        }
        inline.line().writeTo(paragraph);
        markLineOfSourceList(inline, paragraph);
        if (role.is(WordRole.Kind.PLAIN) && number.isEmpty() && isSetApart(properties, style, inline, paragraph)) {
            paragraph.addClass(WordTitle.SET_APART);
        }
        return container;
    }

    private static void markLineOfSourceList(WordInline inline, Element words) {
        if (inline.isOfSourceList()) {
            words.addClass(WordSourceList.LINE);
        }
    }

    private Element paragraph(WordRole role) {
        return switch (role.kind()) {
            case TITLE -> container.appendElement("h1").addClass("title");
            case SUBTITLE -> container.appendElement("p").addClass("subtitle");
            case HEADING -> container.appendElement("h" + role.level());
            case CAPTION -> container.appendElement("figcaption");
            case QUOTE -> {
                Element last = container.lastElementChild();
                Element quote = last != null && last.normalName().equals("blockquote")
                        ? last
                        : container.appendElement("blockquote");
                yield quote.appendElement("p");
            }
            case PLAIN -> container.appendElement("p");
        };
    }

    /** Whether it looks like a title: short, no sentence, and bold, in the middle or clearly larger. */
    private boolean isSetApart(@Nullable WordElement properties, String style, WordInline inline, Element paragraph) {
        String words = HtmlToMarkdown.plain(paragraph);
        if (words.isEmpty() || words.length() > LONGEST_TITLE || words.matches(".*[.:;,]")) {
            return false;
        }
        WordElement aligned = properties == null ? null : properties.child("w:jc");
        aligned = aligned == null ? wordImport.styles().paragraphProperty(style, "w:jc") : aligned;
        boolean centred = aligned != null && "center".equals(aligned.val());
        double usual = wordImport.styles().usualLook().size();
        boolean larger = inline.smallest() < Double.MAX_VALUE && inline.smallest() >= LARGER * usual;
        return centred || larger || inline.line().isAllStrong();
    }
}
