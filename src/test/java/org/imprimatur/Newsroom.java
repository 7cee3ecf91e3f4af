package org.imprimatur;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** The characters of the tests: each call brings a new one, so that tests do not meet in the shared database. */
@TestComponent
public class Newsroom {

    private final People people;
    private final Credentials credentials;
    private final ArticleCommands articleCommands;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SingletonSupplier<Person> registrar = SingletonSupplier.of(this::anAdministrator);
    private final SingletonSupplier<Person> checker = SingletonSupplier.of(this::aPublisher);

    Newsroom(People people, Credentials credentials, ArticleCommands articleCommands, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.credentials = credentials;
        this.articleCommands = articleCommands;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the server's clock, in the newsroom's zone. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Person aWriter() {
        return person("Writer", Role.writer());
    }

    /** With a credential that is good for another year. */
    public Person aReviewer() {
        return aClinician("Reviewer", Role.medicalReviewer());
    }

    /** With a credential that is good for another year. */
    public Person aClinician(String name, Role... roles) {
        Person reviewer = person(name, roles);
        LocalDate today = today();
        certify(reviewer, today.minusYears(3), today.plusYears(1), today.minusMonths(1));
        return reviewer;
    }

    /** Gives the person a credential as newsrooms do: one enters it, another verifies it. The letters about it are not kept. */
    public Credential certify(Person holder, LocalDate issued, LocalDate expires, LocalDate verified) {
        Credential entered = credentials.enter(
                registrar.obtain(), holder.id(), "FNP-BC", "ANCC", "2019000001", null, issued, expires);
        credentials.verify(checker.obtain(), entered.id(), verified, "The issuer's register");
        jdbc.sql("delete from outbox_mail where person_id = ? and kind = 'account'")
                .param(holder.id().value())
                .update();
        return entered;
    }

    public Person aPublisher() {
        return person("Publisher", Role.publisher());
    }

    public Person anAdministrator() {
        return person("Administrator", Role.admin());
    }

    public Person person(String name, Role... roles) {
        PersonId id = PersonId.random();
        String mark = id.toString().substring(0, 8);
        Person person = new Person(
                id,
                name.toLowerCase() + "-" + mark,
                name + " " + mark,
                name.toLowerCase() + "-" + mark + "@newsroom.test",
                Set.of(roles),
                true);
        people.add(person);
        return person;
    }

    public Article aDraftBy(Person writer) {
        return articleCommands.begin(writer, "draft-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, aText());
    }

    /**
     * For a title no other text has: letters that can spell nothing. The digits of a random id now and then spell a sign
     * of risk ("bebe", a child), and its text then wants a second signature.
     */
    public static String aWord() {
        StringBuilder word = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .forEach(digit -> word.append("bcdfghjkmnpqrtvw".charAt(Character.digit(digit, 16))));
        return word.toString();
    }

    public static RevisionText aText() {
        return new RevisionText(
                "How much sleep do adults need?",
                "Most adults do best with seven hours or more.",
                "Most adults need **seven hours** or more [@watson2015].",
                """
                [{"id":"watson2015","type":"article-journal","title":"Recommended amount of sleep for a healthy adult",
                  "author":[{"family":"Watson","given":"Nathaniel F."}],"container-title":"Sleep","volume":"38",
                  "issue":"6","page":"843-844","issued":{"date-parts":[[2015,6,1]]},"DOI":"10.5665/sleep.4716"}]""");
    }
}
