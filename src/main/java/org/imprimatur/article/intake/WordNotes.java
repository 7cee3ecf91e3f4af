package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The footnotes and endnotes of a file: a mark in the text for each, and one numbered list at its end. */
final class WordNotes {

    private record Note(WordPart part, WordElement element, WordImport wordImport) {}

    /** The notes of one part. */
    private record Shelf(WordPart part, Map<String, WordElement> byId) {

        static Shelf of(WordPart part, String name) {
            Map<String, WordElement> byId = new HashMap<>();
            for (WordElement child : part.root().children()) {
                if (child.name().equals(name)) {
                    byId.putIfAbsent(child.attribute("w:id", ""), child);
                }
            }
            return new Shelf(part, byId);
        }
    }

    private final List<Note> notes = new ArrayList<>();
    private final Map<WordElement, Integer> numbers = new IdentityHashMap<>();
    private final Map<WordImport, Map<String, Optional<Shelf>>> shelves = new IdentityHashMap<>();

    /** The note a text refers to; null if there is none. */
    @Nullable
    WordElement find(WordImport wordImport, String kind, @Nullable String id) {
        Optional<Shelf> shelf = shelf(wordImport, kind);
        return shelf.isEmpty() || id == null ? null : shelf.get().byId().get(id);
    }

    private Optional<Shelf> shelf(WordImport wordImport, String kind) {
        return shelves.computeIfAbsent(wordImport, file -> new HashMap<>())
                .computeIfAbsent(
                        kind,
                        wanted -> Optional.ofNullable(wordImport.file().of(wanted + "s"))
                                .map(part -> Shelf.of(part, "w:" + wanted)));
    }

    /** The number of the note a text refers to; 0 if there is none. */
    int number(WordImport wordImport, String kind, @Nullable String id) {
        Optional<Shelf> shelf = shelf(wordImport, kind);
        WordElement element = find(wordImport, kind, id);
        if (element == null || shelf.isEmpty()) {
            return 0;
        }
        return numbers.computeIfAbsent(element, unseen -> {
            notes.add(new Note(shelf.get().part(), unseen, wordImport));
            return notes.size();
        });
    }

    /** Adds the list. A note may refer to another, so there can be more of them at the end than at the beginning. */
    void writeTo(Element body, WordImport wordImport) {
        if (notes.isEmpty()) {
            return;
        }
        body.appendElement("h1").text("Notes");
        wordImport.generated("Notes");
        Element list = body.appendElement("ol");
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            Element entry = list.appendElement("li");
            new WordBlocks(note.wordImport(), note.part(), entry, note.element()).read(note.element());
        }
        wordImport.losses().tell(LossKind.FOOTNOTES, notes.size(), "");
    }
}
