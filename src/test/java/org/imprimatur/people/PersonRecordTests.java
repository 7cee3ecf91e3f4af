package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonRecordTests {

    private static final boolean WITH_PASSWORD = true;

    private final Person ruth =
            new Person(PersonId.random(), "ruth", "Ruth", "ruth@newsroom.test", Set.of(Role.writer()), true);

    @Test
    void whoeverHasChosenNoPasswordIsInvitedAgain() {
        record(ruth, !WITH_PASSWORD).mustBeInvitable();
    }

    @Test
    void whoeverHasAPasswordIsNotInvitedAgain() {
        assertThatThrownBy(() -> record(ruth, WITH_PASSWORD).mustBeInvitable())
                .isInstanceOf(PersonRecord.AlreadyJoined.class);
    }

    @Test
    void whoeverHasLeftIsNotInvitedAgain() {
        Person gone = new Person(ruth.id(), "ruth", "Ruth", "ruth@newsroom.test", Set.of(), false);
        assertThatThrownBy(() -> record(gone, !WITH_PASSWORD).mustBeInvitable())
                .isInstanceOf(PersonRecord.PersonHasLeft.class);
    }

    @Test
    void anEditThatStartedFromAnotherVersionIsRefused() {
        record(ruth, WITH_PASSWORD).mustBeVersion(3);
        assertThatThrownBy(() -> record(ruth, WITH_PASSWORD).mustBeVersion(2))
                .isInstanceOf(PersonRecord.StalePerson.class);
    }

    private static PersonRecord record(Person person, boolean password) {
        return new PersonRecord(person, 3, password, new Profile("", List.of(), List.of(), null, null));
    }
}
