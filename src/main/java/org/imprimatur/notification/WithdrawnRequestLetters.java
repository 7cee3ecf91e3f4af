package org.imprimatur.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.PersonId;
import org.imprimatur.review.Reviews.RequestWithdrawn;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters that a change to a text is no longer asked for: to its writer, and to whoever has it in hand. */
@Component
class WithdrawnRequestLetters {

    /** Of somebody who has nothing to do because of it. */
    private static final String NOTHING = "nothing";

    private final Worklist worklist;
    private final People people;
    private final Outbox outbox;

    WithdrawnRequestLetters(Worklist worklist, People people, Outbox outbox) {
        this.worklist = worklist;
        this.people = people;
        this.outbox = outbox;
    }

    @EventListener
    void on(RequestWithdrawn event) {
        Article article = event.article();
        Map<PersonId, Letter> letters = new LinkedHashMap<>();
        for (Turn turn : worklist.openOn(article.id().subject())) {
            PersonId holder = turn.assignee();
            if (holder != null) {
                letters.put(holder, letter(event, holder, turn.formKey(), "/desk/tasks/" + turn.taskId()));
            }
        }
        letters.computeIfAbsent(
                article.writer(), writer -> letter(event, writer, NOTHING, "/desk/articles/" + article.id()));
        letters.remove(event.by());
        letters.values().forEach(outbox::post);
    }

    private Letter letter(RequestWithdrawn event, PersonId to, String next, String path) {
        Article article = event.article();
        return new Letter(
                LetterKind.REQUEST_WITHDRAWN,
                "request-withdrawn:" + event.request().id() + ":" + to,
                Letter.to(people.require(to)).about(article.id().subject()),
                Map.of(
                        "number", article.number(),
                        "title", article.title(),
                        "step", event.request().step(),
                        "from", event.request().authorName(),
                        "signer", event.request().authorName(),
                        "note", event.request().words(),
                        "next", next,
                        "path", path));
    }
}
