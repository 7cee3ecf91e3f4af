package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.SourceSpan;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.source.Citation;
import org.imprimatur.article.source.CitationGroup;

/**
 * Renames a key in the citations of a body. What is code, escaped, or words in brackets stays as it stands, and so does
 * every other sign of the body.
 */
public final class CitationRename {

    private CitationRename() {}

    /** Nothing if the body cannot be read again as the same one with the other key. */
    public static Optional<String> of(String body, String from, String to) {
        Pattern key = Pattern.compile("(?:(?<=[\\[;])|^)(\\s*-?@)(?:\\{" + Pattern.quote(from) + "}|"
                + Pattern.quote(from) + "(?=\\s*(?:[,;\\]]|$)))");
        StringBuilder renamed = new StringBuilder();
        int done = 0;
        for (Place place : places(body, from)) {
            renamed.append(body, done, place.start());
            renamed.append(key.matcher(body.substring(place.start(), place.end()))
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + to)));
            done = place.end();
        }
        String result = renamed.append(body, done, body.length()).toString();
        return renamed(citations(body), from, to).equals(citations(result)) ? Optional.of(result) : Optional.empty();
    }

    /** A piece of a citation, on one line. */
    private record Place(int start, int end) {}

    private static List<Place> places(String body, String key) {
        List<Place> places = new ArrayList<>();
        int done = 0;
        for (CitationGroup group : groups(body)) {
            if (group.citations().stream().anyMatch(citation -> citation.key().equals(key))) {
                for (SourceSpan span : group.getSourceSpans()) {
                    int start = span.getInputIndex();
                    if (start >= done && start + span.getLength() <= body.length()) {
                        places.add(new Place(start, start + span.getLength()));
                        done = start + span.getLength();
                    }
                }
            }
        }
        return places;
    }

    private static List<Citation> citations(String body) {
        return groups(body).stream()
                .flatMap(group -> group.citations().stream())
                .toList();
    }

    private static List<Citation> renamed(List<Citation> citations, String from, String to) {
        return citations.stream()
                .map(citation -> citation.key().equals(from) ? new Citation(to, citation.locator()) : citation)
                .toList();
    }

    private static List<CitationGroup> groups(String body) {
        return CitationGroup.in(BodyParser.parse(body, TextFormat.newest()));
    }
}
