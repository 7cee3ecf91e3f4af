package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.intake.citation.CitationField;
import org.jspecify.annotations.Nullable;

/** A footnote or endnote that says nothing but what a program cites: its mark in the text is that citation. */
final class WordCitationNote {

    private final WordFields fields;
    private final List<WordField> cited = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private boolean saysMore;

    private WordCitationNote(WordElement note) {
        this.fields = new WordFields(note);
        read(note);
    }

    /** Nothing if it says anything else. */
    static Optional<WordCitationNote> of(WordElement note) {
        WordCitationNote read = new WordCitationNote(note);
        return read.cited.isEmpty() || read.saysMore ? Optional.empty() : Optional.of(read);
    }

    /** The fields by which it cites, in its order. */
    List<WordField> cited() {
        return List.copyOf(cited);
    }

    /** What it shows. */
    List<String> words() {
        return List.copyOf(words);
    }

    private void read(WordElement element) {
        switch (element.name()) {
            case "w:fldChar" -> begin(fields.mark(element, new LossCollector()));
            case "w:instrText" -> fields.instruct(element.text());
            case "w:fldSimple" -> {
                WordField field = WordField.of(element.attribute("w:instr", ""));
                begin(field);
                fields.enter(field);
                element.children().forEach(this::read);
                fields.leave();
            }
            case "w:t" -> say(element.text());
            case "w:drawing", "w:pict", "w:object", "w:txbxContent", "w:tbl" -> saysMore = true;
            default -> {
                if (!WordInline.SILENT.contains(element.name())) {
                    element.children().forEach(this::read);
                }
            }
        }
    }

    private void begin(@Nullable WordField field) {
        if (field != null && CitationField.cites(field.instruction())) {
            cited.add(field);
            field.replace();
        }
    }

    private void say(String said) {
        if (fields.areSilent()) {
            return;
        }
        words.add(said);
        saysMore |= !fields.areReplaced() && !said.matches("[\\s\\u00a0.,;:()]*");
    }
}
