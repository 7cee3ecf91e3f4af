package org.imprimatur.workflow.intervention;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.notification.HandoffLetters;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.TurnReader;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.TurnRules;
import org.springframework.stereotype.Component;

/** The letters owed when somebody changes the way an article goes. Nobody is told of what they did themselves. */
@Component
class InterventionLetters {

    private final Outbox outbox;
    private final People people;
    private final Articles articles;
    private final ArticlePolicy policy;
    private final TurnRules rules;
    private final TurnReader turnReader;

    InterventionLetters(
            Outbox outbox,
            People people,
            Articles articles,
            ArticlePolicy policy,
            TurnRules rules,
            TurnReader turnReader) {
        this.outbox = outbox;
        this.people = people;
        this.articles = articles;
        this.policy = policy;
        this.rules = rules;
        this.turnReader = turnReader;
    }

    /**
     * To whoever had a turn and has it no more.
     *
     * @param begun what has begun instead; whom that comes to, its own letter tells, with the same reason
     */
    void lost(List<Turn> turns, List<Turn> begun, Person by, String reason) {
        for (Turn turn : turns) {
            PersonId holder = turn.assignee();
            if (holder != null && !by.is(holder)) {
                people.find(holder)
                        .filter(Person::active)
                        .filter(person -> begun.stream().noneMatch(next -> comesTo(person, next)))
                        .ifPresent(person -> outbox.post(new Letter(
                                LetterKind.TURN_GONE,
                                "turn-gone:" + turn.taskId() + ":" + person.id(),
                                Letter.to(person).about(turn),
                                model(turn, by, reason, overview(person, turn.subject())))));
            }
        }
    }

    private boolean comesTo(Person person, Turn turn) {
        return turn.isHeldBy(person.id())
                || TurnPolicy.mayTake(person, turn)
                        && !rules.able(List.of(person), turn).isEmpty();
    }

    /**
     * To whoever has the turn, or may take it, and what is different in it from now on.
     *
     * @param mark sets this occasion apart from others in which the same turn changes
     */
    void changed(Turn before, Turn turn, List<StepChange> changes, String mark, Person by, String reason) {
        Map<PersonId, Person> concerned = new LinkedHashMap<>();
        PersonId holder = turn.assignee();
        if (holder != null) {
            people.find(holder).ifPresent(person -> concerned.put(person.id(), person));
        } else {
            turn.candidates()
                    .forEach(role -> people.holding(role).forEach(person -> concerned.put(person.id(), person)));
        }
        Map<String, Object> model = new HashMap<>(model(turn, by, reason, "/desk/tasks/" + turn.taskId()));
        model.put("before", before.step());
        model.put("changes", changes.stream().map(Enum::name).toList());
        concerned.values().stream()
                .filter(person -> person.active() && !person.is(by.id()))
                .forEach(person -> outbox.post(new Letter(
                        LetterKind.TURN_CHANGED,
                        "turn-changed:" + turn.taskId() + ":" + mark + ":" + person.id(),
                        Letter.to(person).about(turn),
                        model)));
    }

    /** To the writer and to whoever had a turn. */
    void givenUp(Article article, String process, List<Turn> lost, Person by, String reason) {
        Map<PersonId, Person> concerned = new LinkedHashMap<>();
        people.find(article.writer()).ifPresent(person -> concerned.put(person.id(), person));
        lost.stream()
                .map(Turn::assignee)
                .filter(holder -> holder != null)
                .flatMap(holder -> people.find(holder).stream())
                .forEach(person -> concerned.put(person.id(), person));
        Subject subject = article.id().subject();
        concerned.values().stream()
                .filter(person -> person.active() && !person.is(by.id()))
                .forEach(person -> outbox.post(new Letter(
                        LetterKind.GIVEN_UP,
                        "given-up:" + process + ":" + person.id(),
                        Letter.to(person).about(subject),
                        Map.of(
                                "number", article.number(),
                                "title", article.title(),
                                "signer", by.name(),
                                "note", reason,
                                "path", overview(person, subject)))));
    }

    private static Map<String, Object> model(Turn turn, Person by, String reason, String path) {
        return Map.of(
                "about", HandoffLetters.about(turn),
                "number", turn.number(),
                "title", turn.title(),
                "step", turn.step(),
                "instruction", turn.stage().instruction(),
                "due", turn.due() == null ? "" : turn.due().toString(),
                "signer", by.name(),
                "note", reason,
                "path", path);
    }

    /** No link leads a person to what they may not read. */
    private String overview(Person person, Subject subject) {
        if (subject.is(Subject.Kind.REPORT) && Interventions.mayIntervene(person)) {
            return turnReader.href(subject);
        }
        return subject.is(Subject.Kind.ARTICLE)
                        && articles.find(ArticleId.of(subject))
                                .filter(article -> policy.mayRead(person, article))
                                .isPresent()
                ? "/desk/articles/" + ArticleId.of(subject)
                : "/desk";
    }
}
