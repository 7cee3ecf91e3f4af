package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.imprimatur.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class StaffAdministrationTests {

    private final PeopleOffice office = new PeopleOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anEditChangesTheRecordAndIsAnnounced() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.somebody("Ruth", Role.writer());

        office.staffAdministration.edit(
                admin,
                ruth.id(),
                office.people.record(ruth.id()).version(),
                "Ruth Stone",
                "Ruth.Stone@newsroom.test",
                Set.of(Role.writer(), new Role("legal")),
                "1234567893");

        PersonRecord now = office.people.record(ruth.id());
        assertThat(now.person().name()).isEqualTo("Ruth Stone");
        assertThat(now.person().email()).isEqualTo("ruth.stone@newsroom.test");
        assertThat(now.person().roles()).containsExactlyInAnyOrder(Role.writer(), new Role("legal"));
        assertThat(now.profile().npi()).isEqualTo("1234567893");
        assertThat(office.last(PersonEvent.Edited.class).facts())
                .containsEntry("was-email", "ruth@newsroom.test")
                .containsEntry("name", "Ruth Stone");
        assertThat(office.last(PersonEvent.RolesChanged.class).facts())
                .containsEntry("before", "WRITER")
                .containsEntry("after", "WRITER legal");
        assertThat(office.last(PersonEvent.RolesChanged.class).by()).isEqualTo(admin.id());
    }

    @Test
    void anEditThatStartedFromAnOlderRecordOverwritesNothing() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.somebody("Ruth", Role.writer());
        int seen = office.people.record(ruth.id()).version();
        edit(admin, ruth, seen, "Ruth Stone", ruth.roles());

        assertThatThrownBy(() -> edit(admin, ruth, seen, "Ruth Steen", ruth.roles()))
                .isInstanceOf(PersonRecord.StalePerson.class);

        assertThat(office.people.require(ruth.id()).name()).isEqualTo("Ruth Stone");
    }

    @Test
    void anEditThatChangesNothingIsNotAnnounced() {
        Person admin = office.somebody("Ada", Role.admin());
        int before = office.events().size();
        edit(admin, admin, office.people.record(admin.id()).version(), admin.name(), admin.roles());
        assertThat(office.events()).hasSize(before);
    }

    @Test
    void twoPeopleCannotShareAnAddress() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.somebody("Ruth", Role.writer());
        assertThatThrownBy(() -> office.staffAdministration.edit(
                        admin, ruth.id(), 1, "Ruth", "ADA@newsroom.test ", ruth.roles(), ""))
                .isInstanceOf(People.EmailTaken.class);
    }

    @Test
    void theLastAdministratorWhoCanSignInStays() {
        Person ada = office.somebody("Ada", Role.admin());
        Person invited = office.invited("Bea", Role.admin());

        assertThatThrownBy(() -> office.staffAdministration.deactivate(invited, ada.id()))
                .isInstanceOf(Person.LastAdministrator.class);
        assertThatThrownBy(() -> edit(ada, ada, 1, "Ada", Set.of(Role.writer())))
                .isInstanceOf(Person.LastAdministrator.class);
        assertThat(office.staffAdministration.refusalToDeactivate(invited, ada)).isPresent();

        assertThat(office.people.require(ada.id()).holds(Role.admin())).isTrue();
    }

    @Test
    void twoAdministratorsCannotDeactivateEachOtherAtTheSameMoment() throws Exception {
        Person ada = office.somebody("Ada", Role.admin());
        Person bea = office.somebody("Bea", Role.admin());
        CyclicBarrier together = new CyclicBarrier(2);
        var two = Executors.newFixedThreadPool(2);
        try {
            for (var done :
                    two.invokeAll(List.of(deactivating(together, ada, bea), deactivating(together, bea, ada)))) {
                done.get();
            }
        } finally {
            two.shutdownNow();
        }
        assertThat(office.people.holding(Role.admin())).hasSize(1);
    }

    private Callable<Boolean> deactivating(CyclicBarrier together, Person by, Person whom) {
        return () -> {
            together.await();
            try {
                office.staffAdministration.deactivate(by, whom.id());
                return true;
            } catch (Person.LastAdministrator refused) {
                return false;
            }
        };
    }

    @Test
    void whoWasDeactivatedCannotSignInUntilTheyAreBack() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.somebody("Ruth", Role.writer());

        office.staffAdministration.deactivate(admin, ruth.id());

        assertThat(office.people.require(ruth.id()).active()).isFalse();
        assertThat(office.passwords.matches(ruth.id(), PeopleOffice.GOOD_PASSWORD))
                .isFalse();
        assertThatThrownBy(() -> office.personUserDetailsService.loadUserByUsername(ruth.email()))
                .isInstanceOf(org.springframework.security.core.userdetails.UsernameNotFoundException.class);
        assertThat(office.last(PersonEvent.Deactivated.class).whom()).isEqualTo(ruth.id());

        office.staffAdministration.reactivate(admin, ruth.id());

        assertThat(office.personUserDetailsService
                        .loadUserByUsername(ruth.email())
                        .getUsername())
                .isEqualTo(ruth.id().toString());
    }

    @Test
    void aNumberWithAWrongCheckDigitIsNotKept() {
        Person admin = office.somebody("Ada", Role.admin());
        int version = office.people.record(admin.id()).version();
        assertThatThrownBy(() -> office.staffAdministration.edit(
                        admin, admin.id(), version, "Ada", admin.email(), admin.roles(), "1234567890"))
                .isInstanceOf(Npi.NotAnNpi.class);
        assertThat(office.people.profile(admin.id()).npi()).isNull();
    }

    @Test
    void peopleAreFoundByNameAddressAndRole() {
        Person ada = office.somebody("Ada", Role.admin());
        Person ruth = office.somebody("Ruth Stone", Role.medicalReviewer());
        assertThat(found("stone")).containsExactly(ruth);
        assertThat(found("ADA@")).containsExactly(ada);
        assertThat(found("medical rev")).containsExactly(ruth);
        assertThat(found("")).containsExactly(ada, ruth);
        assertThat(found("%")).isEmpty();
        assertThat(found("_")).isEmpty();
    }

    private List<Person> found(String words) {
        return office.people.matching(words).stream().map(PersonRecord::person).toList();
    }

    private void edit(Person by, Person whom, int version, String name, Set<Role> roles) {
        office.staffAdministration.edit(by, whom.id(), version, name, whom.email(), roles, "");
    }
}
