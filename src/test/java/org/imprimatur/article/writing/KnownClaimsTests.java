package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.Redirects;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.retraction.RetractionImport;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ClaimSheet;
import org.imprimatur.review.ClaimSheets;
import org.imprimatur.review.Verdict;
import org.imprimatur.review.VerdictInput;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What was found supported in one text is offered to the writer of the next. */
@ServerTest
@OnBothDatabases
class KnownClaimsTests {

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    ClaimSheets sheets;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Credentials credentials;

    @Autowired
    RetractionImport retractionImport;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory server;

    private final String plant = Newsroom.aWord();
    private final String doi = "10.9999/" + UUID.randomUUID();
    private final String claim = "Tea of " + plant + " lowers blood pressure by 5 mmHg in adults.";
    private AtReview at;
    private Person reviewer;
    private Person writer;
    private Article known;
    private Article draft;

    @BeforeEach
    void aClaimFoundSupported() {
        at = AtReview.of(server);
        reviewer = at.aReviewer();
        writer = newsroom.aWriter();
        known = signed(claim, Verdict.SUPPORTED);
        known = Press.of(server).goLive(at.now(known));
    }

    @AfterEach
    void noList() {
        jdbc.sql("delete from retraction").update();
        jdbc.sql("delete from retraction_list").update();
    }

    @Test
    void theSameWordsAreOfferedWithPassageSourceAndWhoFoundItWhere() throws Exception {
        draft = aDraft(
                "So it is. “TEA of " + plant + "  lowers blood pressure by 5 mmHg in adults”. Sleep well.", "[]");

        Element offer = offers().select(".claim").first();
        assertThat(offer.text())
                .contains(
                        "The same words were found supported",
                        "On tea",
                        "Five millimetres less.",
                        "page 12",
                        reviewer.name() + ", FNP-BC",
                        known.title(),
                        "Cite this source here",
                        "No, another claim");
        assertThat(offer.select("a").attr("href")).isEqualTo("/articles/" + known.slug() + "/history");
        assertThat(at.latest(draft).number()).isEqualTo(1);
    }

    @Test
    void citingItPutsTheSourceInTheListAndTheMarkAtTheEndOfTheSentence() throws Exception {
        draft = aDraft("Before.\n\n- **" + claim.replace(".", "") + "**. After it.", "[]");
        Document page = answered("cite");

        RevisionText text = at.latest(draft).text();
        assertThat(text.body()).isEqualTo("Before.\n\n- **" + claim.replace(".", "") + "** [@tea2020]. After it.");
        assertThat(SourceList.parse(text.sources()).sources().get(0).item()).containsEntry("DOI", doi);
        assertThat(page.select("#known-claims [role=status]").text()).contains("[@tea2020]");
        assertThat(page.select("#known-claims ol.claims .claim-words").eachText())
                .containsExactly(claim.replace(".", "") + ".");
        assertThat(page.select("#known-claims [name=claim]")).isEmpty();
    }

    @Test
    void aWorkTheDraftHasAlreadyIsCitedByItsOwnKey() throws Exception {
        draft = aDraft(claim + " So it is.", item("mine", "The same work", doi.toUpperCase()));
        answered("cite");

        RevisionText text = at.latest(draft).text();
        assertThat(text.body()).isEqualTo(claim.replace(".", " [@mine].") + " So it is.");
        assertThat(SourceList.parse(text.sources()).sources()).hasSize(1);
    }

    @Test
    void nearlyTheSameIsAskedAboutAndItsAnswerStays() throws Exception {
        draft = aDraft("In adults, tea of " + plant + " reduces blood pressure by five mmHg.", "[]");
        Element offer = offers().select(".claim").first();
        assertThat(offer.text()).contains("Nearly the same was found supported", claim, "Yes, cite this source here");

        Document page = answered("decline");
        assertThat(page.select("#known-claims [name=claim]")).isEmpty();
        assertThat(at.latest(draft).text().body()).doesNotContain("[@");
        assertThat(jdbc.sql("select count(*) from audit_entry where chain = ? and action = 'claim.declined'")
                        .param(draft.id().subject().key())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        answered("decline", "x.y.z");
        assertThat(offers()).isNull();
    }

    @Test
    void anotherFigurePopulationOrNegationIsNotOffered() throws Exception {
        for (String other : new String[] {
            claim.replace("5 mmHg", "6 mmHg"),
            claim.replace("adults", "children"),
            claim.replace("lowers", "does not lower"),
            claim.replace("mmHg", "kPa"),
            claim.replace("lowers", "raises")
        }) {
            draft = aDraft(other, "[]");
            assertThat(offers()).as(other).isNull();
        }
    }

    @Test
    void whatPointsElsewhereIsAskedAboutThoughItsWordsAreTheSame() throws Exception {
        String pointing = "It lowers the " + plant + " count by 5 mmHg in adults.";
        Press.of(server).goLive(at.now(signed(pointing, Verdict.SUPPORTED)));
        draft = aDraft(pointing, "[]");
        assertThat(offers().text()).contains("Are they about the same thing here?");
    }

    @Test
    void nothingIsOfferedOnceItsSourceHasFallen() throws Exception {
        draft = aDraft(claim, "[]");
        assertThat(offers().select("[name=claim]")).isNotEmpty();
        String reference = offers().select("[name=claim]").val();

        bring("Expression of concern");
        assertThat(offers()).isNull();
        Document page = page(submitted("cite", reference).with(SignedIn.as(writer)), 422);
        assertThat(page.select("#known-claims [role=alert]").text()).contains("its source has fallen");
        assertThat(page.select("#body").text()).isEqualTo(claim);
        assertThat(at.latest(draft).number()).isEqualTo(1);
    }

    @Test
    void nothingIsOfferedOnceItsSourceIsOfATierThatIsNotAccepted() throws Exception {
        draft = aDraft(claim, "[]");
        jdbc.sql("insert into tier_rule (kind, rule_value, tier, note) values ('DOI', ?, 'X', '')")
                .param(doi)
                .update();
        assertThat(offers()).isNull();
    }

    @Test
    void nothingIsOfferedOfAnArticleThatWasWithdrawn() throws Exception {
        withdrawals.withdraw(known.id(), "It is wrong.", newsroom.aPublisher());
        draft = aDraft(claim, "[]");
        assertThat(offers()).isNull();
    }

    @Test
    void nothingIsOfferedWhoseSignatureDoesNotStandAnyMore() throws Exception {
        credentials.revoke(
                newsroom.anAdministrator(), credentials.of(reviewer.id()).get(0).id(), "It was lent.");
        draft = aDraft(claim, "[]");
        assertThat(offers()).isNull();
    }

    @Test
    void nothingIsOfferedThatSomebodyFoundUnsupportedSince() throws Exception {
        signed(claim, Verdict.NOT_SUPPORTED);
        draft = aDraft(claim, "[]");
        assertThat(offers()).isNull();
    }

    @Test
    void aTextThatReadersDoNotSeeIsNobodysBusiness() throws Exception {
        String secret = "Tea of " + plant + " raises the pulse by 9 beats in children.";
        signed(secret, Verdict.SUPPORTED);
        draft = aDraft(secret, "[]");
        assertThat(offers()).isNull();
    }

    @Test
    void theNextReviewerSeesTheEarlierVerdictAndStillGivesTheirOwn() throws Exception {
        draft = aDraft(claim, "[]");
        answered("cite");
        at.submit(draft, writer);
        Person another = at.aReviewer();
        at.take(draft, another);
        String page = "/desk/tasks/" + at.turn(draft).taskId() + "/review";

        Element row = Jsoup.parse(body(get(page).with(SignedIn.as(another)), 200))
                .select(".claim:contains(" + plant + ")")
                .first();
        assertThat(row.text())
                .contains("The same words were found supported", "Five millimetres less.", "page 12", reviewer.name());
        assertThat(row.select("a").attr("href")).isEqualTo("/articles/" + known.slug() + "/history");
        assertThat(row.select("[aria-pressed=true]")).isEmpty();
        ClaimSheet sheet = sheets.of(another.id(), at.now(draft), at.latest(draft));
        assertThat(sheet.open()).isEqualTo(sheet.entries().size());
    }

    /** Signed with this verdict on the sentence. */
    private Article signed(String sentence, Verdict verdict) {
        Person author = newsroom.aWriter();
        Article article = begin(author, sentence.replace(".", " [@tea2020]."), item("tea2020", "On tea", doi));
        at.submit(article, author);
        at.take(article, reviewer);
        sheets.keep(
                reviewer,
                at.now(article),
                at.turn(article).taskId(),
                at.read(article),
                1,
                new VerdictInput(verdict, "", "tea2020", "Five millimetres less.", "12"));
        at.sign(article, reviewer);
        return article;
    }

    private Article aDraft(String body, String sources) {
        return begin(writer, body, sources);
    }

    private Article begin(Person author, String body, String sources) {
        return articleCommands.begin(
                author,
                "draft-" + UUID.randomUUID(),
                "sleep",
                Risk.ORDINARY,
                new RevisionText("Tea, " + Newsroom.aWord(), "What tea does.", body, sources));
    }

    private static String item(String key, String title, String doi) {
        return "[{\"id\":\"" + key + "\",\"type\":\"article-journal\",\"title\":\"" + title + "\",\"DOI\":\"" + doi
                + "\"}]";
    }

    private void bring(String nature) throws Exception {
        byte[] list =
                ("Title,Reason,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionDOI,RetractionNature\n"
                                + "On tea,R," + doi + ",0,6/3/2024,," + nature + "\n")
                        .getBytes();
        retractionImport.read(newsroom.aPublisher(), new ByteArrayResource(list), "list.csv", list.length, true);
    }

    /** The part of the write page, null if there is none. */
    private Element offers() throws Exception {
        return page(get(address()).with(SignedIn.as(writer)), 200)
                .select("#known-claims")
                .first();
    }

    /** The page after the first offer was answered so. */
    private Document answered(String how) throws Exception {
        return answered(how, offers().select("[name=claim]").first().val());
    }

    private Document answered(String how, String reference) throws Exception {
        return Redirects.end(
                http,
                http.perform(submitted(how, reference).with(SignedIn.as(writer)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn(),
                SignedIn.as(writer));
    }

    private MockHttpServletRequestBuilder submitted(String how, String reference) {
        RevisionText text = at.latest(draft).text();
        return post(address() + "/claims/" + how)
                .param("base", "" + at.latest(draft).number())
                .param("format", text.format().word())
                .param("title", text.title())
                .param("standfirst", text.standfirst())
                .param("body", text.body())
                .param("sources", text.sources())
                .param("claim", reference);
    }

    private String address() {
        return "/desk/tasks/" + at.turn(draft).taskId() + "/write";
    }

    private Document page(MockHttpServletRequestBuilder request, int status) throws Exception {
        return Jsoup.parse(body(request, status));
    }

    private String body(MockHttpServletRequestBuilder request, int status) throws Exception {
        return http.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replace('\u00a0', ' ');
    }
}
