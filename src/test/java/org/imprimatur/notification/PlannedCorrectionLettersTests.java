package org.imprimatur.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.publication.CorrectionDesk;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class PlannedCorrectionLettersTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Corrections corrections;

    @Autowired
    TurnLetterCheck check;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    CorrectionDesk desk;

    @BeforeEach
    void aTextInItsWritersHands() {
        desk = CorrectionDesk.withALiveArticle(server);
        desk.begin(Severity.MINOR, "A name is misspelt.");
    }

    @Test
    void whoeverBeginsWithAPlanGetsTheTurnsLetterOnly() {
        assertThat(joined()).isEmpty();
    }

    @Test
    void whoeverHasTheTextInHandIsToldOfAllThatIsToBePutRight() {
        plan("The dose is wrong.", desk.publisher);

        assertThat(joined()).singleElement().satisfies(letter -> {
            assertThat(letter).containsEntry("recipient", desk.writer.email());
            assertThat((String) letter.get("model_json"))
                    .contains("A name is misspelt.")
                    .contains("The dose is wrong.")
                    .contains(desk.publisher.name());
        });
    }

    @Test
    void nobodyIsToldOfWhatTheyHaveJustPlannedThemselves() {
        desk.correctTo("Eight hours.");
        plan("The dose is wrong.", desk.publisher);

        assertThat(joined()).isEmpty();
    }

    @Test
    void theLetterIsNotWantedOnceTheTurnIsOver() {
        String task = desk.task();
        plan("The dose is wrong.", desk.publisher);
        assertThat(joined().get(0)).containsEntry("turn", task);
        PersonId holder = PersonId.of(joined().get(0).get("person_id").toString());
        assertThat(check.stillWanted(LetterKind.JOINED, task, holder, Map.of())).isTrue();

        desk.signAsItIs();

        assertThat(check.stillWanted(LetterKind.JOINED, task, holder, Map.of())).isFalse();
    }

    private void plan(String summary, Person by) {
        transaction.executeWithoutResult(status -> corrections.plan(desk.article.id(), Severity.CLINICAL, summary, by));
    }

    private List<Map<String, Object>> joined() {
        return jdbc.sql("select * from outbox_mail where thread_key = ? and kind = 'joined' order by seq")
                .param(desk.article.id().subject().key())
                .query()
                .listOfRows();
    }
}
