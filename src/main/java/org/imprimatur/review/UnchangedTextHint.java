package org.imprimatur.review;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.SubmissionHints;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** Tells whoever hands in a text that a change is still asked for of which not a letter is different. */
@Component
class UnchangedTextHint implements SubmissionHints {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);
    private static final int LONGEST = 300;

    private final ReviewOutcomes outcomes;
    private final Articles articles;
    private final Messages messages;
    private final ZoneId zone;

    UnchangedTextHint(ReviewOutcomes outcomes, Articles articles, Messages messages, Clock clock) {
        this.outcomes = outcomes;
        this.articles = articles;
        this.messages = messages;
        this.zone = clock.getZone();
    }

    @Override
    public List<String> before(Article article, Revision latest) {
        return outcomes.requests(article.id()).stream()
                .filter(request -> isAbout(request, latest))
                .map(this::said)
                .toList();
    }

    private boolean isAbout(ReviewNote request, Revision latest) {
        return articles.revision(request.article(), request.revision())
                .filter(read -> read.sha256().equals(latest.sha256()))
                .isPresent();
    }

    private String said(ReviewNote request) {
        return messages.say(
                request.kind().key("review.unchanged"),
                request.authorName(),
                DAY.format(request.writtenAt().atZone(zone)),
                shortened(request.words()),
                request.step());
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST
                ? words
                : words.substring(0, LONGEST - 1).strip() + "…";
    }
}
