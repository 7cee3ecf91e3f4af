package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Revision;
import org.imprimatur.article.TextFormat;
import org.imprimatur.people.Person;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@ServerTest
@OnBothDatabases
class WriteControllerTests {

    @Autowired
    Newsroom newsroom;

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void whatIsSavedIsThere() throws Exception {
        desk.perform(desk.save(1, "Eight hours [@watson2015].")).andExpect(redirectedUrl(desk.address()));
        assertThat(desk.latest().number()).isEqualTo(2);
        assertThat(desk.latest().text().body()).isEqualTo("Eight hours [@watson2015].");
        Document page = desk.page();
        assertThat(page.select("#body").text()).isEqualTo("Eight hours [@watson2015].");
        assertThat(page.select(".bar-state").text()).isEqualTo("Saved just now, revision 2");
        assertThat(page.select("ol.sources li")).hasSize(1);
    }

    @Test
    void savingTwiceOrUnchangedMakesOneRevision() throws Exception {
        desk.perform(desk.save(1, "Once")).andExpect(status().is3xxRedirection());
        desk.perform(desk.save(1, "Once")).andExpect(status().is3xxRedirection());
        desk.perform(desk.save(2, "Once\r\n")).andExpect(status().is3xxRedirection());
        assertThat(desk.latest().number()).isEqualTo(2);
        assertThat(desk.parked()).isEmpty();
    }

    @Test
    void ofTwoClicksOnSaveAtOnceNeitherIsParked() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= 10; round++) {
                int base = round;
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<Integer> click = () -> {
                    start.await();
                    return desk.perform(desk.save(base, "Text " + base))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                };
                for (Future<Integer> status : hands.invokeAll(List.of(click, click))) {
                    assertThat(status.get()).isEqualTo(302);
                }
                assertThat(desk.latest().number()).isEqualTo(base + 1);
            }
        } finally {
            hands.shutdownNow();
        }
        assertThat(desk.parked()).isEmpty();
    }

    @Test
    void aTextOfAnOlderFormatIsOpenedSoThatItReadsTheSame() throws Exception {
        desk.isKeptInTheFirstFormat("About ~5~ mg and 10^9^.");
        Document page = desk.page();
        assertThat(page.select("#body").text()).isEqualTo("About \\~5~ mg and 10\\^9^.");
        assertThat(page.select("input[name=format]").val()).isEqualTo("imprimatur-2");
    }

    @Test
    void anOlderTextThatIsSavedUntouchedStaysTheRevisionItIs() throws Exception {
        Revision kept = desk.isKeptInTheFirstFormat("About ~5~ mg and 10^9^.");
        String shown = desk.page().select("#body").text();
        desk.perform(desk.save(kept.number(), shown).param("format", "imprimatur-2"))
                .andExpect(redirectedUrl(desk.address()));
        assertThat(desk.latest()).isEqualTo(kept);
        assertThat(desk.latest().isIntact()).isTrue();
        assertThat(desk.parked()).isEmpty();
    }

    @Test
    void aPageOpenedBeforeThereWereFormatsMeansWhatItShowed() throws Exception {
        Revision kept = desk.isKeptInTheFirstFormat("About ~5~ mg.");
        desk.perform(desk.save(kept.number(), "About ~5~ mg.")).andExpect(redirectedUrl(desk.address()));
        assertThat(desk.latest()).isEqualTo(kept);
        desk.perform(desk.save(kept.number(), "About ~6~ mg.")).andExpect(redirectedUrl(desk.address()));
        assertThat(desk.latest().text().body()).isEqualTo("About \\~6~ mg.");
        assertThat(desk.latest().text().format()).isEqualTo(TextFormat.IMPRIMATUR_2);
    }

    @Test
    void whatIsWrittenNowIsReadInTheNewestFormat() throws Exception {
        desk.perform(desk.save(1, "A count of 10^9^/L.")).andExpect(redirectedUrl(desk.address()));
        assertThat(desk.latest().text().format()).isEqualTo(TextFormat.IMPRIMATUR_2);
        Document preview =
                desk.page(desk.form("/preview", 2, "10^9^/L of CO~2~").with(SignedIn.as(desk.writer)), 200);
        assertThat(preview.select("#preview sup").text()).isEqualTo("9");
        assertThat(preview.select("#preview sub").text()).isEqualTo("2");
    }

    @Test
    void nobodyElseSaves() throws Exception {
        for (Person reader : new Person[] {newsroom.aPublisher(), newsroom.anAdministrator()}) {
            desk.perform(desk.form("", 1, "x").with(SignedIn.as(reader))).andExpect(status().isForbidden());
        }
        Person stranger = newsroom.aReviewer();
        desk.perform(desk.form("", 1, "x").with(SignedIn.as(stranger))).andExpect(status().isNotFound());
        desk.perform(get(desk.address()).with(SignedIn.as(stranger))).andExpect(status().isNotFound());
        assertThat(desk.latest().number()).isEqualTo(1);
    }

    @Test
    void aBrokenSourceListKeepsWhatWasTyped() throws Exception {
        Document page = desk.page(
                post(desk.address())
                        .with(SignedIn.as(desk.writer))
                        .param("base", "1")
                        .param("title", "T")
                        .param("body", "Typed")
                        .param("sources", "[{\"id\":"),
                422);
        assertThat(page.select("#body").text()).isEqualTo("Typed");
        assertThat(page.select("#sources").text()).isEqualTo("[{\"id\":");
        assertThat(page.select(".problems").text()).contains("cannot be read");
    }

    @Test
    void aPreviewShowsTheTextAndSavesNothing() throws Exception {
        Document page = desk.page(
                desk.form("/preview", 1, "A **strong** word <script>x</script>").with(SignedIn.as(desk.writer)), 200);
        assertThat(page.select("#preview strong").text()).isEqualTo("strong");
        assertThat(page.select("#preview script")).isEmpty();
        assertThat(page.select("#body").text()).contains("<script>");
        assertThat(desk.latest().number()).isEqualTo(1);
    }
}
