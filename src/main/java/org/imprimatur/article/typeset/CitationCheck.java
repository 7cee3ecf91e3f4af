package org.imprimatur.article.typeset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.CitationGroup;
import org.imprimatur.article.source.SourceList;

/** Checks whether a text and its source list agree. */
public final class CitationCheck {

    private CitationCheck() {}

    /**
     * Something that does not agree. In words: the message {@link #message()}, with the key filled in.
     *
     * @param key the citation key it is about
     */
    public record Problem(Kind kind, String key) {

        public String message() {
            return "citation." + kind;
        }
    }

    /** What may be wrong. */
    public enum Kind {
        /** The text cites it, the list does not have it. */
        UNKNOWN_KEY,
        /** The list has it, the text never cites it. */
        UNCITED_SOURCE,
        /** Two sources go by it, so a reader cannot tell which is meant. */
        DUPLICATE_KEY
    }

    /** In the order a writer meets them: the text first, then the list. */
    public static List<Problem> of(RevisionText text) {
        List<Problem> problems = new ArrayList<>();
        Set<String> cited = new LinkedHashSet<>();
        for (CitationGroup group : ParsedBody.of(text).citations()) {
            group.citations().forEach(citation -> cited.add(citation.key()));
        }
        List<SourceList.Source> sources = SourceList.parse(text.sources()).sources();
        Set<String> known = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (SourceList.Source source : sources) {
            if (!source.id().isEmpty() && !known.add(source.id())) {
                twice.add(source.id());
            }
        }
        for (String key : cited) {
            if (!known.contains(key)) {
                problems.add(new Problem(Kind.UNKNOWN_KEY, key));
            }
        }
        twice.forEach(key -> problems.add(new Problem(Kind.DUPLICATE_KEY, key)));
        for (String key : known) {
            if (!cited.contains(key)) {
                problems.add(new Problem(Kind.UNCITED_SOURCE, key));
            }
        }
        return List.copyOf(problems);
    }
}
