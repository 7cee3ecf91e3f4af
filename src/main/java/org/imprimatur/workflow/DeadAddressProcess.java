package org.imprimatur.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.UndeliveredLetter;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.check.ProcessContract;
import org.imprimatur.worklist.StepForm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The typed interface to {@code processes/dead-address.bpmn}: begins it when letters stop arriving, and says who is
 * asked. About an article that is its writer, who waits for whoever got no letter; publishers see the turn all the same
 * and may take it over. About a reader's report it is the publishers, and about anything else the administrators.
 */
@Component
class DeadAddressProcess {

    static final String KEY = "dead-address";

    /** What a diagram of it has to agree on with this class. */
    static final ProcessContract CONTRACT =
            new ProcessContract(Set.of("owner", "deciders"), Map.of(), Set.of(), Map.of(), Set.of(StepForm.ADDRESS));

    private final RuntimeService runtime;
    private final EngineGateway engine;
    private final Articles articles;
    private final People people;

    DeadAddressProcess(RuntimeService runtime, EngineGateway engine, Articles articles, People people) {
        this.runtime = runtime;
        this.engine = engine;
        this.articles = articles;
        this.people = people;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DeadAddresses.AddressDead event) {
        UndeliveredLetter what = event.what();
        Map<String, Object> variables = new HashMap<>();
        variables.put("owner", owner(what));
        variables.put("deciders", deciders(what.thread()).name());
        engine.begin(
                KEY,
                what.subject(),
                () -> runtime.startProcessInstanceByKey(KEY, what.subject().key(), variables));
    }

    private static Role deciders(Subject thread) {
        return switch (thread.kind()) {
            case ARTICLE, REPORT -> Role.publisher();
            default -> Role.admin();
        };
    }

    /** Nobody is asked about their own address: they do not read what it would take to be asked. */
    private @Nullable String owner(UndeliveredLetter what) {
        if (!what.thread().is(Subject.Kind.ARTICLE)) {
            return null;
        }
        Optional<PersonId> writer = articles.find(ArticleId.of(what.thread())).map(Article::writer);
        return writer.filter(id -> !id.equals(what.person()))
                .flatMap(people::find)
                .filter(Person::active)
                .filter(person -> !person.email().equals(what.address()))
                .map(person -> person.id().toString())
                .orElse(null);
    }
}
