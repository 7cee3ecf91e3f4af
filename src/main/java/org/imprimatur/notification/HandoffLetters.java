package org.imprimatur.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RiskLines;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.EditionPublisher;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.review.Signing;
import org.imprimatur.worklist.BriefingProvider;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnRules;
import org.imprimatur.worklist.Vacancy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The letters a handoff owes: to whoever may act next, and to whoever waited for the outcome. */
@Component
public class HandoffLetters {

    private final Outbox outbox;
    private final People people;
    private final SignOffs signOffs;
    private final ReviewOutcomes outcomes;
    private final Worklist worklist;
    private final Articles articles;
    private final List<BriefingProvider> rooms;
    private final ReassignmentLetters moves;
    private final InterventionInProgress interventionInProgress;
    private final TurnRules rules;
    private final PublishReadiness publishing;
    private final RiskLines risks;

    HandoffLetters(
            Outbox outbox,
            ReassignmentLetters moves,
            InterventionInProgress interventionInProgress,
            TurnRules rules,
            PublishReadiness publishing,
            RiskLines risks,
            People people,
            SignOffs signOffs,
            ReviewOutcomes outcomes,
            Worklist worklist,
            Articles articles,
            List<BriefingProvider> rooms) {
        this.outbox = outbox;
        this.moves = moves;
        this.interventionInProgress = interventionInProgress;
        this.rules = rules;
        this.publishing = publishing;
        this.risks = risks;
        this.people = people;
        this.signOffs = signOffs;
        this.outcomes = outcomes;
        this.worklist = worklist;
        this.articles = articles;
        this.rooms = List.copyOf(rooms);
    }

    /** Nobody is told by letter of what they have just done themselves. */
    public void turnBegun(Turn turn, @Nullable PersonId actor) {
        tell(turn, null, actor, "handoff:" + turn.taskId());
        moves.turnVacant(turn, actor);
    }

    /** Whoever has it now is told, or all who may take it; and whoever had it, unless they gave it up themselves. */
    public void turnMoved(Turn before, Turn after, @Nullable PersonId actor) {
        if (interventionInProgress.goesOn()) {
            return;
        }
        // It may come to somebody more than once, and they are told each time.
        String occasion = after.taskId() + ":" + UUID.randomUUID().toString().substring(0, 8);
        boolean putBack = before.assignee() != null && after.assignee() == null && after.vacancy() == null;
        tell(after, putBack ? actor : null, actor, (after.assignee() == null ? "pooled:" : "assigned:") + occasion);
        moves.turnLost(before, after, actor);
        moves.turnVacant(after, actor);
    }

    public void turnCancelled(Turn turn, @Nullable PersonId actor) {
        if (!interventionInProgress.goesOn()) {
            moves.turnCancelled(turn, actor);
        }
    }

    /** @param putBackBy who has put it into its pool, null if nobody did */
    private void tell(Turn turn, @Nullable PersonId putBackBy, @Nullable PersonId actor, String key) {
        Map<PersonId, Person> named = named(turn, putBackBy);
        Map<String, Object> asked = new HashMap<>(publishing.of(turn));
        asked.put("briefs", briefings(turn));
        asked.put("risk", risk(turn));
        outbox.post(concerned(turn, named).stream()
                .filter(person -> !person.id().equals(actor))
                .map(person -> yourTurn(turn, person, putBackBy, named, asked, key + ":" + person.id()))
                .toList());
    }

    /** The writer need do nothing, but has waited for this. What comes next, the process has decided by now. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(Signing.RevisionSigned event) {
        Article article = articles.require(event.article());
        if (article.writer().equals(event.by())) {
            return;
        }
        Person writer = people.require(article.writer());
        if (!writer.active()) {
            return;
        }
        ReviewOutcome outcome = outcomes.of(article.id());
        List<Turn> next = worklist.openOn(article.id().subject());
        if (next.isEmpty() && isRead(article)) {
            return;
        }
        outbox.post(new Letter(
                LetterKind.SIGNED,
                "signed:" + event.taskId() + ":" + writer.id(),
                Letter.to(writer).about(article.id().subject()),
                Map.of(
                        "number", article.number(),
                        "title", article.title(),
                        "signer", people.require(event.by()).name(),
                        "next", next(article, outcome, next),
                        "given", String.valueOf(outcome.given()),
                        "needed", String.valueOf(outcome.needed()),
                        "step", next.stream().map(Turn::step).findFirst().orElse(""),
                        "path", "/desk/articles/" + article.id())));
    }

    /** Readers see what was signed already, and the writer has been told of that. */
    private boolean isRead(Article article) {
        return article.live() != null && article.lastShowed(articles.latest(article));
    }

    /** The end of the message key that says what comes next. */
    private String next(Article article, ReviewOutcome outcome, List<Turn> next) {
        if (outcome.isChangesRequested()) {
            return ".asked";
        }
        if (!outcome.isEnough()) {
            return ".more";
        }
        if (next.stream().anyMatch(turn -> turn.isServedBy(StepForm.PUBLISH))) {
            return publishing.isGraverRiskAsked(article) ? ".graver" : "";
        }
        return next.isEmpty() ? ".open" : ".step";
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
    private Map<PersonId, Person> named(Turn turn, @Nullable PersonId putBackBy) {
        Vacancy vacancy = turn.vacancy();
        Set<PersonId> ids = Stream.of(
                        turn.assignee(),
                        turn.from(),
                        turn.assignment().givenBy(),
                        putBackBy,
                        vacancy == null ? null : vacancy.by())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return people.named(ids);
    }

    private Collection<Person> concerned(Turn turn, Map<PersonId, Person> named) {
        PersonId assignee = turn.assignee();
        if (assignee != null) {
            Person person = named.get(assignee);
            return person == null || !person.active() ? List.of() : List.of(person);
        }
        Set<Person> concerned = new LinkedHashSet<>();
        for (Role role : turn.candidates()) {
            concerned.addAll(people.holding(role));
        }
        Vacancy vacancy = turn.vacancy();
        if (vacancy != null && vacancy.why() == Vacancy.Why.NOT_TAKEN_UP) {
            // They know of it, and are told that others are asked now.
            concerned.removeIf(person -> person.is(vacancy.by()));
        }
        return rules.able(concerned, turn);
    }

    /** @param asked what the turn is about, the same for whomever it is told to */
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

    /** How much harm a mistake in the text could do, for whoever reads, signs or publishes it. */
    private String risk(Turn turn) {
        return turn.subject().is(Subject.Kind.ARTICLE) && !turn.isServedBy(StepForm.WRITE)
                ? risks.of(ArticleId.of(turn.subject())).text()
                : "";
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
