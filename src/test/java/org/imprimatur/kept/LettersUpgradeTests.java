package org.imprimatur.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Articles;
import org.imprimatur.outbox.LetterCheck;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.people.People;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.SentLinks;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Letters of an earlier release, whose turns and links stood in their keys and addresses alone, are told from one another. */
@UsedServerTest
@OnBothDatabases
@FullBuildOnly
class LettersUpgradeTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Autowired
    Worklist worklist;

    @Autowired
    LetterCheck check;

    @Autowired
    SentLinks links;

    @Autowired
    Articles articles;

    @Autowired
    People people;

    @Autowired
    MockMvc server;

    private record Waiting(LetterKind kind, String turn, PersonId person, Map<String, Object> model) {

        private String path() {
            return String.valueOf(model.get("path"));
        }
    }

    @Test
    void whatWaitedLeavesIfItsTurnIsStillItsAddresseesAndOnlyThen() {
        List<Waiting> asking =
                waiting().stream().filter(letter -> letter.kind().asksToDo()).toList();
        assertThat(asking)
                .hasSizeGreaterThan(10)
                .allSatisfy(letter -> assertThat(letter.path()).isEqualTo("/desk/tasks/" + letter.turn()));
        assertThat(asking)
                .filteredOn(letter -> worklist.find(letter.turn()).isEmpty())
                .isNotEmpty()
                .noneMatch(this::isStillWanted);
        assertThat(asking)
                .filteredOn(letter -> worklist.find(letter.turn())
                        .filter(turn -> turn.isHeldBy(letter.person()))
                        .isPresent())
                .isNotEmpty()
                .allMatch(this::isStillWanted);
    }

    @Test
    void thePageOfATurnSaysWhoWasTold() throws Exception {
        Turn turn = turn(KeptArticle.REVIEW_TAKEN);
        int told = jdbc.sql("select count(*) from outbox_mail where dedupe_key like ?")
                .param("handoff:" + turn.taskId() + ":%")
                .query(Integer.class)
                .single();
        String page = server.perform(get("/desk/tasks/" + turn.taskId() + "/review")
                        .with(SignedIn.as(people.require(turn.assignee()))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(page).select(".turn-fates li")).hasSize(told).hasSizeGreaterThan(1);
    }

    @Test
    void aLinkThatWaitsToBeSentIsStillKnownFromOneThatIsOver() {
        assertThat(linksOf("QUEUED")).hasSizeGreaterThan(1).noneMatch(links::isOver);
        assertThat(linksOf("SENT")).hasSizeGreaterThan(1).allMatch(links::isOver);
    }

    private List<UUID> linksOf(String state) {
        List<Map<String, Object>> letters = jdbc.sql("select dedupe_key, link from outbox_mail where state = ?"
                        + " and kind in ('invitation', 'password-reset')")
                .param(state)
                .query()
                .listOfRows();
        assertThat(letters)
                .allSatisfy(letter ->
                        assertThat(String.valueOf(letter.get("dedupe_key"))).endsWith(":" + letter.get("link")));
        return letters.stream().map(letter -> (UUID) letter.get("link")).toList();
    }

    private boolean isStillWanted(Waiting letter) {
        return check.stillWanted(letter.kind(), letter.turn(), letter.person(), letter.model());
    }

    private List<Waiting> waiting() {
        return jdbc.sql("select kind, turn, person_id, model_json from outbox_mail where state = 'QUEUED'"
                        + " and person_id is not null")
                .query((row, n) -> new Waiting(
                        LetterKind.of(row.getString("kind")).orElseThrow(),
                        row.getString("turn"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        model(row.getString("model_json"))))
                .list();
    }

    private Map<String, Object> model(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Turn turn(KeptArticle which) {
        return worklist.openOn(articles.bySlug(which.slug()).orElseThrow().id().subject())
                .get(0);
    }
}
