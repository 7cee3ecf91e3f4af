package org.imprimatur.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.ArticleFiling;
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.platform.Sha256;
import org.imprimatur.publication.CorrectionDesk;
import org.imprimatur.publication.Press;
import org.imprimatur.publication.Severity;
import org.imprimatur.publication.Withdrawals;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** Whatever was signed and published can be worked out again by anybody, whatever has become of it since. */
@ServerTest
@OnBothDatabases
class SupersededEditionsTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    ArticleFiling filing;

    @Autowired
    StaffAdministration staff;

    @Autowired
    Newsroom newsroom;

    CorrectionDesk desk;
    String first;
    String second;

    @BeforeEach
    void anArticleWhoseTextWasReplaced() {
        desk = CorrectionDesk.withALiveArticle(server);
        // The text it begins with is that of other articles too.
        first = corrected();
        second = corrected();
    }

    private String corrected() {
        desk.begin(Severity.MINOR, "A word is missing.");
        desk.correctTo("Sleep well, " + UUID.randomUUID());
        desk.letGo(CorrectionDesk.words(Severity.MINOR));
        return desk.now().live().sha256();
    }

    @Test
    void theBytesOfAnEarlierEditionStillHaveItsHash() throws Exception {
        mustBeRecomputable(first, desk.article.slug() + "-edition-2.json");
        mustBeRecomputable(second, desk.article.slug() + "-edition-3.json");
    }

    @Test
    void thePageOfAnEarlierEditionSaysWhatItIsAndHowToCheckIt() throws Exception {
        Document page = page("/verify/" + first);

        assertThat(page.select("h1").text()).isEqualTo("This text was signed, but it is not what readers see now");
        assertThat(page.text())
                .contains("A later edition has taken its place.")
                .contains("It is not what readers see now, so do not go by what it says.")
                .contains("sha256sum " + desk.article.slug() + "-edition-2.json");
        assertThat(page.select("a[href=/verify/" + first + "/canonical]")).hasSize(1);
        assertThat(page.select("a[href=/verify/" + first + "/check]")).hasSize(1);
        assertThat(page.select("a[href=/articles/" + desk.article.slug() + "/history]"))
                .hasSize(1);
        assertThat(page("/verify/" + first + "/check").text()).contains("edition-2.json");
        http.perform(get("/verify/" + first + "/proof")).andExpect(status().isOk());
        assertThat(page("/verify/" + second).select("h1").text()).startsWith("This text is live");
    }

    @Test
    void aWithdrawnTextCanStillBeWorkedOutAndIsSaidToBeWithdrawn() throws Exception {
        withdrawals.withdraw(desk.article.id(), "The hours were wrong.", desk.publisher);

        for (String hash : new String[] {first, second}) {
            assertThat(page("/verify/" + hash).text())
                    .contains("The article was withdrawn, so readers see nothing of it.")
                    .contains("It is not what readers see now, so do not go by what it says.");
        }
        mustBeRecomputable(second, desk.article.slug() + "-edition-3.json");
    }

    @Test
    void neitherTopicNorAddressNorWhoLeavesChangesIt() throws Exception {
        filing.changeTopic(desk.publisher, desk.article.id(), "iron");
        filing.changeAddress(desk.publisher, desk.article.id(), "moved-" + desk.article.id());
        staff.deactivate(newsroom.anAdministrator(), desk.reviewer.id());

        mustBeRecomputable(first, "moved-" + desk.article.id() + "-edition-2.json");
        assertThat(page("/verify/" + first).select(".signers").text()).contains(desk.reviewer.name());
        http.perform(get("/verify/" + first + "/proof")).andExpect(status().isOk());
    }

    @Test
    void whatIsStoredOtherwiseIsNotGivenOut() throws Exception {
        desk.begin(Severity.MINOR, "Another word is missing.");
        desk.correctTo("Sleep better, " + UUID.randomUUID());
        desk.letGo(CorrectionDesk.words(Severity.MINOR));
        Press.of(server)
                .tamper(
                        "revision",
                        "update revision set body = 'Sleep ten hours.' where article_id = ? and sha256 = ?",
                        desk.article.id().value(),
                        second);

        http.perform(get("/verify/" + second + "/canonical")).andExpect(status().isServiceUnavailable());
        Document page = page("/verify/" + second);
        assertThat(page.text()).contains("no longer is what our record says");
        assertThat(page.select("a[href$=/canonical]")).isEmpty();
        mustBeRecomputable(desk.now().live().sha256(), desk.article.slug() + "-edition-4.json");
    }

    private void mustBeRecomputable(String hash, String file) throws Exception {
        byte[] bytes = http.perform(get("/verify/" + hash + "/canonical"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString(file)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(Sha256.of(bytes)).isEqualTo(hash);
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(http.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
