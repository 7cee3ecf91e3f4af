package org.imprimatur.article.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.source.DuplicateSources;
import org.imprimatur.article.source.EditedSources;
import org.imprimatur.article.source.bibliography.Bibliography;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.springframework.stereotype.Component;

/** Reads whatever a writer pastes as sources: an export of a reference manager, identifiers, or a list of references. */
@Component
class PasteReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final PastedReferences references;
    private final SourceRows rows;
    private final Messages messages;

    PasteReader(PastedReferences references, SourceRows rows, Messages messages) {
        this.references = references;
        this.rows = rows;
        this.messages = messages;
    }

    PastedSources read(String text, EditedSources there) {
        if (VisibleText.isBlank(text)) {
            return PastedSources.unread(text, messages.say("article.write.paste.empty"));
        }
        if (text.length() > PastedSources.LONGEST) {
            return PastedSources.unread("", messages.say("article.write.paste.long"));
        }
        Bibliography read = Bibliography.read(text).orElse(null);
        List<String> unread = new ArrayList<>();
        List<Map<String, Object>> items = read == null ? references.items(text, unread) : read.items();
        if (read != null) {
            read.unread().forEach(entry -> unread.add(messages.say(entry.message(), entry.arguments())));
        }
        return new PastedSources(text, found(items, there), unread, json(items));
    }

    private List<PastedSources.Found> found(List<Map<String, Object>> items, EditedSources there) {
        List<Map<String, Object>> all = new ArrayList<>(there.items());
        int first = all.size();
        all.addAll(items);
        List<Optional<DuplicateSources.Duplicate>> duplicates = DuplicateSources.in(all);
        List<PastedSources.Found> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String same = duplicates
                    .get(first + i)
                    .map(duplicate -> same(duplicate, first, there))
                    .orElse("");
            found.add(new PastedSources.Found(i, rows.entry(items.get(i)), same));
        }
        return found;
    }

    private String same(DuplicateSources.Duplicate duplicate, int first, EditedSources there) {
        return duplicate.alike() < first
                ? messages.say(
                        "article.write.source.same." + duplicate.likeness(),
                        there.source(duplicate.alike()).id())
                : messages.say("article.write.paste.twice", duplicate.alike() - first + 1);
    }

    private static String json(List<Map<String, Object>> items) {
        try {
            return JSON.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Was read from text", e);
        }
    }
}
