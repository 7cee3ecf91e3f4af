package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnRule;
import org.imprimatur.worklist.Vacancy;
import org.springframework.stereotype.Component;

/** The rule that nobody reviews a text of their own for the newsroom, nor signs the same text a second time. */
@Component
class ReviewTurnRule implements TurnRule {

    private final ReviewReadModel readModel;

    ReviewTurnRule(ReviewReadModel readModel) {
        this.readModel = readModel;
    }

    @Override
    public List<Obstacle> obstacles(Collection<Person> people, Collection<Turn> turns) {
        List<Turn> readings = turns.stream()
                .filter(turn -> isReading(turn) && turn.subject().is(Subject.Kind.ARTICLE))
                .toList();
        if (readings.isEmpty()) {
            return List.of();
        }
        List<Obstacle> obstacles = new ArrayList<>();
        for (ReviewReadModel.Hand hand : hands(people, readings)) {
            for (Turn turn : readings) {
                if (!article(turn).equals(hand.article())) {
                    continue;
                }
                if (hand.wrote()) {
                    obstacles.add(new Obstacle(
                            hand.person(),
                            turn.taskId(),
                            new SigningPolicy.OwnText(hand.title()),
                            Vacancy.Why.OWN_TEXT));
                } else if (turn.isServedBy(StepForm.REVIEW)) {
                    obstacles.add(new Obstacle(
                            hand.person(),
                            turn.taskId(),
                            new SigningPolicy.AlreadySigned(hand.title()),
                            Vacancy.Why.HAS_SIGNED));
                }
            }
        }
        return obstacles;
    }

    private List<ReviewReadModel.Hand> hands(Collection<Person> people, List<Turn> turns) {
        return readModel.hands(
                people.stream().map(Person::id).toList(),
                turns.stream().map(ReviewTurnRule::article).toList());
    }

    private static ArticleId article(Turn turn) {
        return ArticleId.of(turn.subject());
    }

    private static boolean isReading(Turn turn) {
        return turn.isServedBy(StepForm.REVIEW) || turn.isServedBy(StepForm.APPROVE);
    }
}
