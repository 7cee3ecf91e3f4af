package org.imprimatur.notification;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.Person;
import org.imprimatur.publication.RetractedInWork;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters to whoever has a text in hand, or could have it, when a work it cites was retracted. */
@Component
class RetractionLetters {

    private final Worklist worklist;
    private final TurnAddressees addressees;
    private final Outbox outbox;

    RetractionLetters(Worklist worklist, TurnAddressees addressees, Outbox outbox) {
        this.worklist = worklist;
        this.addressees = addressees;
        this.outbox = outbox;
    }

    /** Somebody with two turns on one text is told once. */
    @EventListener
    void on(RetractedInWork.SourceFell event) {
        String news = event.news().stream()
                .map(briefing -> briefing.title() + ":\n" + briefing.words())
                .collect(Collectors.joining("\n\n"));
        Map<Person, Turn> told = worklist.openOn(event.article().subject()).stream()
                .flatMap(turn -> addressees.of(turn).stream().map(person -> Map.entry(person, turn)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, next) -> first));
        List<Letter> letters = told.entrySet().stream()
                .map(entry -> letter(entry.getValue(), entry.getKey(), news, event.occasion()))
                .toList();
        outbox.post(letters);
    }

    private static Letter letter(Turn turn, Person person, String news, String occasion) {
        return new Letter(
                LetterKind.RETRACTED,
                "retracted:" + occasion + ":" + person.id(),
                Letter.to(person).about(turn),
                Map.of(
                        "number", turn.number(),
                        "title", turn.title(),
                        "step", turn.step(),
                        "page", turn.formKey(),
                        "pooled", turn.assignee() == null,
                        "briefs", news,
                        "path", "/desk/tasks/" + turn.taskId()));
    }
}
