package org.imprimatur.article.intake;

import org.imprimatur.article.intake.citation.KeptSources;

/** What one Word file is read with: its parts, its styles, its numbers, and the draft that is made of it. */
final class WordImport {

    /** A document within a document within a document is as far as anybody goes. */
    private static final int DEEPEST = 2;

    private final WordPackage file;
    private final WordStyles styles;
    private final WordNumbering numbering;
    private final WordNotes notes;
    private final WordCitations citations;
    private final WordPictures pictures;
    private final DraftBuilder draftBuilder;
    private final int depth;

    private WordImport(
            WordPackage file, DraftBuilder draftBuilder, WordNotes notes, WordCitations citations, int depth) {
        this.file = file;
        this.styles = WordStyles.of(file.rootOf("styles"));
        this.numbering = new WordNumbering(file.rootOf("numbering"), styles);
        this.notes = notes;
        this.citations = citations;
        this.pictures = new WordPictures(file, draftBuilder);
        this.draftBuilder = draftBuilder;
        this.depth = depth;
        file.partsOf("customXml").forEach(part -> {
            citations.bibliography().add(part);
            citations.keep(KeptSources.read(part));
        });
    }

    static WordImport of(WordPackage file, DraftBuilder draftBuilder) {
        return new WordImport(file, draftBuilder, new WordNotes(), new WordCitations(), 0);
    }

    boolean mayGoDeeper() {
        return depth < DEEPEST;
    }

    /** For a document within this one; its notes and sources stand among those of the whole. */
    WordImport inner(byte[] bytes) {
        return new WordImport(file.inner(bytes), draftBuilder, notes, citations, depth + 1);
    }

    WordPackage file() {
        return file;
    }

    WordStyles styles() {
        return styles;
    }

    WordNumbering numbering() {
        return numbering;
    }

    WordNotes notes() {
        return notes;
    }

    WordCitations citations() {
        return citations;
    }

    WordPictures pictures() {
        return pictures;
    }

    LossCollector losses() {
        return draftBuilder.lossCollector;
    }

    /** Tells that these words stand in no file. */
    void generated(String words) {
        draftBuilder.generated.add(words);
        draftBuilder.generated.gap();
    }

    /** Tells that something else stands in the draft for these words of the file. */
    void replaced(String words, VisibleWords.Height height) {
        draftBuilder.replaced.add(words, height);
    }
}
