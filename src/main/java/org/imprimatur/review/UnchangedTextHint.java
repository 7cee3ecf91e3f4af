package org.imprimatur.review;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.SubmissionHints;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** Tells whoever hands in a text that a change is still asked for of which not a letter is different, or that readers see the very text. */
@Component
class UnchangedTextHint implements SubmissionHints {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);
    private static final int LONGEST = 300;

    private final ReviewOutcomes outcomes;
    private final UnchangedReturns returns;
    private final Messages messages;
    private final ZoneId zone;

    UnchangedTextHint(ReviewOutcomes outcomes, UnchangedReturns returns, Messages messages, Clock clock) {
        this.outcomes = outcomes;
        this.returns = returns;
        this.messages = messages;
        this.zone = clock.getZone();
    }

    @Override
    public List<String> before(Article article, Revision latest) {
        List<String> hints = new ArrayList<>();
        if (article.lastShowed(latest)) {
            hints.add(messages.say("review.unchanged.live"));
        }
        returns.about(outcomes.requests(article.id()), article).stream()
                .map(this::said)
                .forEach(hints::add);
        return hints;
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
