package org.imprimatur.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleId;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.PlannedCorrection;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters to whoever has a text in hand when one more correction is planned for it: nothing is handed over that would
 * tell them. */
@Component
class PlannedCorrectionLetters {

    private final Worklist worklist;
    private final Corrections corrections;
    private final TextAtHand text;
    private final People people;
    private final Outbox outbox;

    PlannedCorrectionLetters(
            Worklist worklist, Corrections corrections, TextAtHand text, People people, Outbox outbox) {
        this.worklist = worklist;
        this.corrections = corrections;
        this.text = text;
        this.people = people;
        this.outbox = outbox;
    }

    @EventListener
    void on(Corrections.CorrectionPlanned event) {
        for (Turn turn : worklist.openOn(event.article().subject())) {
            PersonId holder = turn.assignee();
            if (holder != null && !holder.equals(event.by())) {
                outbox.post(letter(turn, people.require(holder), people.require(event.by())));
            }
        }
    }

    /** With all that is to be put right, so that the newest of several letters says everything. */
    private Letter letter(Turn turn, Person holder, Person by) {
        List<PlannedCorrection> plans = corrections.planned(ArticleId.of(turn.subject()));
        String note = plans.stream().map(PlannedCorrection::summary).collect(Collectors.joining("\n"));
        Map<String, Object> model = new HashMap<>(text.severity(turn));
        model.putAll(Map.of(
                "number", turn.number(),
                "title", turn.title(),
                "step", turn.step(),
                "page", turn.formKey(),
                "from", by.name(),
                "note", note,
                "path", "/desk/tasks/" + turn.taskId()));
        return new Letter(
                LetterKind.JOINED,
                "joined:" + turn.taskId() + ":" + plans.size() + ":" + holder.id(),
                Letter.to(holder).about(turn),
                model);
    }
}
