package org.imprimatur.article.export;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.Text;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.source.CitationGroup;
import org.imprimatur.article.source.SourceList;

/** Tells which citations of a text stand close to what is before them. Set as a page all do, so the page cannot say. */
final class CloseMarks {

    private CloseMarks() {}

    /** In the order of the text; empty if it cites what is not in its list, for then not each of them is a mark. */
    static List<Boolean> of(RevisionText text) {
        Set<String> known = SourceList.parse(text.sources()).sources().stream()
                .map(SourceList.Source::id)
                .collect(Collectors.toSet());
        List<CitationGroup> groups = CitationGroup.in(BodyParser.parse(text.body(), text.format()));
        boolean allKnown = groups.stream()
                .flatMap(group -> group.citations().stream())
                .allMatch(citation -> known.contains(citation.key()));
        return allKnown ? groups.stream().map(CloseMarks::isClose).toList() : List.of();
    }

    private static boolean isClose(CitationGroup group) {
        return group.getPrevious() instanceof Text before
                && !before.getLiteral().isEmpty()
                && !Character.isWhitespace(
                        before.getLiteral().charAt(before.getLiteral().length() - 1));
    }
}
