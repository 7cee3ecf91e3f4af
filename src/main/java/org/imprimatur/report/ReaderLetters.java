package org.imprimatur.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.inbox.CutShortMails;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.publication.CorrectionNotice;
import org.imprimatur.publication.PublishedTitles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The two letters a reader gets: that the mail came, and what became of it. Neither repeats what the reader wrote:
 * whoever uses another's address would have us deliver it.
 */
@Component
public class ReaderLetters {

    private final Outbox outbox;
    private final Articles articles;
    private final PublishedTitles titles;
    private final CutShortMails cutShortMails;

    ReaderLetters(Outbox outbox, Articles articles, PublishedTitles titles, CutShortMails cutShortMails) {
        this.outbox = outbox;
        this.articles = articles;
        this.titles = titles;
        this.cutShortMails = cutShortMails;
    }

    /**
     * At most one per report, however often it is asked for.
     *
     * @param mail that it tells of, null if none is known
     */
    void acknowledge(
            Report report, @Nullable UUID mail, @Nullable String messageId, List<String> references, Instant answerBy) {
        Map<String, Object> model = about(report);
        Optional.ofNullable(mail).flatMap(cutShortMails::find).ifPresent(cut -> {
            model.put("cut", cut.size());
            model.put("limit", cut.limit());
        });
        model.put("due", answerBy.toString());
        post(LetterKind.ACK, "ack:" + report.id(), report, model, messageId, references);
    }

    /**
     * @param version of the answer, so that a second answer is a letter of its own
     * @param notice  what the public is told about the correction, null if nothing was corrected
     */
    void answer(
            Report report,
            int version,
            String words,
            @Nullable CorrectionNotice notice,
            @Nullable ReportMail answered) {
        Map<String, Object> model = about(report);
        model.put(
                "paragraphs",
                Arrays.stream(words.strip().split("\\n\\s*\\n"))
                        .map(String::strip)
                        .filter(paragraph -> !paragraph.isEmpty())
                        .toList());
        model.put("corrected", notice != null);
        model.put("summary", notice == null ? "" : notice.summary());
        model.put("notice", notice == null ? 0 : notice.number());
        post(
                LetterKind.REPORT_ANSWER,
                "outcome:" + report.id() + ":" + report.rounds() + "." + version,
                report,
                model,
                answered == null ? null : answered.messageId(),
                answered == null ? List.of() : answered.references());
    }

    private Map<String, Object> about(Report report) {
        Article article = report.article() == null
                ? null
                : articles.find(report.article()).orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put("number", report.number());
        model.put("called", report.reporter().greeted());
        model.put("title", article == null ? "" : titles.of(article).orElse(article.title()));
        model.put("path", article == null ? "/" : "/articles/" + article.slug());
        return model;
    }

    private void post(
            LetterKind kind,
            String key,
            Report report,
            Map<String, Object> model,
            @Nullable String messageId,
            List<String> references) {
        String address = report.requireAddress();
        String name = report.reporter().greeted();
        outbox.post(new Letter(
                kind,
                key,
                Letter.to(address, name.isEmpty() ? address : name)
                        .about(report.id().subject())
                        .answering(new Letter.Answers(messageId, references, "report+" + report.token())),
                model));
    }
}
