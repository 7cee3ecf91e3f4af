package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TurnRulesTests {

    private static final Role CHECKER = new Role("checker");

    private final Person author = somebody("author");
    private final Person other = somebody("other");
    private final Turn turn = ATurn.of(CHECKER).built();
    private final Turn another = ATurn.of(CHECKER).built();

    /** As a room has them: the author cannot do the one turn. */
    private final TurnRules rules = rules((people, turns) -> people.contains(author) && turns.contains(turn)
            ? List.of(new TurnRule.Obstacle(author.id(), turn.taskId(), new OwnText(), Vacancy.Why.OWN_TEXT))
            : List.of());

    @Test
    void whoeverCannotDoATurnIsToldWhy() {
        assertThatThrownBy(() -> rules.mustHaveNoObstacle(author, turn)).isInstanceOf(OwnText.class);
        assertThat(rules.obstacles(author, List.of(turn, another))).containsOnlyKeys(turn.taskId());
    }

    @Test
    void whatNoRoomHasAnythingAgainstIsDone() {
        assertThatCode(() -> rules.mustHaveNoObstacle(other, turn)).doesNotThrowAnyException();
        assertThatCode(() -> rules.mustHaveNoObstacle(author, another)).doesNotThrowAnyException();
        assertThatCode(() -> rules().mustHaveNoObstacle(author, turn)).doesNotThrowAnyException();
    }

    @Test
    void othersAreToldWhyATurnDoesNotStayWithSomebody() {
        assertThat(rules.vacancy(author, turn)).contains(new Vacancy(author.id(), Vacancy.Why.OWN_TEXT));
        assertThat(rules.vacancy(other, turn)).isEmpty();
    }

    @Test
    void onlyWhoeverNoRoomHasAnythingAgainstIsAskedToDoIt() {
        assertThat(rules.able(List.of(author, other), turn)).containsExactly(other);
    }

    private static TurnRules rules(TurnRule... ofRooms) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (TurnRule rule : ofRooms) {
            beans.addBean("rule" + beans.getBeanDefinitionCount(), rule);
        }
        return new TurnRules(beans.getBeanProvider(TurnRule.class));
    }

    private static Person somebody(String name) {
        return new Person(PersonId.random(), name, name, name + "@newsroom.test", Set.of(CHECKER), true);
    }

    private static final class OwnText extends Refusal {}
}
