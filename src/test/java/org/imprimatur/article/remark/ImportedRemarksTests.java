package org.imprimatur.article.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.ImportedFile;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.export.ExportFormat;
import org.imprimatur.article.export.ExportedFile;
import org.imprimatur.article.export.RevisionExporter;
import org.imprimatur.article.intake.FileImporter;
import org.imprimatur.article.intake.ImportResult;
import org.imprimatur.article.intake.WordRemark;
import org.imprimatur.article.intake.WordRemark.Kind;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What people wrote beside a text in the file it came from stays with the revision, and goes out to Word again. */
@ServerTest
@OnBothDatabases
class ImportedRemarksTests {

    private static final Instant AT = Instant.parse("2024-03-01T10:00:00Z");
    private static final String BODY = """
            Take **500** mg twice a day.

            - With water
            - At night, 500 mg

            |Age|Dose|
            |---|---|
            |Adults|5 mg|""";

    private static final List<WordRemark> REMARKS = List.of(
            remark(Kind.COMMENT, "Demo Reviewer", "Is <this> \"right\" & safe?\nAsk.", "500 mg", "Take", 0, false),
            remark(Kind.COMMENT, "Demo Writer", "It is.", "500 mg", "Take", 1, true),
            remark(Kind.COMMENT, "", "Which water?", "", "With water", 0, false),
            remark(Kind.DELETION, "Demo Reviewer", "", "or milk", "With water", 0, false),
            remark(Kind.INSERTION, "Demo Reviewer", "At night", "", "With water", 0, false),
            remark(Kind.COMMENT, "Demo Reviewer", "For whom?", "Adults", "Dose", 0, false),
            remark(
                    Kind.COMMENT,
                    "Demo Reviewer",
                    "Words nobody has any more.",
                    "a sentence that is gone",
                    "xyz",
                    0,
                    false));

    @Autowired
    ImportedRemarks remarks;

    @Autowired
    ImportReports reports;

    @Autowired
    RevisionExporter exporter;

    @Autowired
    FileImporter importer;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    TransactionTemplate transaction;

    private Person writer;
    private Article article;

    @BeforeEach
    void aDraft() {
        writer = newsroom.aWriter();
        article = newsroom.aDraftBy(writer);
    }

    private static WordRemark remark(
            Kind kind, String author, String text, String quote, String before, int answers, boolean resolved) {
        return new WordRemark(kind, author, author.isEmpty() ? null : AT, text, quote, before, answers, resolved);
    }

    private Revision saved(String body) {
        int latest = articles.require(article.id()).latestRevision();
        String turn = worklist.openOn(article.id().subject()).get(0).taskId();
        articleCommands.save(writer, turn, latest, new RevisionText("Doses", "", body, "[]"));
        return articles.latest(articles.require(article.id()));
    }

    private ImportReport imported(Revision revision, List<WordRemark> found) {
        return transaction.execute(status -> {
            ImportReport report = reports.keep(
                    article.id(), revision.number(), ImportedFile.of(new byte[] {1}, "doses.docx"), List.of(), writer);
            remarks.keep(report, revision.text(), found);
            return report;
        });
    }

    private ImportResult outAndIn(Revision revision) {
        ExportedFile file = exporter.export(articles.require(article.id()), revision, ExportFormat.WORD);
        return importer.read(file.bytes(), file.name());
    }

    @Test
    void eachIsKeptWithItsPlaceInTheRevision() {
        Revision revision = saved(BODY);
        List<ImportedRemark> kept = remarks.of(imported(revision, REMARKS));
        assertThat(kept).hasSize(7);
        assertThat(kept.get(0).anchor().quote()).isEqualTo("500 mg");
        assertThat(kept.get(0).anchor().prefix()).endsWith("Take ");
        assertThat(kept.get(0).anchor().suffix()).startsWith(" twice a day");
        assertThat(kept.get(0).at()).isEqualTo(AT);
        assertThat(kept.get(1).answers()).isEqualTo(1);
        assertThat(kept.get(1).resolved()).isTrue();
        assertThat(kept.get(2).anchor().quote()).isEmpty();
        assertThat(kept.get(2).anchor().prefix()).endsWith("With water");
        assertThat(kept.get(2).at()).isNull();
        assertThat(kept.get(3).words()).isEqualTo("or milk");
        assertThat(kept.get(4).anchor().quote()).isEqualTo("At night");
        assertThat(kept.get(6).isPlaced()).isFalse();
        assertThat(kept.get(6).anchor().quote()).isEqualTo("a sentence that is gone");
    }

    @Test
    void theyGoOutToWordAsCommentsAndComeBack() {
        Revision revision = saved(BODY);
        imported(revision, REMARKS);
        ImportResult again = outAndIn(revision);
        assertThat(again.text().sha256()).isEqualTo(revision.sha256());
        List<WordRemark> back = again.remarks();
        assertThat(back)
                .extracting(WordRemark::text)
                .containsExactlyInAnyOrder(
                        "Is <this> \"right\" & safe?\nAsk.",
                        "It is.",
                        "Which water?",
                        "Taken out: “or milk”",
                        "Put in: “At night”",
                        "For whom?",
                        "Words nobody has any more.");
        WordRemark first = named(back, "Is <this>");
        assertThat(first.author()).isEqualTo("Demo Reviewer");
        assertThat(first.at()).isEqualTo(AT);
        assertThat(first.quote()).isEqualTo("500 mg");
        assertThat(first.before()).endsWith("Take");
        WordRemark answer = named(back, "It is.");
        assertThat(back.get(answer.answers() - 1)).isEqualTo(first);
        assertThat(answer.resolved()).isTrue();
        assertThat(named(back, "Which").at()).isNull();
        assertThat(named(back, "Put in").quote()).isEqualTo("At night");
        assertThat(named(back, "For whom").quote()).isEqualTo("Adults");
    }

    @Test
    void theyFollowTheTextThroughItsRevisions() {
        imported(saved(BODY), REMARKS);
        Revision later = saved("A new beginning.\n\n" + BODY.replace("- With water\n", "") + "\n\nAnd an end.");
        List<WordRemark> back = outAndIn(later).remarks();
        assertThat(back).hasSize(7);
        assertThat(named(back, "Is <this>").quote()).isEqualTo("500 mg");
        assertThat(named(back, "Is <this>").before()).endsWith("A new beginning.\nTake");
        assertThat(named(back, "Words nobody").quote()).isEqualTo("Doses");
    }

    @Test
    void onlyThoseOfTheNewestFileGoOut() {
        imported(saved(BODY), REMARKS);
        Revision newer = saved(BODY + "\n\nMore.");
        imported(newer, List.of());
        assertThat(outAndIn(newer).remarks()).isEmpty();
    }

    @Test
    void twoThousandOfThemInALongTextEndInTime() {
        StringBuilder body = new StringBuilder();
        List<WordRemark> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            body.append("Sentence number ").append(i).append(" says something of a dose.\n\n");
            many.add(remark(Kind.COMMENT, "D", "c" + i, "number " + i + " says", "Sentence", 0, false));
        }
        Revision revision = saved(body.toString());
        assertThat(remarks.of(imported(revision, many))).allMatch(ImportedRemark::isPlaced);
        assertThat(outAndIn(revision).remarks()).hasSize(2_000);
    }

    private static WordRemark named(List<WordRemark> all, String beginning) {
        return all.stream()
                .filter(remark -> remark.text().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
