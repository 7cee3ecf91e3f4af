package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.SourceKeys;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.reference.CitationMarker;
import org.imprimatur.article.source.reference.CitationMarkers;
import org.imprimatur.article.source.reference.ReferenceSection;
import org.imprimatur.worklist.Turn;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays the lines of a text's references beside the sources read from them. */
@Component
class ReferencesPages {

    private final Articles articles;

    ReferencesPages(Articles articles) {
        this.articles = articles;
    }

    /** Nothing if there are no references in the text any more. */
    Optional<ModelAndView> page(Turn turn) {
        Article article = articles.require(WritingCommands.articleOf(turn));
        Revision latest = articles.latest(article);
        WriteForm text = WriteForm.of(latest.number(), latest.text());
        return ReferenceSection.of(text.body())
                .map(section ->
                        new ModelAndView("article/references", Map.of("page", page(turn, article, text, section))));
    }

    private static ReferencesPage page(Turn turn, Article article, WriteForm text, ReferenceSection section) {
        List<ReferencesPage.Line> lines = lines(text, section);
        List<CitationMarker> markers = CitationMarkers.in(text.body(), section);
        return new ReferencesPage(
                turn,
                article,
                text.base(),
                section.heading(),
                lines,
                marks(markers, lines, true),
                marks(markers, lines, false));
    }

    private static List<ReferencesPage.Line> lines(WriteForm text, ReferenceSection section) {
        Set<String> taken = new HashSet<>();
        SourceList.parse(text.sources().isEmpty() ? "[]" : text.sources())
                .sources()
                .forEach(source -> taken.add(source.id()));
        List<ReferencesPage.Line> lines = new ArrayList<>();
        for (ReferenceSection.Entry entry : section.entries()) {
            String key = SourceKeys.of(entry.read().item(), taken);
            taken.add(key);
            lines.add(new ReferencesPage.Line(
                    lines.size(),
                    entry.label(),
                    entry.text(),
                    key,
                    entry.isReference(),
                    ReferenceFields.shown(entry.read().item()),
                    String.join(" ", entry.read().unread())));
        }
        return lines;
    }

    private static List<ReferencesPage.Mark> marks(
            List<CitationMarker> markers, List<ReferencesPage.Line> lines, boolean certain) {
        return markers.stream()
                .filter(marker -> marker.certain() == certain)
                .map(marker -> new ReferencesPage.Mark(
                        marker,
                        marker.candidates().stream()
                                .map(meant -> meaning(meant, lines))
                                .toList()))
                .toList();
    }

    private static String meaning(List<CitationMarker.Cited> meant, List<ReferencesPage.Line> lines) {
        return meant.stream()
                .map(cited -> lines.get(cited.entry()))
                .map(line -> line.label().isEmpty() ? line.key() : line.label() + ": " + line.key())
                .collect(Collectors.joining("; "));
    }
}
