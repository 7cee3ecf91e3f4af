package org.imprimatur.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.EditionPublisher;
import org.imprimatur.publication.ReReviews;
import org.imprimatur.worklist.OpenSteps;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters about texts that are read again: to the writer when one was, to publishers when the day for it has passed. */
@Component
class ReReviewLetters {

    private static final int MOST = 20;

    private final Outbox outbox;
    private final People people;
    private final Worklist worklist;
    private final OpenSteps openSteps;
    private final Clock clock;

    ReReviewLetters(Outbox outbox, People people, Worklist worklist, OpenSteps openSteps, Clock clock) {
        this.worklist = worklist;
        this.openSteps = openSteps;
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    /** Whoever signed knows. */
    @EventListener
    void on(EditionPublisher.WentLive event) {
        Article article = event.article();
        Article.Live live = article.live();
        if (live == null || !event.readAgain()) {
            return;
        }
        people.find(article.writer()).filter(Person::active).ifPresent(writer -> {
            Map<String, Object> model = new HashMap<>();
            model.put("number", article.number());
            model.put("title", article.title());
            model.put("due", moment(live.nextReview()));
            model.put("path", "/articles/" + article.slug());
            outbox.post(new Letter(
                    LetterKind.REVIEWED_AGAIN,
                    "reviewed-again:" + article.id() + ":" + live.edition() + ":" + writer.id(),
                    Letter.to(writer).about(article.id().subject()),
                    model));
        });
    }

    /** One letter, however many there are. */
    @EventListener
    void on(ReReviews.ReReviewsOverdue event) {
        List<ReReviews.Overdue> articles = event.articles();
        ReReviews.Overdue first = articles.get(0);
        for (Person publisher : people.holding(Role.publisher())) {
            Map<String, Object> model = new HashMap<>();
            model.put("number", first.number());
            model.put("title", first.title());
            model.put("overdue", articles.stream().limit(MOST).map(this::line).toList());
            model.put("late", articles.size());
            model.put("more", Math.max(0, articles.size() - MOST));
            model.put("path", "/desk/calendar");
            outbox.post(new Letter(
                    LetterKind.RE_REVIEW_OVERDUE,
                    "re-review-overdue:" + first.article() + ":" + first.due() + ":" + publisher.id(),
                    Letter.to(publisher).about(Subject.of("re-reviews:" + publisher.id())),
                    model));
        }
    }

    private Map<String, Object> line(ReReviews.Overdue overdue) {
        Map<String, Object> line = new HashMap<>();
        line.put("about", "article");
        line.put("number", overdue.number());
        line.put("title", overdue.title());
        line.put("steps", openSteps.inWords(worklist.openOn(overdue.article().subject())));
        line.put("due", moment(overdue.due()));
        line.put("since", moment(overdue.lastReviewed()));
        line.put("path", "/desk/articles/" + overdue.article());
        return line;
    }

    private String moment(@Nullable LocalDate day) {
        return day == null ? "" : day.atStartOfDay(clock.getZone()).toInstant().toString();
    }
}
