package org.imprimatur.notification;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskCommands;
import org.imprimatur.article.RiskLines;
import org.imprimatur.article.RiskRequest;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Letters about levels of risk: to publishers who are asked for another one, and to whoever works on a text that has one. */
@Component
class RiskLetters {

    private final Outbox outbox;
    private final People people;
    private final Articles articles;
    private final ArticlePolicy policy;
    private final SignOffs signOffs;
    private final ReviewOutcomes outcomes;
    private final Worklist worklist;
    private final RiskLines lines;
    private final Messages messages;

    RiskLetters(
            Outbox outbox,
            People people,
            Articles articles,
            ArticlePolicy policy,
            SignOffs signOffs,
            ReviewOutcomes outcomes,
            Worklist worklist,
            RiskLines lines,
            Messages messages) {
        this.outbox = outbox;
        this.people = people;
        this.articles = articles;
        this.policy = policy;
        this.signOffs = signOffs;
        this.outcomes = outcomes;
        this.worklist = worklist;
        this.lines = lines;
        this.messages = messages;
    }

    @EventListener
    void on(RiskCommands.RiskAsked event) {
        RiskRequest request = event.request();
        Map<String, Object> model = model(event.article(), "asked", request.wanted(), request.by(), request.reason());
        model.put("next", "decide");
        model.put("risk", lines.of(event.article()).text());
        model.put("path", "/desk/articles/" + event.article().id() + "/risk");
        for (Person publisher : people.holding(Role.publisher())) {
            if (!publisher.is(request.by())) {
                post(event.article(), publisher, model);
            }
        }
    }

    /** The process has gone on by now, and the letter says where to. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(RiskCommands.RiskDecided event) {
        Article article = articles.require(event.article().id());
        String what = event.isRaised() ? "raised" : event.isChanged() ? "lowered" : "kept";
        Map<String, Object> model = model(article, what, event.to(), event.by(), event.reason());
        ReviewOutcome outcome = outcomes.of(article.id());
        model.put("next", next(article, outcome));
        model.put("given", String.valueOf(outcome.given()));
        model.put("needed", String.valueOf(outcome.needed()));
        for (PersonId id : concerned(event, article)) {
            people.find(id)
                    .filter(Person::active)
                    .filter(person -> !person.is(event.by()))
                    .ifPresent(person -> {
                        Map<String, Object> own = new HashMap<>(model);
                        own.put("path", policy.mayRead(person, article) ? "/desk/articles/" + article.id() : "/desk");
                        post(article, person, own);
                    });
        }
    }

    private Set<PersonId> concerned(RiskCommands.RiskDecided event, Article article) {
        Set<PersonId> concerned = new LinkedHashSet<>();
        event.answered().forEach(request -> concerned.add(request.by()));
        if (event.isChanged()) {
            concerned.add(article.writer());
            signOffs.matching(article.id(), articles.latest(article).sha256()).stream()
                    .map(SignOff::signer)
                    .forEach(concerned::add);
            for (Turn turn : worklist.openOn(article.id().subject())) {
                PersonId holder = turn.assignee();
                if (holder != null) {
                    concerned.add(holder);
                }
            }
        }
        return concerned;
    }

    private String next(Article article, ReviewOutcome outcome) {
        List<Turn> open = worklist.openOn(article.id().subject());
        if (open.stream().anyMatch(turn -> turn.isServedBy(StepForm.WRITE))) {
            return "write";
        }
        if (!open.isEmpty()) {
            return outcome.isEnough() ? "signed" : "more";
        }
        return article.live() != null ? "live" : "none";
    }

    private Map<String, Object> model(Article article, String what, Risk level, PersonId by, String reason) {
        Map<String, Object> model = new HashMap<>();
        model.put("number", article.number());
        model.put("title", article.title());
        model.put("what", what);
        model.put("level", messages.say(level.key("risk.level")));
        model.put("signer", people.find(by).map(Person::name).orElse(""));
        model.put("note", reason);
        return model;
    }

    private void post(Article article, Person to, Map<String, Object> model) {
        outbox.post(new Letter(
                LetterKind.RISK,
                "risk:" + UUID.randomUUID().toString().substring(0, 13) + ":" + to.id(),
                Letter.to(to).about(article.id().subject()),
                model));
    }
}
