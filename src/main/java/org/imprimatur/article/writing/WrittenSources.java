package org.imprimatur.article.writing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.article.markdown.CitationRename;
import org.imprimatur.article.source.EditedSources;
import org.imprimatur.article.source.SourceKeys;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.typeset.CitedSource;
import org.springframework.stereotype.Component;

/** What a writer does to the sources of a draft that is not saved yet: adding, changing, renaming, taking away. */
@Component
class WrittenSources {

    /**
     * How it came out.
     *
     * @param draft    with the change, or as it was if there are problems
     * @param keys     of the sources that were added or changed
     * @param problems field to message key with its arguments
     */
    record Outcome(WriteForm draft, List<String> keys, Map<String, SourceFieldValues.Problem> problems) {

        boolean isRefused() {
            return !problems.isEmpty();
        }
    }

    Outcome keep(WriteForm draft, SourceForm source) {
        Map<String, SourceFieldValues.Problem> problems = new LinkedHashMap<>();
        source.problems().forEach((field, problem) -> problems.put(field.id(), problem));
        EditedSources list = EditedSources.of(draft.sources()).orElse(null);
        if (list == null || !problems.isEmpty()) {
            return list == null ? broken(draft) : new Outcome(draft, List.of(), problems);
        }
        return source.isOfANewOne() ? add(draft, list, source) : change(draft, list, source);
    }

    private static Outcome add(WriteForm draft, EditedSources list, SourceForm source) {
        Map<String, Object> item = source.appliedTo(new HashMap<>());
        if (!source.key().isEmpty()) {
            Optional<SourceFieldValues.Problem> unfit = unfit(source.key(), list.keysBut(-1));
            if (unfit.isPresent()) {
                return refused(draft, "source-key", unfit.get());
            }
            item.put("id", source.key());
        }
        String key = list.add(item);
        return new Outcome(draft.withSources(list.json()), List.of(key), Map.of());
    }

    private static Outcome change(WriteForm draft, EditedSources list, SourceForm source) {
        Optional<Integer> position = list.position(source.edited());
        if (position.isEmpty()) {
            return refused(draft, "source-title", problem("article.write.source.gone"));
        }
        SourceList.Source before = list.source(position.get());
        String key = source.key().isEmpty() ? before.id() : source.key();
        Set<String> others = list.keysBut(position.get());
        Optional<SourceFieldValues.Problem> unfit = key.equals(before.id()) ? Optional.empty() : unfit(key, others);
        if (unfit.isPresent()) {
            return refused(draft, "source-key", unfit.get());
        }
        list.replace(position.get(), key, source.appliedTo(before.item()));
        WriteForm changed = draft.withSources(list.json());
        // Two sources of one key are told apart by this: what is cited stays with the other.
        if (key.equals(before.id()) || before.id().isEmpty() || others.contains(before.id())) {
            return new Outcome(changed, List.of(key), Map.of());
        }
        return CitationRename.of(draft.body(), before.id(), key)
                .map(body -> new Outcome(changed.withBody(body), List.of(key), Map.of()))
                .orElseGet(() -> refused(draft, "source-key", problem("article.write.source.key.stuck")));
    }

    private static Optional<SourceFieldValues.Problem> unfit(String key, Set<String> taken) {
        if (!SourceKeys.isFit(key)) {
            return Optional.of(problem("article.write.source.key.unfit"));
        }
        return taken.contains(key) ? Optional.of(problem("article.write.source.key.taken", key)) : Optional.empty();
    }

    /** @param chosen positions in the list of what was found */
    Outcome take(WriteForm draft, String found, Set<Integer> chosen) {
        EditedSources list = EditedSources.of(draft.sources()).orElse(null);
        if (list == null) {
            return broken(draft);
        }
        List<SourceList.Source> sources = SourceList.parse(found).sources();
        List<String> keys = chosen.stream()
                .filter(position -> position >= 0 && position < sources.size())
                .map(position -> list.add(sources.get(position).item()))
                .toList();
        return keys.isEmpty()
                ? refused(draft, "pasted", problem("article.write.paste.none"))
                : new Outcome(draft.withSources(list.json()), keys, Map.of());
    }

    /** A source that is cited stays until its citations are gone. */
    Outcome remove(WriteForm draft, String reference) {
        EditedSources list = EditedSources.of(draft.sources()).orElse(null);
        if (list == null) {
            return broken(draft);
        }
        Optional<Integer> position = list.position(reference);
        if (position.isEmpty()) {
            return refused(draft, "sources-part", problem("article.write.source.gone"));
        }
        String key = list.source(position.get()).id();
        int times = draft.text().stream()
                .flatMap(text -> CitedSource.of(text).stream())
                .filter(cited -> cited.position() == position.get())
                .mapToInt(CitedSource::times)
                .sum();
        if (times > 0) {
            return refused(draft, "sources-part", problem("article.write.source.cited", key, times));
        }
        list.remove(position.get());
        return new Outcome(draft.withSources(list.json()), List.of(key), Map.of());
    }

    private static Outcome broken(WriteForm draft) {
        return refused(draft, "sources", problem("article.write.sources.broken"));
    }

    private static Outcome refused(WriteForm draft, String field, SourceFieldValues.Problem problem) {
        return new Outcome(draft, List.of(), Map.of(field, problem));
    }

    private static SourceFieldValues.Problem problem(String message, Object... arguments) {
        return new SourceFieldValues.Problem(message, List.of(arguments));
    }
}
