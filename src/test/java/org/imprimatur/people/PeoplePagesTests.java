package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.platform.ClientNetwork;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServerTest
@RecordApplicationEvents
class PeoplePagesTests {

    private static final String PASSWORD = PeopleOffice.GOOD_PASSWORD;

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    People people;

    @Autowired
    Credentials credentials;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Invitations invitations;

    @Autowired
    PasswordResets resets;

    @Autowired
    Passwords passwords;

    @Autowired
    StaffAdministration staffAdministration;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    ApplicationEvents events;

    Person admin;
    Person writer;
    Person reviewer;

    @BeforeEach
    void arrive() {
        admin = newsroom.anAdministrator();
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
    }

    @Test
    void theListShowsWhoReviewsWithWhatAndWhoCannotSign() throws Exception {
        Person bare = newsroom.person("Bare", Role.medicalReviewer());
        mvc.perform(get("/desk/people").param("q", "REVIEWER-").with(SignedIn.as(admin)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(reviewer.name())))
                .andExpect(content().string(containsString("FNP-BC")))
                .andExpect(content().string(containsString("In force until ")))
                .andExpect(content().string(containsString("Invite somebody")));
        mvc.perform(get("/desk/people").param("q", bare.email()).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("No credential in force")))
                .andExpect(content().string(containsString("Has not come in yet")));
        mvc.perform(get("/desk/people").param("q", "<nobody>").with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("Nobody found for “&lt;nobody&gt;”")));
    }

    @Test
    void whoseCredentialEndsFirstStandsFirstUnlessAskedOtherwise() throws Exception {
        Person bare = newsroom.person("Zoe Bare", Role.medicalReviewer());
        Person soon = newsroom.aReviewer();
        jdbc.sql("update credential set expires = ? where person_id = ?")
                .params(newsroom.today().plusDays(1), soon.id().value())
                .update();

        assertThat(listed("")).containsSubsequence(bare.name(), soon.name(), reviewer.name(), writer.name());
        assertThat(listed("?order=name")).containsSubsequence(reviewer.name(), writer.name(), bare.name());
        mvc.perform(get("/desk/people").param("q", soon.email()).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("state--needs-you")))
                .andExpect(content().string(containsString("Expires tomorrow")));
    }

    private List<String> listed(String query) throws Exception {
        return Jsoup.parse(mvc.perform(get("/desk/people" + query).with(SignedIn.as(admin)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .select(".row-title")
                .eachText();
    }

    @Test
    void aPublisherLooksAndChangesNothing() throws Exception {
        Person publisher = newsroom.aPublisher();
        mvc.perform(get("/desk/people").with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Invite somebody"))));
        mvc.perform(get("/desk/people/{id}", reviewer.id()).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<form class=\"buttons\""))))
                .andExpect(content().string(not(containsString("/edit\""))));
        mvc.perform(get("/desk/people/{id}/edit", reviewer.id()).with(SignedIn.as(publisher)))
                .andExpect(status().isForbidden());
        mvc.perform(post("/desk/people/{id}/deactivate", reviewer.id()).with(SignedIn.as(publisher)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/desk/people").with(SignedIn.as(writer))).andExpect(status().isForbidden());
    }

    @Test
    void anInvitedPersonComesInThroughTheLetterAlone() throws Exception {
        String email = "new-" + UUID.randomUUID() + "@newsroom.test";
        mvc.perform(post("/desk/people/invite")
                        .param("name", "Newcomer")
                        .param("email", email)
                        .param("roles", "WRITER")
                        .param("further", "legal, fact_check")
                        .with(SignedIn.as(admin)))
                .andExpect(status().is3xxRedirection());
        Person invited = people.byEmail(email).orElseThrow();
        assertThat(invited.roles()).containsExactlyInAnyOrder(Role.writer(), new Role("legal"), new Role("fact_check"));
        String path = events.stream(PersonEvent.Invited.class)
                .findFirst()
                .orElseThrow()
                .path();

        mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(containsString("Welcome, Newcomer")));
        mvc.perform(get(path)).andExpect(status().isOk());
        mvc.perform(post(path)
                        .param("password", "short")
                        .param("passwordAgain", "short")
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Use at least 12 characters")))
                .andExpect(content().string(not(containsString("value=\"short\""))));
        mvc.perform(post(path)
                        .param("password", PASSWORD)
                        .param("passwordAgain", "else")
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("The two passwords differ")));
        mvc.perform(post(path)
                        .param("password", PASSWORD)
                        .param("passwordAgain", PASSWORD)
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in"))
                .andExpect(flash().attribute("flash", containsString(email)));
        mvc.perform(get(path))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("This invitation was used")))
                .andExpect(content().string(containsString("href=\"/sign-in\"")));

        mvc.perform(post("/sign-in")
                        .param("username", email)
                        .param("password", PASSWORD)
                        .with(csrf()))
                .andExpect(redirectedUrl("/desk"));
    }

    @Test
    void aFaultyInvitationKeepsWhatWasTyped() throws Exception {
        mvc.perform(post("/desk/people/invite")
                        .param("name", "")
                        .param("email", "not an address")
                        .param("roles", "PUBLISHER")
                        .param("further", "1st")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Write the name.")))
                .andExpect(content().string(containsString("Write an address such as")))
                .andExpect(content().string(containsString("“1st” cannot be the name of a role")))
                .andExpect(content().string(containsString("value=\"not an address\"")))
                .andExpect(content().string(containsString("value=\"PUBLISHER\" checked=\"checked\"")));
        mvc.perform(post("/desk/people/invite")
                        .param("name", "Twin")
                        .param("email", writer.email())
                        .with(SignedIn.as(admin)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Somebody here signs in with")));
    }

    @Test
    void linksThatWereCutOffSayWhatToDo() throws Exception {
        mvc.perform(get("/invitation/cut"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("This link is not complete")));
        mvc.perform(get("/password/reset/cut"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("Ask for a new link")));
        mvc.perform(get("/first-administrator/cut"))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("This newsroom has an administrator")));
        mvc.perform(post("/invitation/cut")
                        .param("password", PASSWORD)
                        .param("passwordAgain", PASSWORD)
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void askingForANewPasswordIsAnsweredAlikeForEverybody() throws Exception {
        for (String email : new String[] {writer.email(), "stranger@newsroom.test"}) {
            mvc.perform(post("/password/forgotten").param("email", email).with(csrf()))
                    .andExpect(redirectedUrl("/password/forgotten/asked"));
        }
        mvc.perform(get("/password/forgotten/asked")).andExpect(status().isOk());
        mvc.perform(post("/password/forgotten").param("email", "no address").with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        String path = events.stream(PersonEvent.PasswordResetAsked.class)
                .findFirst()
                .orElseThrow()
                .path();
        mvc.perform(get(path)).andExpect(status().isOk()).andExpect(content().string(containsString(writer.email())));
        mvc.perform(post(path)
                        .param("password", PASSWORD)
                        .param("passwordAgain", PASSWORD)
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in"));
        assertThat(passwords.matches(writer.id(), PASSWORD)).isTrue();
    }

    @Test
    void aStaleEditShowsBothVersionsAndChangesNothing() throws Exception {
        edit("Their Name", "1").andExpect(status().is3xxRedirection());
        edit("My Name", "1")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("<mark>My Name</mark>")))
                .andExpect(content().string(containsString("<mark>Their Name</mark>")))
                .andExpect(content().string(containsString("name=\"version\" value=\"2\"")));
        assertThat(people.require(reviewer.id()).name()).isEqualTo("Their Name");
        edit("My Name", "2").andExpect(redirectedUrl("/desk/people/" + reviewer.id()));
    }

    private ResultActions edit(String name, String version) throws Exception {
        return mvc.perform(post("/desk/people/{id}/edit", reviewer.id())
                .param("name", name)
                .param("email", reviewer.email())
                .param("roles", "MEDICAL_REVIEWER")
                .param("npi", "1234567893")
                .param("version", version)
                .with(SignedIn.as(admin)));
    }

    @Test
    void aWrongNpiIsToldAtItsField() throws Exception {
        mvc.perform(post("/desk/people/{id}/edit", reviewer.id())
                        .param("name", reviewer.name())
                        .param("email", reviewer.email())
                        .param("npi", "1234567890")
                        .param("version", "1")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("the check digit does not fit")));
    }

    @Test
    void oneCannotDeactivateOneselfAndTheButtonIsNotThere() throws Exception {
        mvc.perform(get("/desk/people/{id}", admin.id()).with(SignedIn.as(admin)))
                .andExpect(content().string(not(containsString("/deactivate"))))
                .andExpect(content().string(containsString("You cannot deactivate yourself")));
        mvc.perform(post("/desk/people/{id}/deactivate", admin.id()).with(SignedIn.as(admin)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Another administrator can do it for you")));
    }

    @Test
    void whoLeavesIsOutAtOnceAndMayComeBack() throws Exception {
        mvc.perform(post("/desk/people/{id}/deactivate", writer.id()).with(SignedIn.as(admin)))
                .andExpect(redirectedUrl("/desk/people/" + writer.id()));
        mvc.perform(get("/desk/me").with(SignedIn.as(writer))).andExpect(status().is3xxRedirection());
        mvc.perform(get("/desk/people/{id}", writer.id()).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("No longer here")));
        mvc.perform(post("/desk/people/{id}/reactivate", writer.id()).with(SignedIn.as(admin)))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/desk/me").with(SignedIn.as(writer))).andExpect(status().isOk());
    }

    @Test
    void aCredentialIsEnteredVerifiedAndRevoked() throws Exception {
        Person bare = newsroom.person("Bare", Role.medicalReviewer());
        String base = "/desk/people/" + bare.id() + "/credentials";
        mvc.perform(post(base + "/new")
                        .param("type", "FNP-C")
                        .param("issuer", "AANPCB")
                        .param("number", "F0123")
                        .param("issued", "2024-02-30")
                        .param("expires", "2020-01-01")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Write a date such as")));
        mvc.perform(post(base + "/new")
                        .param("type", "FNP-C")
                        .param("issuer", "AANPCB")
                        .param("number", "F0123")
                        .param("issued", "2024-02-29")
                        .param("expires", "2020-01-01")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("It cannot expire before it was issued")));
        mvc.perform(post(base + "/new")
                        .param("type", "FNP-C")
                        .param("issuer", "AANPCB")
                        .param("number", "F0123")
                        .param("issued", "2024-02-29")
                        .with(SignedIn.as(admin)))
                .andExpect(status().is3xxRedirection());
        Credential entered = credentials.of(bare.id()).get(0);
        String page = base + "/" + entered.id();
        mvc.perform(get(page).with(SignedIn.as(admin)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Not verified yet")))
                .andExpect(content().string(containsString("You entered it, so somebody else verifies it")));
        mvc.perform(post(page + "/verify")
                        .param("on", newsroom.today().toString())
                        .param("how", "AANPCB register")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isForbidden());
        Person publisher = newsroom.aPublisher();
        mvc.perform(post(page + "/verify")
                        .param("on", "2999-01-01")
                        .param("how", "")
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Write what you looked at")));
        mvc.perform(post(page + "/verify")
                        .param("on", newsroom.today().toString())
                        .param("how", "AANPCB register")
                        .with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl(page));
        assertThat(credentials.inForce(bare.id(), newsroom.today())).isPresent();
        mvc.perform(post(page + "/revoke").param("why", " ").with(SignedIn.as(admin)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post(page + "/revoke").param("why", "Surrendered").with(SignedIn.as(admin)))
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("Surrendered")))
                .andExpect(content().string(not(containsString("/verify"))));
        mvc.perform(get("/desk/people/{id}/credentials/{credential}", writer.id(), entered.id())
                        .with(SignedIn.as(admin)))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobodyVerifiesTheirOwnCredential() throws Exception {
        Credential own = credentials.enter(
                admin, admin.id(), "MD", "State medical board", "7", "Oregon", newsroom.today(), null);
        String page = "/desk/people/" + admin.id() + "/credentials/" + own.id();
        mvc.perform(get(page).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("Somebody else verifies it")))
                .andExpect(content().string(not(containsString("/verify"))));
        mvc.perform(post(page + "/verify")
                        .param("on", newsroom.today().toString())
                        .param("how", "I know")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isForbidden());
    }

    /** Turned round, or with something in it that nobody sees, it looks like somebody else's. */
    @Test
    void aNameIsWhatItLooksLike() throws Exception {
        for (String sign : List.of("\u202e", "\u200b", "\u2066", "\u2028", "\u0085", "\ufeff", "\ue000", "\u00ad")) {
            mvc.perform(post("/desk/me")
                            .param("name", writer.name() + sign + "x")
                            .param("biography", "")
                            .param("affiliations", "")
                            .param("version", "1")
                            .with(SignedIn.as(writer)))
                    .andExpect(status().isUnprocessableEntity());
        }
        mvc.perform(post("/desk/me")
                        .param("name", "\u0646\u0627\u0645\u200c\u0646\u0627\u0645\u0647 N\u00fa\u00f1ez")
                        .param("biography", "")
                        .param("affiliations", "")
                        .param("version", "1")
                        .with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk/me"));
    }

    @Test
    void whoeverHoldsAVerifiedCredentialIsToldWhoChangesTheirName() throws Exception {
        String version = String.valueOf(people.record(reviewer.id()).version());
        mvc.perform(post("/desk/me")
                        .param("name", "Professor Famous")
                        .param("biography", "")
                        .param("affiliations", "")
                        .param("version", version)
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("ask an administrator to change it")))
                .andExpect(content().string(containsString("Professor Famous")));
    }

    @Test
    void everybodyWritesTheirOwnProfile() throws Exception {
        mvc.perform(get("/desk/me").with(SignedIn.as(writer)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("You sign in as " + writer.email())));
        mvc.perform(post("/desk/me")
                        .param("name", writer.name())
                        .param("biography", "Writes about sleep.")
                        .param("affiliations", "University\r\n\r\nClinic")
                        .param("version", "1")
                        .with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk/me"));
        assertThat(people.profile(writer.id()).affiliations()).containsExactly("University", "Clinic");
        mvc.perform(post("/desk/me")
                        .param("name", writer.name())
                        .param("biography", "Late")
                        .param("affiliations", "")
                        .param("version", "1")
                        .with(SignedIn.as(writer)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("<mark>Late</mark>")));
        mvc.perform(get("/desk/people/{id}/profile", writer.id()).with(SignedIn.as(reviewer)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/desk/people/{id}/profile", writer.id()).with(SignedIn.as(admin)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Writes about sleep.")));
    }

    @Test
    void aPortraitIsShownOnceItIsAPicture() throws Exception {
        mvc.perform(multipart("/desk/me/portrait")
                        .file(new MockMultipartFile("portrait", "me.png", "image/png", "<script>".getBytes()))
                        .with(SignedIn.as(writer)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("It is not a JPEG or PNG we can read")));
        mvc.perform(multipart("/desk/me/portrait")
                        .file(new MockMultipartFile(
                                "portrait", "me.png", "image/png", PortraitRendererTests.picture("png", 600, 800)))
                        .with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk/me"));
        mvc.perform(get(
                                "/desk/people/portraits/{sha}",
                                people.profile(writer.id()).portrait())
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/jpeg"));
        mvc.perform(get("/desk/people/portraits/none").with(SignedIn.as(reviewer)))
                .andExpect(status().isNotFound());
        mvc.perform(post("/desk/me/portrait/remove").with(SignedIn.as(writer))).andExpect(redirectedUrl("/desk/me"));
        assertThat(people.profile(writer.id()).portrait()).isNull();
    }

    @Test
    void aPasswordIsChangedWithTheOldOne() throws Exception {
        Person ruth = invitations.invite(admin, "Ruth", "ruth-" + UUID.randomUUID() + "@newsroom.test", Set.of());
        String token = PeopleOffice.token(events.stream(PersonEvent.Invited.class)
                .findFirst()
                .orElseThrow()
                .path());
        invitations.accept(token, PASSWORD);
        mvc.perform(get("/desk/me/password").with(SignedIn.as(ruth))).andExpect(status().isOk());
        change(ruth, "wrong", "seven loud geese flying")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("That is not the password you have used so far")));
        change(ruth, PASSWORD, "Password2026!")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("among the first anybody would try")));
        change(ruth, PASSWORD, "seven loud geese flying").andExpect(redirectedUrl("/desk/me"));
        assertThat(passwords.matches(ruth.id(), "seven loud geese flying")).isTrue();
    }

    @Test
    void aNewPasswordAndADepartureEndEverySession() {
        signInSomewhereAs(writer);
        resets.ask(writer.email(), ClientNetwork.of("203.0.113.7"));
        resets.reset(
                PeopleOffice.token(events.stream(PersonEvent.PasswordResetAsked.class)
                        .findFirst()
                        .orElseThrow()
                        .path()),
                PASSWORD);
        assertThat(sessions.findByPrincipalName(writer.id().toString())).isEmpty();

        signInSomewhereAs(writer);
        signInSomewhereAs(reviewer);
        staffAdministration.deactivate(admin, writer.id());
        assertThat(sessions.findByPrincipalName(writer.id().toString())).isEmpty();
        assertThat(sessions.findByPrincipalName(reviewer.id().toString())).hasSize(1);
    }

    private void signInSomewhereAs(Person person) {
        save(sessions, person);
        assertThat(sessions.findByPrincipalName(person.id().toString())).hasSize(1);
    }

    private static <S extends Session> void save(FindByIndexNameSessionRepository<S> sessions, Person person) {
        S session = sessions.createSession();
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                person.id().toString());
        sessions.save(session);
    }

    private ResultActions change(Person person, String old, String fresh) throws Exception {
        return mvc.perform(post("/desk/me/password")
                .param("oldPassword", old)
                .param("password", fresh)
                .param("passwordAgain", fresh)
                .with(SignedIn.as(person)));
    }

    @Test
    void anAddressThatIsNobodysIsNotFound() throws Exception {
        mvc.perform(get("/desk/people/{id}", UUID.randomUUID()).with(SignedIn.as(admin)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/desk/people/nobody").with(SignedIn.as(admin))).andExpect(status().isNotFound());
        mvc.perform(get("/desk/people/{id}/credentials/none", admin.id()).with(SignedIn.as(admin)))
                .andExpect(status().isNotFound());
    }
}
