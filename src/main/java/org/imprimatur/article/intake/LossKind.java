package org.imprimatur.article.intake;

import java.util.Locale;

/**
 * What a file can lose on its way to a draft. The words for each stand in {@code messages.properties} under {@code
 * article.lost.<key>}, with the count as {0}, the detail as {1} and the place as {2}.
 */
public enum LossKind {
    /** Words the file shows and the draft has not. */
    WORDS_LOST(true),
    /** Words the draft has and the file does not show. */
    WORDS_ADDED(true),
    COMMENTS(false),
    INSERTIONS(false),
    DELETIONS(false),
    MOVES(false),
    STRUCK_OUT(true),
    TEXT_BOX(false),
    CHART(true),
    EQUATION(true),
    FORM_FIELD(false),
    LOOKS(false),
    UNDERLINE(false),
    HEADER_FOOTER(false),
    /** A table of contents, an index: pages of the file that the draft does not have. */
    CONTENTS(false),
    /** Words its program does not show. */
    HIDDEN(false),
    /** Another file put into the text, in a format that cannot be read there. */
    CHUNK(true),
    /** A sign of a font of signs that is no letter anywhere else. */
    SIGN(true),
    /** The list of sources a program had made; it repeats what the draft's own list says. */
    SOURCE_LIST(false),
    /** A citation of a program whose record of the work cannot be read; its words stay. */
    CITATION_UNREAD(true),
    MACROS(false),
    EMBEDDED(true),
    FOOTNOTES(false),
    IMAGE_FORMAT(true),
    IMAGE_SIZE(true),
    IMAGE_LINKED(true),
    IMAGE_REMOTE(true),
    IMAGE_MISSING(true),
    SCRIPT(false),
    STYLE(false),
    HANDLER(false),
    FRAME(true),
    MEDIA(true),
    LINK(false),
    HTML(false),
    /** What another dialect of Markdown has beside the words, such as the class of a heading. */
    DIALECT(false),
    MERGED_CELLS(true),
    FRAME_TABLE(false),
    NESTED_TABLE(true),
    CELL_BLOCKS(false),
    /** Raised words within lowered ones, or the other way round. */
    RAISED(true),
    /** A raised number where the number of a source would stand; it is kept, and asked about. */
    RAISED_NUMBER(true),
    EMPHASIS(false),
    TITLE_FROM_NAME(false),
    TITLE_CUT(false),
    STANDFIRST_LONG(false),
    ENCODING_GUESSED(true),
    FRONT_MATTER(false),
    FRONT_MATTER_BROKEN(true),
    /** What a site has around an article. */
    PAGE_AROUND(false),
    /** A link through a page that does not tell where it leads. */
    LINK_REDIRECT(false);

    private final boolean grave;

    LossKind(boolean grave) {
        this.grave = grave;
    }

    /** Whether it may change what the text says, so that somebody should look before it is reviewed. */
    public boolean isGrave() {
        return grave;
    }

    /** "image-format"; stored, so a kind is never renamed. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
