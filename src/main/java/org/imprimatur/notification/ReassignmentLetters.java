package org.imprimatur.notification;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.Absences;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.publication.ScheduledPublications;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.TurnRules;
import org.imprimatur.worklist.Vacancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters about turns that are taken from somebody or have nobody: to whoever lost one, and to whoever may assign it. */
@Component
class ReassignmentLetters {

    private final Outbox outbox;
    private final People people;
    private final Articles articles;
    private final TurnRules rules;
    private final Absences absences;

    ReassignmentLetters(Outbox outbox, People people, Articles articles, TurnRules rules, Absences absences) {
        this.absences = absences;
        this.articles = articles;
        this.rules = rules;
        this.outbox = outbox;
        this.people = people;
    }

    /** To whoever had it, unless they gave it up themselves or read no letters of ours any more. */
    void turnLost(Turn before, Turn after, @Nullable PersonId actor) {
        PersonId holder = after.assignee();
        Vacancy vacancy = after.vacancy();
        if (vacancy != null && vacancy.why() == Vacancy.Why.AWAY) {
            // They were told so when the leave was set, and are told what waits for them on their return.
            return;
        }
        String how = vacancy != null ? vacancy.why().word() : holder != null ? "given" : "back";
        lost(before, holder, actor, how, how.equals("back") ? after.note() : "");
    }

    /** The process went on without it. */
    void turnCancelled(Turn turn, @Nullable PersonId actor) {
        lost(turn, null, actor, actor == null ? "over" : "cancelled", "");
    }

    private void lost(Turn before, @Nullable PersonId now, @Nullable PersonId actor, String how, String note) {
        PersonId loser = before.assignee();
        if (loser == null || loser.equals(actor)) {
            return;
        }
        people.find(loser).filter(Person::active).ifPresent(person -> {
            Map<String, Object> model = model(before);
            model.put("how", how);
            model.put("by", name(actor));
            model.put("holder", name(now));
            model.put("note", note);
            model.put("path", "/desk");
            outbox.post(letter(
                    LetterKind.MOVED,
                    "moved:" + occasion() + ":" + loser + ":" + before.taskId(),
                    before,
                    person,
                    model));
        });
    }

    /**
     * To publishers where a text is without its writer, whom they know best to replace; and to all who may name somebody
     * where nobody could take the turn by themselves.
     */
    void turnVacant(Turn turn, @Nullable PersonId actor) {
        Vacancy vacancy = turn.vacancy();
        if (vacancy == null) {
            return;
        }
        boolean nobody = others(turn, vacancy).isEmpty();
        if (!nobody && !turn.isServedBy(StepForm.WRITE)) {
            return;
        }
        String occasion = occasion();
        for (Person person : absences.reachable(namers(turn, nobody))) {
            if (!person.id().equals(actor)) {
                Map<String, Object> model = model(turn);
                model.put("before", name(vacancy.by()));
                model.put("vacated", vacancy.why().word());
                model.put("nobody", nobody);
                model.put("path", "/desk/tasks/" + turn.taskId());
                outbox.post(letter(LetterKind.VACANT, "vacant:" + occasion + ":" + person.id(), turn, person, model));
            }
        }
    }

    /** To publishers: they may want to decide it anew. */
    @EventListener
    void on(ScheduledPublications.ScheduleOutlived event) {
        Article article = articles.require(event.article());
        for (Person publisher : people.holding(Role.publisher())) {
            if (!publisher.id().equals(event.by())) {
                Map<String, Object> model = new TreeMap<>();
                model.put("number", article.number());
                model.put("title", article.title());
                model.put("before", name(event.orderer().by()));
                model.put("vacated", event.orderer().why().word());
                model.put("expires", event.at().toString());
                model.put("path", "/desk/articles/" + article.id());
                outbox.post(new Letter(
                        LetterKind.SCHEDULED,
                        "scheduled:" + occasion() + ":" + publisher.id(),
                        Letter.to(publisher).about(article.id().subject()),
                        model));
            }
        }
    }

    /** Who could take it by themselves; of those who are away it is not expected either, where that is why it lies there. */
    private List<Person> others(Turn turn, Vacancy vacancy) {
        List<Person> able = rules.able(holders(turn), turn);
        return vacancy.why() == Vacancy.Why.AWAY
                ? absences.here(able).stream()
                        .filter(person -> !person.is(vacancy.by()))
                        .toList()
                : able;
    }

    private Set<Person> holders(Turn turn) {
        Set<Person> holders = new LinkedHashSet<>();
        turn.candidates().forEach(role -> holders.addAll(people.holding(role)));
        return holders;
    }

    private Collection<Person> namers(Turn turn, boolean nobody) {
        Set<Person> namers = new LinkedHashSet<>(people.holding(Role.publisher()));
        if (nobody) {
            namers.addAll(people.holding(Role.admin()));
        }
        namers.removeIf(person -> !TurnPolicy.mayGive(person, turn) || (TurnPolicy.mayTake(person, turn) && !nobody));
        return namers;
    }

    private static Map<String, Object> model(Turn turn) {
        Map<String, Object> model = new TreeMap<>();
        model.put("about", HandoffLetters.about(turn));
        model.put("number", turn.number());
        model.put("title", turn.title());
        model.put("step", turn.step());
        model.put("page", turn.formKey());
        model.put("roles", turn.candidates().stream().map(Role::words).sorted().collect(Collectors.joining(", ")));
        return model;
    }

    private static Letter letter(LetterKind kind, String key, Turn turn, Person to, Map<String, Object> model) {
        return new Letter(kind, key, Letter.to(to).about(turn), model);
    }

    /** The same may happen to a turn more than once. */
    private static String occasion() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private String name(@Nullable PersonId id) {
        return id == null ? "" : people.find(id).map(Person::name).orElse("");
    }
}
