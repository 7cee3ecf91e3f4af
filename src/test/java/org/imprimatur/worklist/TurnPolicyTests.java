package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.junit.jupiter.api.Test;

class TurnPolicyTests {

    private static final Role CHECKER = new Role("checker");

    private final Person cleo = somebody("cleo", CHECKER);
    private final Person dora = somebody("dora", CHECKER);
    private final Person wim = somebody("wim", Role.writer());
    private final Person bea = somebody("bea", Role.publisher());
    private final Person ada = somebody("ada", Role.admin());

    private final Turn pooled = ATurn.of(CHECKER).built();
    private final Turn held = ATurn.of(CHECKER).heldBy(cleo).built();

    @Test
    void whoeverHoldsOneOfItsRolesTakesATurnFromItsPool() {
        assertThat(TurnPolicy.mayTake(cleo, pooled)).isTrue();
        assertThat(TurnPolicy.mayTake(wim, pooled)).isFalse();
        assertThat(TurnPolicy.mayTake(bea, pooled)).as("who may give it").isFalse();
    }

    @Test
    void nobodyTakesWhatSomebodyHas() {
        assertThat(TurnPolicy.mayTake(dora, held)).isFalse();
        assertThat(TurnPolicy.mayTake(cleo, held)).as("its holder").isFalse();
    }

    @Test
    void onlyItsHolderWorksOnATurn() {
        assertThat(TurnPolicy.mayWorkOn(cleo, held)).isTrue();
        assertThat(TurnPolicy.mayWorkOn(dora, held)).isFalse();
        assertThat(TurnPolicy.mayWorkOn(bea, held)).isFalse();
        assertThat(TurnPolicy.mayWorkOn(cleo, pooled)).isFalse();
    }

    @Test
    void aRoleThatWasTakenAwayTakesAwayWhatItAllowed() {
        Person before = somebody("former", CHECKER);
        Person now = new Person(before.id(), "former", "Former", "former@newsroom.test", Set.of(), true);
        Turn theirs = ATurn.of(CHECKER).heldBy(before).built();
        assertThat(TurnPolicy.mayWorkOn(now, theirs)).isFalse();
        assertThat(TurnPolicy.mayHandBack(now, theirs)).isFalse();
        assertThat(TurnPolicy.mayTake(now, pooled)).isFalse();
        assertThat(TurnPolicy.mayReceive(now, pooled)).isFalse();
    }

    @Test
    void whoeverHasLeftMayNothing() {
        Person gone = new Person(cleo.id(), "cleo", "Cleo", "cleo@newsroom.test", cleo.roles(), false);
        assertThat(TurnPolicy.mayWorkOn(gone, held)).isFalse();
        assertThat(TurnPolicy.mayTake(gone, pooled)).isFalse();
        assertThat(TurnPolicy.mayReceive(gone, pooled)).isFalse();
        assertThat(TurnPolicy.maySee(gone, held)).isFalse();
    }

    @Test
    void publishersAndAdministratorsGiveTurnsAndNobodyElseDoes() {
        assertThat(TurnPolicy.mayGive(bea, pooled)).isTrue();
        assertThat(TurnPolicy.mayGive(ada, held)).isTrue();
        assertThat(TurnPolicy.mayGive(cleo, held)).as("its holder").isFalse();
        assertThat(TurnPolicy.mayGive(wim, pooled)).isFalse();
    }

    @Test
    void onlyWhoeverHoldsOneOfItsRolesIsNamedForIt() {
        assertThat(TurnPolicy.mayReceive(dora, held)).isTrue();
        assertThat(TurnPolicy.mayReceive(wim, held)).isFalse();
        assertThat(TurnPolicy.mayReceive(bea, held)).isFalse();
    }

    @Test
    void itsHolderHandsATurnBackAndSoDoesWhoeverGivesTurns() {
        assertThat(TurnPolicy.mayHandBack(cleo, held)).isTrue();
        assertThat(TurnPolicy.mayHandBack(bea, held)).isTrue();
        assertThat(TurnPolicy.mayHandBack(dora, held)).isFalse();
    }

    @Test
    void whatLiesInItsPoolIsNotHandedBack() {
        assertThat(TurnPolicy.mayHandBack(cleo, pooled)).isFalse();
        assertThat(TurnPolicy.mayHandBack(bea, pooled)).isFalse();
    }

    @Test
    void aTurnWithoutAPoolIsNotHandedBackForNobodyWouldSeeIt() {
        assertThat(TurnPolicy.mayHandBack(bea, ATurn.of().heldBy(cleo).built())).isFalse();
    }

    @Test
    void theWriterHoldsTheTurnAboutLettersThatDoNotArriveAlthoughOthersTakeIt() {
        Turn address = ATurn.of(Role.publisher())
                .servedBy(StepForm.ADDRESS)
                .heldBy(wim)
                .built();
        assertThat(TurnPolicy.mayHold(wim, address)).isTrue();
        assertThat(TurnPolicy.mayWorkOn(wim, address)).isTrue();
        assertThat(TurnPolicy.mayReceive(wim, address)).isFalse();
        assertThat(TurnPolicy.mayHold(wim, held)).isFalse();
    }

    @Test
    void aTurnIsSeenByWhoeverMayDoSomethingWithIt() {
        assertThat(TurnPolicy.maySee(cleo, held)).isTrue();
        assertThat(TurnPolicy.maySee(dora, pooled)).isTrue();
        assertThat(TurnPolicy.maySee(bea, held)).isTrue();
        assertThat(TurnPolicy.maySee(dora, held)).isFalse();
        assertThat(TurnPolicy.maySee(wim, pooled)).isFalse();
    }

    @Test
    void whoeverGivesTurnsIsToldOfWhatTheServerCouldNotDo() {
        assertThat(TurnPolicy.maySeeStandstills(bea)).isTrue();
        assertThat(TurnPolicy.maySeeStandstills(ada)).isTrue();
        assertThat(TurnPolicy.maySeeStandstills(cleo)).isFalse();
        assertThat(TurnPolicy.maySeeStandstills(wim)).isFalse();
    }

    private static Person somebody(String name, Role... roles) {
        return new Person(PersonId.random(), name, name, name + "@newsroom.test", Set.of(roles), true);
    }
}
