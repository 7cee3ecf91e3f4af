package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.ATurn;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class ArticlePolicyTests {

    private static final Role CHECKER = aRole();
    private static final Role LAWYER = aRole();

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticlePolicy policy;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final List<String> opened = new ArrayList<>();

    /** The engine knows nothing of these turns, and other tests compare the two. */
    @AfterEach
    void sweep() {
        opened.forEach(task ->
                jdbc.sql("delete from worklist where task_id = ?").param(task).update());
    }

    @Test
    void whoeverFinishedATurnMayReadOnAndNobodyElseOfTheirRole() {
        Person checker = newsroom.person("Checker", CHECKER);
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        finish(open(article, checker, Set.of(CHECKER)), checker);

        assertThat(policy.mayRead(checker, article)).isTrue();
        assertThat(policy.mayRead(newsroom.person("Checker", CHECKER), article)).isFalse();
        assertThat(policy.mayRead(gone(checker), article)).isFalse();
    }

    /** Who is no lawyer any more sees no draft because of what they did as one. */
    @Test
    void whatWasFinishedInARoleOpensNothingOnceTheRoleIsGone() {
        Person checker = newsroom.person("Checker", CHECKER, LAWYER);
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        finish(open(article, checker, Set.of(CHECKER)), checker);

        assertThat(policy.mayRead(holding(checker, CHECKER), article)).isTrue();
        assertThat(policy.mayRead(holding(checker, LAWYER), article)).isFalse();
        assertThat(policy.mayRead(holding(checker), article)).isFalse();
        assertThat(isListed(article, holding(checker, LAWYER))).isFalse();
    }

    @Test
    void listsAndPagesGiveTheSameAnswer() {
        Person writer = newsroom.aWriter();
        Person checker = newsroom.person("Checker", CHECKER);
        Person lawyer = newsroom.person("Lawyer", LAWYER);
        Person holder = newsroom.person("Holder", CHECKER, LAWYER);
        List<Person> people = List.of(
                writer,
                checker,
                lawyer,
                holder,
                gone(holder),
                holding(holder),
                holding(lawyer),
                gone(writer),
                newsroom.aWriter(),
                newsroom.aReviewer(),
                newsroom.aPublisher(),
                newsroom.anAdministrator(),
                gone(newsroom.aPublisher()));
        Article draft = newsroom.aDraftBy(writer);
        Article pooled = newsroom.aDraftBy(newsroom.aWriter());
        open(pooled, null, Set.of(CHECKER));
        Article withEither = newsroom.aDraftBy(newsroom.aWriter());
        open(withEither, null, Set.of(CHECKER, LAWYER));
        Article held = newsroom.aDraftBy(newsroom.aWriter());
        open(held, holder, Set.of(CHECKER));
        Article finished = newsroom.aDraftBy(newsroom.aWriter());
        finish(open(finished, lawyer, Set.of(LAWYER)), lawyer);

        int readable = 0;
        for (Article article : List.of(draft, pooled, withEither, held, finished)) {
            for (Person person : people) {
                boolean may = policy.mayRead(person, article);
                assertThat(isListed(article, person))
                        .as("%s, %s", person.name(), article.slug())
                        .isEqualTo(may);
                readable += may ? 1 : 0;
            }
        }
        // Two who see everything, five times; the writer; two, three and one at their turns; one who finished hers.
        assertThat(readable).isEqualTo(10 + 1 + 2 + 3 + 1 + 1);
    }

    private boolean isListed(Article article, Person person) {
        ArticlePolicy.Condition readable = ArticlePolicy.readableBy(person);
        return jdbc.sql("select count(*) from article a where a.id = :id and " + readable.sql())
                        .params(readable.parameters())
                        .param("id", article.id().value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private String open(Article article, @Nullable Person assignee, Set<Role> candidates) {
        Turn turn = ATurn.of()
                .candidates(candidates)
                .about(article.id().subject())
                .titled(article.number(), "A title")
                .heldBy(assignee)
                .due(null)
                .built();
        transaction.executeWithoutResult(status -> worklist.begin(turn));
        opened.add(turn.taskId());
        return turn.taskId();
    }

    private void finish(String task, Person by) {
        transaction.executeWithoutResult(status -> worklist.close(task, by.id(), now()));
    }

    private static Person gone(Person person) {
        return new Person(person.id(), person.slug(), person.name(), person.email(), person.roles(), false);
    }

    private static Person holding(Person person, Role... roles) {
        return new Person(person.id(), person.slug(), person.name(), person.email(), Set.of(roles), true);
    }

    private static Role aRole() {
        return new Role("r" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
