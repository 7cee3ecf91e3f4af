package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.platform.BaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@OnBothDatabases
class FirstAdministratorTests {

    private final PeopleOffice office = new PeopleOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whoReadsTheLogBecomesTheFirstAdministrator() {
        String token = PeopleOffice.token(office.firstAdministrator.newPath());
        office.firstAdministrator.look(token);

        Person founder =
                office.firstAdministrator.create(token, "Ada", "Ada@Newsroom.test", PeopleOffice.GOOD_PASSWORD);

        assertThat(office.people.all()).containsExactly(founder);
        assertThat(founder.roles()).containsExactly(Role.admin());
        assertThat(office.passwords.matches(founder.id(), PeopleOffice.GOOD_PASSWORD))
                .isTrue();
        assertThat(office.firstAdministrator.isDue()).isFalse();
        assertThat(office.actions()).containsExactly("person.added", "password.changed");
    }

    @Test
    void aWeakPasswordFoundsNothing() {
        String token = PeopleOffice.token(office.firstAdministrator.newPath());
        assertThatThrownBy(() -> office.firstAdministrator.create(token, "Ada", "ada@newsroom.test", "short"))
                .isInstanceOf(Passwords.WeakPassword.class);
        assertThat(office.people.all()).isEmpty();
        office.firstAdministrator.look(token);
    }

    @Test
    void aMadeUpLinkFoundsNothing() {
        office.firstAdministrator.newPath();
        assertThatThrownBy(() -> office.firstAdministrator.look("made-up"))
                .isInstanceOfSatisfying(
                        InvalidLink.class, over -> assertThat(over.isUnknown()).isTrue());
    }

    @Test
    void onceSomebodyIsHereNoLinkFoundsAnything() {
        String token = PeopleOffice.token(office.firstAdministrator.newPath());
        office.invited("Ruth");
        assertThatThrownBy(() -> office.firstAdministrator.look(token))
                .isInstanceOf(FirstAdministrator.NewsroomIsFounded.class);
        assertThatThrownBy(() ->
                        office.firstAdministrator.create(token, "Ada", "ada@newsroom.test", PeopleOffice.GOOD_PASSWORD))
                .isInstanceOf(FirstAdministrator.NewsroomIsFounded.class);
    }

    @Test
    void theLinkIsGoodForADayAndARestartPrintsAnother() {
        String token = PeopleOffice.token(office.firstAdministrator.newPath());
        office.clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> office.firstAdministrator.look(token))
                .isInstanceOfSatisfying(
                        InvalidLink.class, over -> assertThat(over.key()).endsWith("first-administrator.expired"));
        office.firstAdministrator.look(PeopleOffice.token(office.firstAdministrator.newPath()));
    }

    @Test
    void noLinkIsLeftOpenOnceSomebodyIsHere() {
        String one = PeopleOffice.token(office.firstAdministrator.newPath());
        office.firstAdministrator.newPath();
        office.firstAdministrator.create(one, "Ada", "ada@newsroom.test", PeopleOffice.GOOD_PASSWORD);
        assertThat(office.jdbc
                        .sql("select count(*) from one_time_link where state = 'OPEN'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void twoNodesThatStartAtOnceGetOneAdministratorBetweenThem() throws Exception {
        String one = PeopleOffice.token(office.firstAdministrator.newPath());
        String other = PeopleOffice.token(office.firstAdministrator.newPath());
        CyclicBarrier together = new CyclicBarrier(2);
        var two = Executors.newFixedThreadPool(2);
        try {
            for (var done : two.invokeAll(List.of(founding(together, one, "Ada"), founding(together, other, "Bea")))) {
                done.get();
            }
        } finally {
            two.shutdownNow();
        }
        assertThat(office.people.all()).hasSize(1);
    }

    private Callable<Boolean> founding(CyclicBarrier together, String token, String name) {
        return () -> {
            together.await();
            try {
                office.firstAdministrator.create(token, name, PeopleOffice.email(name), PeopleOffice.GOOD_PASSWORD);
                return true;
            } catch (FirstAdministrator.NewsroomIsFounded late) {
                return false;
            }
        };
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theLinkIsPrintedAtEveryStartWhileNobodyIsHere(CapturedOutput log) {
        new FirstAdministratorLink(office.firstAdministrator, new BaseAddress("https://newsroom.test/")).print();
        assertThat(log).contains("https://newsroom.test/first-administrator/");
        int printed = log.length();

        office.invited("Ruth");
        new FirstAdministratorLink(office.firstAdministrator, new BaseAddress("https://newsroom.test/")).print();

        assertThat(log.getAll().substring(printed)).doesNotContain("first-administrator");
    }
}
