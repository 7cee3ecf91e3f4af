package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.DuplicateSources;
import org.imprimatur.article.source.EditedSources;
import org.imprimatur.article.source.SourceFormatter;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.standing.StandingPanel;
import org.imprimatur.article.source.standing.StandingPanels;
import org.imprimatur.article.typeset.CitedSource;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.springframework.stereotype.Component;

/** The list of sources on the write page: each as readers will see it, how often it is cited, and what is wrong with it. */
@Component
class SourceRows {

    private final SourceFormatter formatter;
    private final StandingPanels standingPanels;
    private final Messages messages;

    SourceRows(SourceFormatter formatter, StandingPanels standingPanels, Messages messages) {
        this.formatter = formatter;
        this.standingPanels = standingPanels;
        this.messages = messages;
    }

    List<SourceRow> of(RevisionText text) {
        SourceList list = SourceList.parse(text.sources());
        List<String> entries = formatter.entries(list.sources());
        List<Optional<DuplicateSources.Duplicate>> duplicates = DuplicateSources.in(
                list.sources().stream().map(SourceList.Source::item).toList());
        List<SourceRow> rows = new ArrayList<>();
        for (CitedSource cited : CitedSource.of(text)) {
            int position = cited.position();
            List<String> problems = new ArrayList<>();
            list.problems().stream()
                    .filter(problem -> problem.position() == position + 1)
                    .forEach(problem -> problems.add(
                            messages.say("article.write.source.row." + problem.kind(), problem.arguments())));
            duplicates
                    .get(position)
                    .ifPresent(duplicate -> problems.add(messages.say(
                            "article.write.source.same." + duplicate.likeness(),
                            list.sources().get(duplicate.alike()).id())));
            rows.add(new SourceRow(
                    cited.number(),
                    EditedSources.reference(position, cited.source()),
                    cited.source().id(),
                    entries.get(position),
                    cited.times(),
                    problems));
        }
        return rows;
    }

    /** What the sources are worth, each in the place it has in the list. */
    StandingPanel standing(RevisionText text) {
        return standingPanels.of(text);
    }

    /** What is wrong with the list as a whole, in words. */
    List<String> problems(String sources) {
        return SourceList.parse(VisibleText.isBlank(sources) ? "[]" : sources).problems().stream()
                .filter(problem -> problem.position() == 0)
                .map(problem -> messages.say(problem.message(), problem.arguments()))
                .toList();
    }

    /** An item that is in no list yet, as readers would see it. */
    String entry(Map<String, Object> item) {
        return formatter.entries(List.of(SourceList.source(item))).get(0);
    }
}
