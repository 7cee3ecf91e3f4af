package org.imprimatur.review;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.springframework.stereotype.Component;

/** Tells everybody who works on a text which changes to it are asked for, whoever else reads it at the same time. */
@Component
class ChangeRequestBriefing implements BriefingProvider {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final ReviewOutcomes outcomes;
    private final UnchangedReturns returns;
    private final Articles articles;
    private final Messages messages;
    private final Clock clock;

    ChangeRequestBriefing(
            ReviewOutcomes outcomes, UnchangedReturns returns, Articles articles, Messages messages, Clock clock) {
        this.outcomes = outcomes;
        this.returns = returns;
        this.articles = articles;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Briefing> about(Subject subject) {
        if (!subject.is(Subject.Kind.ARTICLE)) {
            return List.of();
        }
        ArticleId article = ArticleId.of(subject);
        List<ReviewNote> requests = outcomes.requests(article);
        if (requests.isEmpty()) {
            return List.of();
        }
        List<ReviewNote> returned = returns.returns(requests, articles.require(article));
        return requests.stream()
                .map(request -> briefing(request, returned.contains(request)))
                .toList();
    }

    private Briefing briefing(ReviewNote request, boolean returned) {
        Object[] arguments = {
            request.authorName(),
            request.revision(),
            DAY.format(request.writtenAt().atZone(clock.getZone()))
        };
        String said = messages.say(request.kind().key("review.request"), arguments);
        return new Briefing(returned ? messages.say("review.request.returned", said) : said, request.words());
    }
}
