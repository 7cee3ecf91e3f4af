package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On which days somebody may be away, and who may say so. */
class LeaveRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private final PersonId whom = PersonId.random();

    @Test
    void itLastsFromItsFirstDayToItsLastBothIncluded() {
        LeaveOfAbsence leave = leave(TODAY.plusDays(1), TODAY.plusDays(3));
        assertThat(leave.isUnderWay(TODAY)).isFalse();
        assertThat(leave.isUnderWay(TODAY.plusDays(1))).isTrue();
        assertThat(leave.isUnderWay(TODAY.plusDays(3))).isTrue();
        assertThat(leave.isUnderWay(TODAY.plusDays(4))).isFalse();
        assertThat(leave.isOpen(TODAY)).isTrue();
        assertThat(leave.isOpen(TODAY.plusDays(4))).isFalse();
        assertThat(leave.returnDay()).isEqualTo(TODAY.plusDays(4));
    }

    @Test
    void oneDayIsEnoughAndIllnessMayHaveBegunBefore() {
        assertThat(leave(TODAY, TODAY).isUnderWay(TODAY)).isTrue();
        assertThat(leave(TODAY.minusDays(3), TODAY).isUnderWay(TODAY)).isTrue();
    }

    @Test
    void itDoesNotEndBeforeItBegins() {
        assertThatExceptionOfType(LeaveOfAbsence.EndsBeforeItBegins.class)
                .isThrownBy(() -> leave(TODAY.plusDays(2), TODAY.plusDays(1)));
    }

    @Test
    void itHasNotPassed() {
        assertThatExceptionOfType(LeaveOfAbsence.LeaveHasPassed.class)
                .isThrownBy(() -> leave(TODAY.minusDays(9), TODAY.minusDays(1)));
    }

    @Test
    void aYearThatWasMistypedIsRefused() {
        assertThat(leave(TODAY, TODAY.plusYears(1))).isNotNull();
        assertThatExceptionOfType(LeaveOfAbsence.LeaveIsVeryLong.class)
                .isThrownBy(() -> leave(TODAY, TODAY.plusYears(1).plusDays(1)));
        assertThatExceptionOfType(LeaveOfAbsence.LeaveIsFarAway.class)
                .isThrownBy(() ->
                        leave(TODAY.plusYears(1).plusDays(1), TODAY.plusYears(1).plusDays(2)));
        assertThatExceptionOfType(LeaveOfAbsence.LeaveIsVeryLong.class).isThrownBy(() -> leave(TODAY, LocalDate.MAX));
        assertThatExceptionOfType(LeaveOfAbsence.LeaveIsFarAway.class)
                .isThrownBy(() -> leave(LocalDate.MAX, LocalDate.MAX));
    }

    @Test
    void otherDaysFollowTheSameRules() {
        LeaveOfAbsence leave = leave(TODAY, TODAY.plusDays(3));
        assertThat(leave.moved(TODAY, TODAY.plusDays(1), TODAY).id()).isEqualTo(leave.id());
        assertThatExceptionOfType(LeaveOfAbsence.LeaveHasPassed.class)
                .isThrownBy(() -> leave.moved(TODAY, TODAY.plusDays(1), TODAY.plusDays(2)));
    }

    @Test
    void peopleSayItThemselvesOrAnAdministratorDoes() {
        assertThat(LeaveCommands.maySay(person(whom, true, Role.writer()), whom))
                .isTrue();
        assertThat(LeaveCommands.maySay(person(PersonId.random(), true, Role.admin()), whom))
                .isTrue();
        assertThat(LeaveCommands.maySay(person(PersonId.random(), true, Role.publisher()), whom))
                .isFalse();
        assertThat(LeaveCommands.maySay(person(PersonId.random(), false, Role.admin()), whom))
                .isFalse();
    }

    private LeaveOfAbsence leave(LocalDate firstDay, LocalDate lastDay) {
        return LeaveOfAbsence.of(whom, firstDay, lastDay, TODAY);
    }

    private static Person person(PersonId id, boolean active, Role role) {
        return new Person(id, "demo", "Demo", "demo@newsroom.test", Set.of(role), active);
    }
}
