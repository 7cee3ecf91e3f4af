package org.imprimatur.dossier;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanel;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Vacancy;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Whose move it is on an article, as its page says it. */
@Component
class WaitingTurns {

    private final Worklist worklist;
    private final TurnPanels panels;
    private final People people;

    WaitingTurns(Worklist worklist, TurnPanels panels, People people) {
        this.worklist = worklist;
        this.panels = panels;
        this.people = people;
    }

    /**
     * @param holder in words: a name, or the roles it lies with
     * @param before who was parted from it, empty if nobody was
     */
    record Waiting(
            String href,
            String step,
            String holder,
            String before,
            Turn turn,
            TurnPanel panel,
            boolean mine,
            boolean mayOpen) {}

    List<Waiting> on(ArticleId article, Person me) {
        return worklist.openOn(article.subject()).stream()
                .map(turn -> waiting(me, turn))
                .toList();
    }

    private Waiting waiting(Person me, Turn turn) {
        PersonId holder = turn.assignee();
        TurnPanel panel = panels.of(turn, me);
        Vacancy vacancy = turn.vacancy();
        return new Waiting(
                "/desk/tasks/" + turn.taskId(),
                turn.step(),
                holder == null
                        ? ArticleListController.roles(
                                turn.candidates().stream().map(Role::name).collect(Collectors.joining(" ")))
                        : people.find(holder).map(Person::name).orElse(""),
                vacancy == null
                        ? ""
                        : people.find(vacancy.by()).map(Person::name).orElse(""),
                turn,
                panel,
                TurnPolicy.mayWorkOn(me, turn) || panel.mayTake(),
                TurnPolicy.maySee(me, turn));
    }
}
