package org.imprimatur.notification;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.publication.EditionPublisher;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.BriefingProvider;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.Vacancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The letters a handoff owes: to whoever may act next, and to whoever waited for the outcome. */
@Component
public class HandoffLetters {

    private final Outbox outbox;
    private final People people;
    private final SignOffs signOffs;
    private final List<BriefingProvider> rooms;
    private final ReassignmentLetters moves;
    private final InterventionInProgress interventionInProgress;
    private final TurnAddressees addressees;
    private final PublishReadiness publishing;
    private final TextAtHand text;
    private final LetterUrgency urgency;
    private final AbsenceLetters absenceLetters;

    HandoffLetters(
            Outbox outbox,
            AbsenceLetters absenceLetters,
            ReassignmentLetters moves,
            InterventionInProgress interventionInProgress,
            TurnAddressees addressees,
            PublishReadiness publishing,
            TextAtHand text,
            LetterUrgency urgency,
            People people,
            SignOffs signOffs,
            List<BriefingProvider> rooms) {
        this.outbox = outbox;
        this.absenceLetters = absenceLetters;
        this.moves = moves;
        this.interventionInProgress = interventionInProgress;
        this.addressees = addressees;
        this.publishing = publishing;
        this.text = text;
        this.urgency = urgency;
        this.people = people;
        this.signOffs = signOffs;
        this.rooms = List.copyOf(rooms);
    }

    /**
     * What was asked as a turn began, so that it is not asked again for its letters.
     *
     * @param people whoever has it and whoever handed it over, as far as they are known
     */
    public record Beginning(Urgency urgency, Map<PersonId, Person> people) {}

    /** Nobody is told by letter of what they have just done themselves. */
    public void turnBegun(Turn turn, Beginning beginning, @Nullable PersonId actor) {
        tell(turn, beginning, null, actor, "handoff:" + turn.taskId());
        moves.turnVacant(turn, actor);
        absenceLetters.turnBegun(turn, actor);
    }

    /** Whoever has it now is told, or all who may take it; and whoever had it, unless they gave it up themselves. */
    public void turnMoved(Turn before, Turn after, @Nullable PersonId actor) {
        if (interventionInProgress.goesOn()) {
            return;
        }
        // It may come to somebody more than once, and they are told each time.
        String occasion = after.taskId() + ":" + UUID.randomUUID().toString().substring(0, 8);
        boolean putBack = before.assignee() != null && after.assignee() == null && after.vacancy() == null;
        tell(
                after,
                new Beginning(urgency.now(after), Map.of()),
                putBack ? actor : null,
                actor,
                (after.assignee() == null ? "pooled:" : "assigned:") + occasion);
        moves.turnLost(before, after, actor);
        moves.turnVacant(after, actor);
    }

    public void turnCancelled(Turn turn, @Nullable PersonId actor) {
        if (!interventionInProgress.goesOn()) {
            moves.turnCancelled(turn, actor);
        }
    }

    /** @param putBackBy who has put it into its pool, null if nobody did */
    private void tell(Turn turn, Beginning known, @Nullable PersonId putBackBy, @Nullable PersonId actor, String key) {
        Map<PersonId, Person> named = named(turn, putBackBy, known.people());
        Map<String, Object> asked = new HashMap<>(publishing.of(turn));
        asked.put("briefs", briefings(turn));
        TextAtHand.Matter matter = text.of(turn);
        asked.putAll(urgency.of(turn, known.urgency()));
        outbox.post(addressees.of(turn, named).stream()
                .filter(person -> !person.id().equals(actor))
                .map(person -> {
                    Map<String, Object> told = new HashMap<>(asked);
                    told.putAll(matter.readBy(person));
                    return yourTurn(turn, person, putBackBy, named, told, key + ":" + person.id());
                })
                .toList());
    }

    @EventListener
    void on(EditionPublisher.WentLive event) {
        Article article = event.article();
        Article.Live live = article.live();
        if (live == null || event.readAgain()) {
            return;
        }
        Set<PersonId> concerned = new LinkedHashSet<>();
        concerned.add(article.writer());
        signOffs.matching(article.id(), live.sha256()).stream()
                .map(SignOff::signer)
                .forEach(concerned::add);
        for (PersonId id : concerned) {
            Person person = people.require(id);
            if (!person.active()) {
                continue;
            }
            outbox.post(new Letter(
                    LetterKind.LIVE,
                    "live:" + article.id() + ":" + live.edition() + ":" + id,
                    Letter.to(person).about(article.id().subject()),
                    Map.of(
                            "number", article.number(),
                            "title", article.title(),
                            "path", "/articles/" + article.slug())));
        }
    }

    /** Everybody the turn itself names, looked up at once; no handoff changes people. */
    private Map<PersonId, Person> named(Turn turn, @Nullable PersonId putBackBy, Map<PersonId, Person> known) {
        Vacancy vacancy = turn.vacancy();
        Set<PersonId> ids = Stream.of(
                        turn.assignee(),
                        turn.from(),
                        turn.assignment().givenBy(),
                        putBackBy,
                        vacancy == null ? null : vacancy.by())
                .filter(id -> id != null && !known.containsKey(id))
                .collect(Collectors.toSet());
        Map<PersonId, Person> named = new HashMap<>(people.named(ids));
        named.putAll(known);
        return named;
    }

    /** @param asked what the turn is about, as this person is told it */
    private Letter yourTurn(
            Turn turn,
            Person person,
            @Nullable PersonId putBackBy,
            Map<PersonId, Person> named,
            Map<String, Object> asked,
            String key) {
        Vacancy vacancy = turn.vacancy();
        Map<String, Object> model = new HashMap<>(asked);
        model.put("about", about(turn));
        model.put("number", turn.number());
        model.put("title", turn.title());
        model.put("step", turn.step());
        model.put("page", turn.workKey());
        model.put("instruction", turn.stage().instruction());
        model.put("note", turn.note());
        model.put("speaker", name(turn.speaker(), named));
        model.put("from", name(turn.from(), named));
        model.put("givenBy", name(turn.assignment().givenBy(), named));
        model.put("pooled", turn.assignee() == null);
        model.put("before", name(vacancy == null ? putBackBy : vacancy.by(), named));
        model.put(
                "vacated",
                vacancy == null
                        ? (putBackBy == null ? "" : "back")
                        : vacancy.why().word());
        model.put("due", turn.due() == null ? "" : turn.due().toString());
        model.put("path", "/desk/tasks/" + turn.taskId());
        return new Letter(LetterKind.TURN, key, Letter.to(person).about(turn), model);
    }

    /** What a turn is about, as the letters' words are named: {@code article}, {@code report}. */
    public static String about(Turn turn) {
        return turn.subject().kind().word();
    }

    /** Whoever opens the letter sees at once what the turn is about, not only on its page. */
    private String briefings(Turn turn) {
        return rooms.stream()
                .flatMap(room -> room.about(turn.subject()).stream())
                .filter(briefing -> !briefing.isSaidBy(turn))
                .map(briefing -> briefing.title() + ":\n" + briefing.words())
                .collect(Collectors.joining("\n\n"));
    }

    private static String name(@Nullable PersonId id, Map<PersonId, Person> named) {
        Person person = id == null ? null : named.get(id);
        return person == null ? "" : person.name();
    }
}
