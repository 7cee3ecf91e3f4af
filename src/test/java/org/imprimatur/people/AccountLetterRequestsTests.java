package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;

/** Whatever changes about who somebody is, they are told: what, by whom, and what to do if they did not expect it. */
@ServerTest
@OnBothDatabases
class AccountLetterRequestsTests {

    private static final String PASSWORD = "four quiet herons wading";

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    People people;

    @Autowired
    Passwords passwords;

    @Autowired
    StaffAdministration staffAdministration;

    @Autowired
    Profiles profiles;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Credentials credentials;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private Person admin;
    private Person ruth;

    private record Written(String kind, String to, Map<String, Object> model) {

        String says(String field) {
            return String.valueOf(model.get(field));
        }
    }

    @BeforeEach
    void twoPeople() {
        admin = newsroom.anAdministrator();
        ruth = newsroom.person("Ruth", Role.medicalReviewer());
        jdbc.sql("update person set password = ? where id in (?, ?)")
                .params(encoder.encode(PASSWORD), ruth.id().value(), admin.id().value())
                .update();
    }

    @Test
    void whoeverChangesAPasswordItsOwnerIsTold() {
        passwords.change(ruth, PASSWORD, "seven loud geese flying");
        Written letter = only(written(ruth.email()));
        assertThat(letter.says("change")).isEqualTo("password");
        assertThat(letter.says("how")).isEqualTo("self");
        assertThat(letter.says("path")).isEqualTo("/password/forgotten");
    }

    @Test
    void rolesTakenAwayAreTold() throws Exception {
        edit(ruth, ruth.email(), List.of("WRITER"));
        Written letter = only(written(ruth.email()));
        assertThat(letter.says("change")).isEqualTo("roles");
        assertThat(letter.says("what")).isEqualTo("Writer");
        assertThat(letter.says("before")).isEqualTo("Medical reviewer");
        assertThat(letter.says("from")).isEqualTo(admin.name());
    }

    @Test
    void aCredentialsWholeLifeIsTold() {
        Person publisher = newsroom.aPublisher();
        Credential entered =
                credentials.enter(admin, ruth.id(), "MD", "State board", "7", null, newsroom.today(), null);
        credentials.verify(publisher, entered.id(), newsroom.today(), "register");
        credentials.revoke(admin, entered.id(), "Surrendered");
        assertThat(written(ruth.email()))
                .extracting(letter -> letter.says("change") + " by " + letter.says("from"))
                .containsExactly(
                        "credential-added by " + admin.name(),
                        "credential-verified by " + publisher.name(),
                        "credential-revoked by " + admin.name());
    }

    /** It is the name readers see under what the person signs. */
    @Test
    void anotherNameIsTold() throws Exception {
        edit(ruth, "Ruth Elsewhere", ruth.email(), "");
        Written letter = only(written(ruth.email()));
        assertThat(letter.says("change")).isEqualTo("name");
        assertThat(letter.says("what")).isEqualTo("Ruth Elsewhere");
        assertThat(letter.says("before")).isEqualTo(ruth.name());
        assertThat(letter.says("from")).isEqualTo(admin.name());
    }

    @Test
    void anotherNumberInTheRegisterOfProvidersIsTold() throws Exception {
        edit(ruth, ruth.name(), ruth.email(), "1234567893");
        Written letter = only(written(ruth.email()));
        assertThat(letter.says("change")).isEqualTo("npi");
        assertThat(letter.says("what")).isEqualTo("1234567893");
        assertThat(letter.says("before")).isEqualTo("none");
    }

    @Test
    void whatAnotherPersonWritesInSomebodysProfileIsTold() throws Exception {
        profiles.edit(admin, ruth.id(), version(), ruth.name(), "Never reviewed a thing.", List.of(), List.of());
        Written letter = only(written(ruth.email()));
        assertThat(letter.says("change")).isEqualTo("profile");
        assertThat(letter.says("what")).isEqualTo("biography or affiliations");
        assertThat(letter.says("from")).isEqualTo(admin.name());

        profiles.edit(ruth, ruth.id(), version(), ruth.name(), "Reviews since 2011.", List.of(), List.of());
        assertThat(written(ruth.email()))
                .as("What they wrote themself they know")
                .hasSize(1);
    }

    @Test
    void whoeverIsLetInAgainIsTold() {
        staffAdministration.deactivate(admin, ruth.id());
        staffAdministration.reactivate(admin, ruth.id());
        Written letter = only(written(ruth.email()));
        assertThat(letter.says("change")).isEqualTo("back");
        assertThat(letter.says("what")).isEqualTo("Medical reviewer");
        assertThat(letter.says("from")).isEqualTo(admin.name());
    }

    @Test
    void nobodyWhoHasLeftIsWrittenTo() {
        Credential entered =
                credentials.enter(admin, ruth.id(), "MD", "State board", "7", null, newsroom.today(), null);
        jdbc.sql("update person set active = false where id = ?")
                .param(ruth.id().value())
                .update();
        credentials.revoke(admin, entered.id(), "Left");
        assertThat(written(ruth.email())).hasSize(1);
    }

    @Test
    void aNewAddressIsToldAtTheOldOneAndConfirmedFromTheNewOne() throws Exception {
        String fresh = "ruth-" + UUID.randomUUID() + "@elsewhere.test";
        edit(ruth, fresh, List.of("MEDICAL_REVIEWER"));

        Written old = only(written(ruth.email()));
        assertThat(old.kind()).isEqualTo("account");
        assertThat(old.says("change")).isEqualTo("address-old");
        assertThat(old.says("what")).isEqualTo(fresh);
        Written asked = only(written(fresh));
        assertThat(asked.kind()).isEqualTo("confirm-address");
        assertThat(asked.says("from")).isEqualTo(admin.name());
        mvc.perform(get("/desk/me").with(SignedIn.as(ruth)))
                .andExpect(content().string(containsString("Confirm your new address")));
        mvc.perform(get("/desk/people/" + ruth.id()).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("New address not confirmed yet")));

        mvc.perform(get(asked.says("path"))).andExpect(content().string(containsString(fresh)));
        assertThat(isAwaited()).as("Opening the letter's link confirms nothing").isTrue();
        mvc.perform(post(asked.says("path")).with(SignedIn.as(ruth)))
                .andExpect(redirectedUrl("/sign-in?next=/desk/me"));
        assertThat(isAwaited()).isFalse();
        mvc.perform(post(asked.says("path")).with(SignedIn.as(ruth))).andExpect(status().isGone());
    }

    @Test
    void theLetterIsSentAgainToWhoeverAsksAndTheFirstLinkIsOver() throws Exception {
        String fresh = "ruth-" + UUID.randomUUID() + "@elsewhere.test";
        edit(ruth, fresh, List.of("MEDICAL_REVIEWER"));
        Person moved = people.require(ruth.id());
        mvc.perform(post("/desk/me/address/ask-again").with(SignedIn.as(moved))).andExpect(redirectedUrl("/desk/me"));

        List<Written> letters = written(fresh);
        assertThat(letters).hasSize(2);
        mvc.perform(get(letters.get(0).says("path"))).andExpect(status().isGone());
        mvc.perform(post(letters.get(1).says("path")).with(SignedIn.as(moved))).andExpect(status().is3xxRedirection());
        assertThat(isAwaited()).isFalse();
    }

    @Test
    void onesOwnNewAddressIsToldAtBothAndAwaitsNothing() throws Exception {
        String fresh = "ada-" + UUID.randomUUID() + "@elsewhere.test";
        edit(admin, fresh, List.of("ADMIN"));
        assertThat(only(written(admin.email())).says("change")).isEqualTo("address-old");
        assertThat(only(written(fresh)).says("change")).isEqualTo("address");
    }

    private boolean isAwaited() {
        return jdbc.sql("select address_unconfirmed_since is not null from person where id = ?")
                .param(ruth.id().value())
                .query(Boolean.class)
                .single();
    }

    private int version() {
        return people.record(ruth.id()).version();
    }

    private void edit(Person whom, String email, List<String> roles) throws Exception {
        edit(whom, whom.name(), email, roles, "");
    }

    private void edit(Person whom, String name, String email, String npi) throws Exception {
        edit(whom, name, email, List.of("MEDICAL_REVIEWER"), npi);
    }

    private void edit(Person whom, String name, String email, List<String> roles, String npi) throws Exception {
        mvc.perform(post("/desk/people/{id}/edit", whom.id())
                        .param("name", name)
                        .param("email", email)
                        .param("roles", roles.toArray(String[]::new))
                        .param("further", "")
                        .param("npi", npi)
                        .param(
                                "version",
                                String.valueOf(people.record(whom.id()).version()))
                        .with(SignedIn.as(admin)))
                .andExpect(status().is3xxRedirection());
    }

    private static Written only(List<Written> letters) {
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private List<Written> written(String to) {
        return jdbc.sql("""
                        select kind, recipient, model_json from outbox_mail
                        where recipient = ? and kind in ('account', 'confirm-address') order by seq
                        """)
                .param(to)
                .query((row, n) -> new Written(
                        row.getString("kind"), row.getString("recipient"), model(row.getString("model_json"))))
                .list();
    }

    private Map<String, Object> model(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
