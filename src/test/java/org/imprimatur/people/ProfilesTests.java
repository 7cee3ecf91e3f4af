package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.imprimatur.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class ProfilesTests {

    private final PeopleOffice office = new PeopleOffice();
    private final Person ruth = office.somebody("Ruth", Role.writer());

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void readersLearnWhatAPersonWrites() {
        office.profiles.edit(
                ruth,
                ruth.id(),
                1,
                "Ruth Stone",
                " Writes about **sleep**. ",
                List.of("University", "Clinic"),
                List.of("sleep"));

        Profile profile = office.people.profile(ruth.id());
        assertThat(profile.biography()).isEqualTo("Writes about **sleep**.");
        assertThat(profile.affiliations()).containsExactly("University", "Clinic");
        assertThat(office.people.require(ruth.id()).name()).isEqualTo("Ruth Stone");
        assertThat(office.actions()).endsWith("person.edited", "profile.changed", "profile.changed");
    }

    /** It is their name that somebody compared with the issuer's register, and that stands under what they sign. */
    @Test
    void whoeverHoldsAVerifiedCredentialGivesThemselfNoOtherName() {
        Person ada = office.somebody("Ada", Role.admin());
        Credential credential = office.aCredentialOf(ruth);
        rename(ruth, "Ruth Stone");
        office.credentials.verify(ada, credential.id(), credential.issued(), "register");

        assertThatThrownBy(() -> rename(ruth, "Professor Famous")).isInstanceOf(Person.NameIsVouchedFor.class);
        assertThat(office.people.require(ruth.id()).name()).isEqualTo("Ruth Stone");
        rename(ruth, "Ruth Stone");
        rename(ada, "Ruth Stone-Rivers");
        office.credentials.revoke(ada, credential.id(), "Retired");
        rename(ruth, "Ruth Rivers");
        assertThat(office.people.require(ruth.id()).name()).isEqualTo("Ruth Rivers");
    }

    private void rename(Person by, String name) {
        int version = office.people.record(ruth.id()).version();
        office.profiles.edit(by, ruth.id(), version, name, "", List.of(), List.of());
    }

    @Test
    void aProfileChangedMeanwhileIsNotOverwritten() {
        office.profiles.edit(ruth, ruth.id(), 1, "Ruth", "First", List.of(), List.of());
        assertThatThrownBy(() -> office.profiles.edit(ruth, ruth.id(), 1, "Ruth", "Second", List.of(), List.of()))
                .isInstanceOf(PersonRecord.StalePerson.class);
        assertThat(office.people.profile(ruth.id()).biography()).isEqualTo("First");
    }

    @Test
    void aPortraitIsKeptUnderItsHashAndReplacedWhole() throws IOException {
        office.profiles.portray(ruth, ruth.id(), PortraitRendererTests.picture("png", 300, 300));
        String first = office.people.profile(ruth.id()).portrait();
        assertThat(office.people.portrait(first)).hasValueSatisfying(portrait -> {
            assertThat(portrait.mediaType()).isEqualTo("image/jpeg");
            assertThat(portrait.bytes()).isNotEmpty();
        });

        office.profiles.portray(ruth, ruth.id(), PortraitRendererTests.picture("jpg", 400, 300));

        assertThat(office.people.portrait(first)).isEmpty();
        office.profiles.removePortrait(ruth, ruth.id());
        assertThat(office.people.profile(ruth.id()).portrait()).isNull();
        assertThat(office.jdbc
                        .sql("select count(*) from portrait")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPortraitTwoPeopleShareStaysForTheOther() throws IOException {
        Person ada = office.somebody("Ada", Role.writer());
        byte[] picture = PortraitRendererTests.picture("png", 300, 300);
        office.profiles.portray(ruth, ruth.id(), picture);
        office.profiles.portray(ada, ada.id(), picture);
        office.profiles.removePortrait(ruth, ruth.id());
        assertThat(office.people.portrait(office.people.profile(ada.id()).portrait()))
                .isPresent();
    }
}
