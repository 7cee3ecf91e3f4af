package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnRule;
import org.imprimatur.worklist.Vacancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rule that nobody reviews a text of their own for the newsroom, nor signs the same text a second time. */
@Component
class ReviewTurnRule implements TurnRule {

    private static final String REVIEW = "review";
    private static final Set<String> PAGES = Set.of(REVIEW, "approve");

    private static final String HANDS = """
            select h.person, h.id, h.title, h.wrote, h.signed from (
              select p.id as person, a.id, a.title,
                     case when a.writer = p.id
                            or exists (select 1 from revision r where r.article_id = a.id and r.saved_by = p.id)
                          then 1 else 0 end as wrote,
                     case when exists (
                            select 1 from sign_off s
                            join revision r on r.article_id = s.article_id and r.sha256 = s.sha256
                            join review_round w on w.article_id = s.article_id and w.round = s.round
                            where s.article_id = a.id and s.signer = p.id and r.number = a.latest_revision)
                          then 1 else 0 end as signed
              from article a cross join person p where a.id in (:articles) and p.id in (:people)) h
            where h.wrote = 1 or h.signed = 1
            """;

    private final JdbcClient jdbc;

    ReviewTurnRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody has done with a text. */
    private record Hand(PersonId person, UUID article, String title, boolean wrote, boolean signed) {}

    @Override
    public List<Obstacle> obstacles(Collection<Person> people, Collection<Turn> turns) {
        List<Turn> readings = turns.stream()
                .filter(turn -> PAGES.contains(turn.page()) && turn.subject().startsWith("article:"))
                .toList();
        if (readings.isEmpty()) {
            return List.of();
        }
        List<Obstacle> obstacles = new ArrayList<>();
        for (Hand hand : hands(people, readings)) {
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
                } else if (turn.page().equals(REVIEW)) {
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

    private List<Hand> hands(Collection<Person> people, List<Turn> turns) {
        return jdbc.sql(HANDS)
                .param(
                        "people",
                        people.stream().map(person -> person.id().value()).toList())
                .param(
                        "articles",
                        turns.stream().map(ReviewTurnRule::article).distinct().toList())
                .query((row, n) -> new Hand(
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getInt("wrote") == 1,
                        row.getInt("signed") == 1))
                .list();
    }

    private static UUID article(Turn turn) {
        return ArticleId.ofBusinessKey(turn.subject()).value();
    }
}
