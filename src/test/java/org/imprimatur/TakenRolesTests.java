package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.imprimatur.EveryStage.Who;
import org.imprimatur.RouteTable.Line;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A role that is taken away takes away what it allowed: every action of the route table, done by somebody it lets through
 * who has lost their roles since they opened the page. Only the record changes; the turn is left in their hands, so that
 * it is the action itself that asks.
 */
@ServerTest
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class TakenRolesTests {

    static EveryStage newsroom;

    @Autowired
    MockMvc server;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    @BeforeAll
    static void oneNewsroomForAll(@Autowired AutowireCapableBeanFactory server) {
        newsroom = EveryStage.of(server);
    }

    @TestFactory
    Stream<DynamicTest> noDeedOutlivesTheRoleThatAllowedIt() {
        return RouteTable.lines().stream()
                .filter(line -> line.route().startsWith("POST /desk/")
                        && !isForTheWholeNewsroom(line)
                        && !isAboutOnesOwnWords(line))
                .flatMap(line -> Arrays.stream(Who.values())
                        .filter(who -> letsThrough(line, who))
                        .map(who -> DynamicTest.dynamicTest(
                                (line.route() + " at " + line.stage() + " as " + who).toLowerCase(Locale.ROOT),
                                () -> isRefusedOnceTheRoleIsGone(line, who))));
    }

    private void isRefusedOnceTheRoleIsGone(Line line, Who who) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            Person person = newsroom.person(who);
            var request = newsroom.request(line.route(), line.stage(), who);
            jdbc.sql("delete from person_role where person_id = ?")
                    .param(person.id().value())
                    .update();
            int before = actionsOf(person);
            try {
                int answer = server.perform(request).andReturn().getResponse().getStatus();
                assertThat(answer).isIn(403, 404, 409);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            assertThat(actionsOf(person)).isEqualTo(before);
        });
    }

    /** Lines are written at the end of a transaction, or when somebody asks for a chain. */
    private int actionsOf(Person person) {
        audit.chain(Subject.of("none"));
        return jdbc.sql("select count(*) from audit_entry where actor = ?")
                .param(person.id().toString())
                .query(Integer.class)
                .single();
    }

    private static boolean letsThrough(Line line, Who who) {
        return who != Who.SIGNED_OUT
                && List.of(200, 302)
                        .contains(Objects.requireNonNullElse(line.answers().get(who), 0));
    }

    /** What somebody typed and could not save stays theirs, whatever they are asked to do. */
    private static boolean isAboutOnesOwnWords(Line line) {
        return line.route().contains("/parked/");
    }

    private static boolean isForTheWholeNewsroom(Line line) {
        return Arrays.stream(Who.values()).filter(who -> who != Who.SIGNED_OUT).allMatch(who -> letsThrough(line, who));
    }
}
