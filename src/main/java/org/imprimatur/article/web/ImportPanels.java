package org.imprimatur.article.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportLoss;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.ImportWords;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages show of files that became a text: what was lost on the way, and whether somebody has looked at it. */
@Component
public class ImportPanels {

    private static final int SHOWN_OF_A_KIND = 3;

    private final ImportReports reports;
    private final ImportWords words;
    private final Articles articles;
    private final People people;
    private final Messages messages;
    private final RemarkPanels remarks;

    ImportPanels(
            ImportReports reports,
            ImportWords words,
            Articles articles,
            People people,
            Messages messages,
            RemarkPanels remarks) {
        this.reports = reports;
        this.words = words;
        this.articles = articles;
        this.people = people;
        this.messages = messages;
        this.remarks = remarks;
    }

    /**
     * The report of one import.
     *
     * @param inShort   one sentence for all of it
     * @param read      what a reader of the text is told: where it came from, and what was left open
     * @param by        who imported it, by name
     * @param grave     what may change what the text says
     * @param light     what came in another shape
     * @param open      whether nobody has put it away
     * @param putAwayBy by name; empty while it is open
     * @param remarks   what people wrote beside the text in the file
     */
    public record ImportPanel(
            UUID id,
            int revision,
            String inShort,
            String read,
            String by,
            Instant at,
            List<Alike> grave,
            List<Alike> light,
            boolean open,
            String putAwayBy,
            @Nullable Instant putAwayAt,
            RemarkPanels.Beside remarks) {

        public boolean isToBeLookedAt() {
            return open && !grave.isEmpty();
        }

        public boolean isWhole() {
            return grave.isEmpty() && light.isEmpty();
        }

        /** Whether there is nothing to unfold. */
        public boolean isPlain() {
            return isWhole() && remarks.count() == 0;
        }
    }

    /**
     * Losses of one kind.
     *
     * @param more those that are folded away, because there are so many
     */
    public record Alike(List<String> first, List<String> more) {}

    /** Of the file the text in work was made of; null if it was made of none. */
    public @Nullable ImportPanel here(ArticleId article) {
        return reports.current(articles.require(article)).map(this::panel).orElse(null);
    }

    /** Of all files the article was ever made of, newest first. */
    public List<ImportPanel> of(ArticleId article) {
        return reports.of(article).stream().map(this::panel).toList();
    }

    /** Also of one that is not kept yet. */
    public ImportPanel panel(ImportReport report) {
        Optional<ImportReport.PutAway> putAway = Optional.ofNullable(report.putAway());
        String putAwayBy = putAway.map(away -> name(away.by())).orElse("");
        return new ImportPanel(
                report.id(),
                report.revision(),
                words.inShort(report),
                read(report, putAwayBy),
                name(report.by()),
                report.at(),
                grouped(report.grave()),
                grouped(report.light()),
                putAway.isEmpty(),
                putAwayBy,
                putAway.map(ImportReport.PutAway::at).orElse(null),
                remarks.of(report));
    }

    private String read(ImportReport report, String putAwayBy) {
        String file = report.file().inASentence();
        if (report.losses().isEmpty()) {
            return messages.say("article.imported.read.whole", file);
        }
        int grave = report.grave().size();
        int light = report.light().size();
        return putAwayBy.isEmpty()
                ? messages.say("article.imported.read.open", file, grave, light)
                : messages.say("article.imported.read.looked-at", file, grave, light, putAwayBy);
    }

    /** In the order in which the import found the first of each kind. */
    private List<Alike> grouped(List<ImportLoss> losses) {
        Map<String, List<ImportLoss>> byKind = losses.stream()
                .collect(Collectors.groupingBy(ImportLoss::kind, LinkedHashMap::new, Collectors.toList()));
        List<Alike> grouped = new ArrayList<>();
        byKind.values().forEach(alike -> {
            List<String> said = words.of(alike);
            int shown = said.size() > SHOWN_OF_A_KIND + 1 ? SHOWN_OF_A_KIND : said.size();
            grouped.add(new Alike(said.subList(0, shown), said.subList(shown, said.size())));
        });
        return grouped;
    }

    private String name(PersonId id) {
        return people.find(id).map(Person::name).orElseGet(() -> messages.say("article.imported.somebody"));
    }
}
