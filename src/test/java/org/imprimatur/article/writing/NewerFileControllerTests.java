package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.Revision;
import org.imprimatur.article.image.Images;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.imprimatur.worklist.Worklist;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A newer version of a file is compared with the draft before it changes anything, and nothing is lost whatever is chosen. */
@ServerTest
@OnBothDatabases
class NewerFileControllerTests {

    private static final String BODY = "Take **500 mg** twice a day [@watson2015].";
    private static final String NEWER = "# A dose for adults\n\nTake **50 mg** twice a day.\n";

    @Autowired
    Newsroom newsroom;

    @Autowired
    Worklist worklist;

    @Autowired
    Images images;

    @Autowired
    ImportReports reports;

    @Autowired
    WaitingImports waitingImports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) throws Exception {
        desk = WritersDesk.of(server);
        desk.perform(desk.save(1, BODY)).andExpect(status().is3xxRedirection());
    }

    @Test
    void whatItWouldChangeIsSeenFirstAndNothingIsChangedBefore() throws Exception {
        Document page = desk.end(bring(NEWER, 2, BODY + " Typed meanwhile."));
        assertThat(page.location()).isEqualTo(desk.address() + "/newer-file");
        assertThat(page.select("section li").first().text())
                .contains("500", "50", "mg")
                .contains("before", "now");
        assertThat(page.select(".notice").text()).contains("watson2015");
        assertThat(page.select("del").text()).contains("500", "Typed meanwhile");
        assertThat(page.select("input[name=base]").attr("value")).isEqualTo("3");
        assertThat(desk.latest().text().body()).isEqualTo(BODY + " Typed meanwhile.");
    }

    @Test
    void takenOverItIsTheNextRevisionAndWhatTheDraftHasBesidesStays() throws Exception {
        Revision before = desk.latest();
        Document page = desk.end(bring(NEWER, 2, BODY));
        Document end = desk.end(filled(page, "take-over"));

        Revision now = desk.latest();
        assertThat(now.number()).isEqualTo(3);
        assertThat(now.text().body()).isEqualTo("Take **50 mg** twice a day.");
        assertThat(now.text().title()).isEqualTo(before.text().title());
        assertThat(now.text().standfirst()).isEqualTo(before.text().standfirst());
        assertThat(now.text().sources()).isEqualTo(before.text().sources());
        assertThat(end.location()).isEqualTo(desk.address() + "#import-report");
        assertThat(end.select(".flash").text()).contains("revision 3");
        assertThat(end.select("#import-report").text()).contains("newer.md");
        ImportReport report = reports.of(desk.article.id()).get(0);
        assertThat(report.revision()).isEqualTo(3);
        assertThat(report.by()).isEqualTo(desk.writer.id());
        assertThat(waitingImports.of(desk.article.id(), desk.writer)).isEmpty();
    }

    @Test
    void itsTitleIsTakenIfOneChoosesIt() throws Exception {
        Document page = desk.end(bring(NEWER, 2, BODY));
        desk.perform(filled(page, "take-over").param("title", "file"));
        assertThat(desk.latest().text().title()).isEqualTo("A dose for adults");
        assertThat(desk.latest().text().standfirst()).isEqualTo(Newsroom.aText().standfirst());
    }

    @Test
    void itsPicturesComeAlong() throws Exception {
        byte[] bytes;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/import/sleep.docx"))) {
            bytes = in.readAllBytes();
        }
        Document page = desk.end(bring(bytes, "sleep.docx", 2, BODY));
        assertThat(page.select(".import-losses").text()).contains("comment");
        assertThat(images.of(desk.article.id())).isEmpty();
        desk.perform(filled(page, "take-over"));
        assertThat(desk.page().select(".import-losses details li").text())
                .contains("after “")
                .contains("“");
        assertThat(images.of(desk.article.id())).hasSize(1);
        assertThat(desk.latest().text().body())
                .contains(images.of(desk.article.id()).get(0).sha256());
        assertThat(jdbc.sql("select count(*) from waiting_import_image where import_id = ?")
                        .param(UUID.fromString(page.select("input[name=id]").attr("value")))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void leftItChangesNothing() throws Exception {
        Document page = desk.end(bring(NEWER, 2, BODY));
        assertThat(desk.page().select(".notice a").attr("href")).isEqualTo(desk.address() + "/newer-file");
        Document end = desk.end(filled(page, "leave"));
        assertThat(end.select(".flash").text()).contains("stays as it was");
        assertThat(desk.latest().number()).isEqualTo(2);
        assertThat(end.select(".notice a[href$=newer-file]")).isEmpty();
    }

    @Test
    void whatWasSavedMeanwhileIsComparedAnewAndNothingIsTakenOver() throws Exception {
        Document page = desk.end(bring(NEWER, 2, BODY));
        desk.perform(desk.save(2, BODY + " Saved in the other tab."));
        Document anew = desk.page(filled(page, "take-over"), 409);
        assertThat(anew.select(".notice-title").text()).contains("Revision 3 was saved meanwhile");
        assertThat(anew.select("del").text()).contains("Saved in the other tab");
        assertThat(desk.latest().number()).isEqualTo(3);

        desk.perform(filled(anew, "take-over")).andExpect(status().is3xxRedirection());
        assertThat(desk.latest().text().body()).isEqualTo("Take **50 mg** twice a day.");
    }

    @Test
    void aSecondClickIsToldThatItWaitsNoLonger() throws Exception {
        Document page = desk.end(bring(NEWER, 2, BODY));
        desk.perform(filled(page, "take-over"));
        assertThat(desk.end(filled(page, "take-over")).select(".flash").text()).contains("waits no longer");
        assertThat(desk.latest().number()).isEqualTo(3);
        assertThat(desk.end(filled(page, "leave")).select(".flash").text()).contains("waits no longer");
        assertThat(desk.end(get(desk.address() + "/newer-file").with(SignedIn.as(desk.writer)))
                        .select(".flash")
                        .text())
                .contains("waits no longer");
    }

    @Test
    void anotherFileTakesThePlaceOfTheOneThatWaits() throws Exception {
        Document old = desk.end(bring("# Old\n\nOld.", 2, BODY));
        Document page = desk.end(bring(NEWER, 2, BODY));
        desk.end(filled(old, "take-over"));
        assertThat(desk.latest().number()).isEqualTo(2);
        desk.perform(filled(page, "take-over"));
        assertThat(desk.latest().text().body()).contains("50 mg");
    }

    @Test
    void theSameTextIsSaidToBeTheSameAndItsFileIsKeptWithTheRevision() throws Exception {
        String title = Newsroom.aText().title();
        Document page = desk.end(bring("# " + title + "\n\nTake **500 mg**.", 2, "Take **500 mg**."));
        assertThat(page.select("form p").text()).contains("says all of it already");
        Document end = desk.end(filled(page, "take-over"));
        assertThat(end.select(".flash").text()).contains("stays as it was");
        assertThat(desk.latest().number()).isEqualTo(3);
        assertThat(reports.of(desk.article.id()).get(0).revision()).isEqualTo(3);
    }

    @Test
    void aFileThatCannotBeReadChangesNothingAndKeepsWhatWasTyped() throws Exception {
        Document page = desk.page(bring("%PDF-1.7", 2, "Typed meanwhile."), 415);
        assertThat(page.select("#file-error").text()).contains("This is a PDF");
        assertThat(page.select("#body").text()).isEqualTo("Typed meanwhile.");
        assertThat(desk.latest().number()).isEqualTo(2);
        assertThat(desk.page(
                                multipart(desk.address() + "/newer-file")
                                        .param("base", "2")
                                        .param("title", "T")
                                        .with(SignedIn.as(desk.writer)),
                                422)
                        .select("#file-error")
                        .text())
                .contains("Choose a file");
    }

    @Test
    void whatWasTypedOnAnOlderRevisionIsParked() throws Exception {
        desk.perform(bring(NEWER, 1, "Typed on revision 1")).andExpect(status().isConflict());
        assertThat(desk.parked()).hasSize(1);
        assertThat(desk.latest().number()).isEqualTo(2);
    }

    @Test
    void itIsOfWhoeverBroughtItAndOfNobodyElse() throws Exception {
        Document page = desk.end(bring(NEWER, 2, BODY));
        Person other = newsroom.aWriter();
        worklist.give(newsroom.aPublisher(), desk.task, other);
        desk.perform(filled(page, "take-over")).andExpect(status().isForbidden());
        assertThat(desk.latest().number()).isEqualTo(2);
        desk.perform(get(desk.address() + "/newer-file").with(SignedIn.as(other)))
                .andExpect(status().is3xxRedirection());
        desk.perform(post(desk.address() + "/newer-file/take-over")
                        .param("id", page.select("input[name=id]").attr("value"))
                        .param("base", "2")
                        .with(SignedIn.as(other)))
                .andExpect(status().is3xxRedirection());
        assertThat(desk.latest().number()).isEqualTo(2);
    }

    @Test
    void whatNobodyComesBackForIsForgotten() throws Exception {
        desk.perform(bring(NEWER, 2, BODY));
        waitingImports.forget();
        assertThat(waitingImports.of(desk.article.id(), desk.writer)).isPresent();
        jdbc.sql("update waiting_import set brought_at = ? where article_id = ?")
                .params(
                        DbTime.at(clock.instant().minus(WaitingImports.KEPT).minusSeconds(1)),
                        desk.article.id().value())
                .update();
        waitingImports.forget();
        assertThat(waitingImports.of(desk.article.id(), desk.writer)).isEmpty();
    }

    private MockHttpServletRequestBuilder bring(String file, int base, String typed) throws IOException {
        return bring(file.getBytes(StandardCharsets.UTF_8), "newer.md", base, typed);
    }

    private MockHttpServletRequestBuilder bring(byte[] bytes, String name, int base, String typed) {
        return desk.fields(
                        multipart(desk.address() + "/newer-file")
                                .file(new MockMultipartFile("file", name, null, bytes)),
                        base,
                        typed)
                .with(SignedIn.as(desk.writer));
    }

    /** As the page offers it, with nothing chosen. */
    private MockHttpServletRequestBuilder filled(Document page, String deed) {
        return post(desk.address() + "/newer-file/" + deed)
                .param("id", page.select("input[name=id]").attr("value"))
                .param("base", page.select("input[name=base]").attr("value"))
                .with(SignedIn.as(desk.writer));
    }
}
