package org.imprimatur.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.source.retraction.RetractionImport;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ClaimSheets;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.SigningPolicy;
import org.imprimatur.review.Verdict;
import org.imprimatur.review.VerdictInput;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What follows when a work that articles cite is retracted. All lists are made up. */
@ServerTest
@OnBothDatabases
class RetractionReviewsTests {

    private static final String HEADER =
            "Title,Reason,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionDOI,RetractionNature\n";

    @Autowired
    RetractionReviews retractionReviews;

    @Autowired
    RetractionSchedule schedule;

    @Autowired
    RetractionImport retractionImport;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Reviews reviews;

    @Autowired
    ClaimSheets claims;

    @Autowired
    Worklist worklist;

    @Autowired
    Newsroom newsroom;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory server;

    private AtReview at;
    private Person writer;
    private Person reviewer;
    private Person publisher;
    private String doi;
    private Article article;

    @BeforeEach
    void anArticleAtReview() {
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        publisher = newsroom.aPublisher();
        doi = "10.9999/" + UUID.randomUUID();
        article = articleCommands.begin(
                writer,
                "draft-" + UUID.randomUUID(),
                "sleep",
                Risk.ORDINARY,
                text("https://doi.org/" + doi.toUpperCase()));
        at.submit(article, writer);
        worklist.take(reviewer, at.turn(article).taskId());
    }

    @AfterEach
    void noList() {
        clock.reset();
        jdbc.sql("delete from fallen_source").update();
        jdbc.sql("delete from retraction_told").update();
        jdbc.sql("delete from retraction").update();
        jdbc.sql("delete from retraction_list").update();
    }

    @Test
    void aRetractedSourceOpensATurnThatNamesTheSentences() throws Exception {
        goLive();
        bring(row("Retraction"));
        retractionReviews.look();

        Turn turn = theTurn();
        assertThat(turn.formKey()).isEqualTo("review");
        assertThat(turn.isHeldBy(reviewer.id())).isTrue();
        String letter = letters(reviewer)
                .get(letters(reviewer).size() - 1)
                .text()
                .replace('\u00a0', ' ')
                .replace("> ", "");
        assertThat(letter)
                .contains(
                        "“Sleep and pressure” was retracted",
                        "Retracted on 3 June 2024: unreliable results. Do not rest anything on it.",
                        "https://doi.org/10.9999/notice",
                        "“Seven hours lower the pressure.”",
                        "cannot be signed as it is")
                .doesNotContain("Nothing is known to be wrong", "Tea is pleasant.");
        String page = page("/desk/tasks/" + turn.taskId() + "/review", reviewer);
        assertThat(page)
                .contains("“Seven hours lower the pressure.”", "Read the notice", "Do not rest anything on it.");
        assertThat(page("/desk/articles/" + article.id() + "/timeline", publisher))
                .contains("was found to be retracted");
        assertThat(page("/desk/retractions", publisher)).contains(article.title(), "Sleep and pressure");
    }

    @Test
    void oneTurnForAnArticleAndARetractionHoweverOftenItIsLooked() throws Exception {
        goLive();
        bring(row("Retraction"));
        retractionReviews.look();
        retractionReviews.look();
        bring(row("Retraction") + row("Retraction").replace(doi, "10.9999/other"));
        retractionReviews.look();
        assertThat(turns()).hasSize(1);

        jdbc.sql("delete from article_run where article_id = ?")
                .param(article.id().value())
                .update();
        int begun = begun();
        retractionReviews.look();
        assertThat(begun()).isEqualTo(begun).isEqualTo(1);
    }

    @Test
    void whatAServerFellOverIsMadeUpForOnce() throws Exception {
        goLive();
        bring(row("Retraction"));
        schedule.keep();
        assertThat(turns()).hasSize(1);
        schedule.keep();
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void itIsLookedOnceADay() throws Exception {
        bring(row("Retraction"));
        schedule.keep();
        at.putInto(reviewer, article);
        String rest = jdbc.sql("select looked_at from retraction_list where state = 'IN_FORCE'")
                .query(String.class)
                .single();
        schedule.keep();
        assertThat(jdbc.sql("select looked_at from retraction_list where state = 'IN_FORCE'")
                        .query(String.class)
                        .single())
                .isEqualTo(rest);
        clock.advance(Duration.ofDays(1));
        schedule.keep();
        assertThat(jdbc.sql("select looked_at from retraction_list where state = 'IN_FORCE'")
                        .query(String.class)
                        .single())
                .isNotEqualTo(rest);
    }

    @Test
    void twoNodesBeginOneReview() throws Exception {
        goLive();
        bring(row("Retraction"));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = nodes.submit(() -> lookTogether(together));
            Future<?> other = nodes.submit(() -> lookTogether(together));
            one.get();
            other.get();
        } finally {
            nodes.shutdownNow();
        }
        assertThat(turns()).hasSize(1);
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void anArticleInReviewForAnotherReasonGetsTheNoticeAndNoSecondProcess() throws Exception {
        goLive();
        publishingCommands.correct(publisher, article.id(), Severity.MINOR, "A name is misspelt.");
        bring(row("Retraction"));
        retractionReviews.look();

        assertThat(theTurn().formKey()).isEqualTo("write");
        assertThat(begun()).isZero();
        String page = page("/desk/tasks/" + theTurn().taskId() + "/write", writer);
        assertThat(page).contains("“Sleep and pressure” was retracted", "Seven hours lower the pressure.");
    }

    @Test
    void nobodySignsATextThatCitesItUntilANewerListLiftsIt() throws Exception {
        bring(row("Retraction"));
        assertThatThrownBy(() -> at.sign(article, reviewer)).isInstanceOf(SigningPolicy.CitesRetracted.class);
        assertThat(page("/desk/tasks/" + at.turn(article).taskId() + "/review", reviewer))
                .contains("A work it cites was retracted", "Do not rest anything on it.");

        bring(row("Retraction") + row("Reinstatement").replace("6/3/2024", "7/3/2024"));
        assertThatCode(() -> at.sign(article, reviewer)).doesNotThrowAnyException();
    }

    @Test
    void nobodyPublishesATextThatCitesIt() throws Exception {
        at.sign(article, reviewer);
        worklist.take(publisher, at.turn(article).taskId());
        bring(row("Retraction"));
        assertThatThrownBy(() -> publishingCommands.publishNow(
                        publisher, at.turn(article).taskId(), at.read(article)))
                .isInstanceOf(ReviewCheck.RestsOnRetracted.class);
        assertThat(page("/desk/tasks/" + at.turn(article).taskId() + "/publish", publisher))
                .contains("It cites “Sleep and pressure”, which was retracted.");
    }

    @Test
    void nobodyHandsInATextThatCitesIt() throws Exception {
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please look at the sources.");
        bring(row("Retraction"));
        assertThat(page("/desk/tasks/" + at.turn(article).taskId() + "/write/submit", writer))
                .contains("Sleep and pressure", "Do not rest anything on it.", "Not yet");
    }

    @Test
    void doubtsAndCorrectionsAreNotedAndHinderNobody() throws Exception {
        bring(row("Expression of concern"));
        assertThat(page("/desk/tasks/" + at.turn(article).taskId() + "/review", reviewer))
                .contains("Doubted by its publisher since");
        goLive();
        retractionReviews.look();
        assertThat(turns()).isEmpty();
    }

    @Test
    void whoHasTheTextInHandHearsOnceOfARetractionAndOfTheSentencesThatRestOnIt() throws Exception {
        int before = retractedLetters(reviewer).size();
        bring(row("Retraction"));
        retractionReviews.look();
        retractionReviews.look();
        bring(row("Retraction") + row("Retraction").replace(doi, "10.9999/other"));
        retractionReviews.look();

        assertThat(turns()).hasSize(1);
        assertThat(begun()).isZero();
        assertThat(retractedLetters(reviewer)).hasSize(before + 1);
        assertThat(retractedLetters(reviewer).get(before))
                .contains(
                        "“Sleep and pressure” was retracted",
                        "Retracted on 3 June 2024: unreliable results. Do not rest anything on it.",
                        "“Seven hours lower the pressure.”",
                        "The text cannot be signed as it is.")
                .doesNotContain("Tea is pleasant.");
        assertThat(retractedLetters(writer)).isEmpty();
        assertThat(page("/desk/tasks/" + theTurn().taskId() + "/review", reviewer))
                .contains("“Sleep and pressure” was retracted", "“Seven hours lower the pressure.”");
        assertThat(page("/desk/retractions", publisher))
                .contains(article.title(), "In work, and it cites", "Seven hours lower the pressure.");
        assertThat(page("/desk/articles/" + article.id() + "/timeline", publisher))
                .contains("was found to be retracted");
    }

    @Test
    void theWriterHearsOfItWhileTheTextLiesWithThem() throws Exception {
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please look at the sources.");
        bring(row("Retraction"));
        retractionReviews.look();

        assertThat(retractedLetters(writer)).hasSize(1);
        assertThat(retractedLetters(writer).get(0)).contains("The text cannot be handed in while it names the work.");
        assertThat(retractedLetters(reviewer)).isEmpty();
    }

    @Test
    void allWhoMayTakeTheTextHearOfItWhileNobodyHasIt() throws Exception {
        Person other = at.aReviewer();
        worklist.handBack(reviewer, at.turn(article).taskId(), "I am away.");
        bring(row("Retraction"));
        retractionReviews.look();

        assertThat(retractedLetters(other)).hasSize(1);
        assertThat(retractedLetters(other).get(0)).contains("waits at");
        assertThat(retractedLetters(writer)).isEmpty();
    }

    @Test
    void whoGetsTheReviewThatBeginsForARetractionGetsNoSecondLetter() throws Exception {
        goLive();
        bring(row("Retraction"));
        retractionReviews.look();
        retractionReviews.look();
        assertThat(turns()).hasSize(1);
        assertThat(retractedLetters(reviewer)).isEmpty();
    }

    @Test
    void doubtsOpenNoLetter() throws Exception {
        bring(row("Expression of concern"));
        retractionReviews.look();
        assertThat(retractedLetters(reviewer)).isEmpty();
    }

    @Test
    void everyClaimOnASourceIsFoundWithItsVerdictByAnyOfItsNumbers() throws Exception {
        claims.keep(
                reviewer,
                article,
                at.turn(article).taskId(),
                at.read(article),
                1,
                new VerdictInput(Verdict.SUPPORTED, "", "sleep", "It does.", "3"));
        goLive();
        Article inWork =
                articleCommands.begin(writer, "draft-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, text("doi:" + doi));

        for (String asked : List.of("doi:" + doi, "https://doi.org/" + doi.toUpperCase())) {
            String found = page("/desk/claims?source=" + asked, publisher);
            assertThat(found)
                    .contains(
                            article.title(),
                            inWork.title(),
                            "Readers see it",
                            "In work",
                            "Seven hours lower the pressure.",
                            "(Supported, says " + reviewer.name() + ", FNP-BC, ",
                            "(No verdict was signed.)")
                    .doesNotContain("Tea is pleasant.");
        }
        assertThat(page("/desk/claims?source=doi:" + doi, newsroom.aWriter()))
                .contains(article.title())
                .doesNotContain(inWork.title());
        assertThat(page("/desk/claims?source=nonsense", publisher)).contains("This is no DOI");

        bring(row("Retraction"));
        retractionReviews.look();
        assertThat(page("/desk/claims?source=doi:" + doi, publisher)).contains("Do not rest anything on it.");
        assertThat(page("/desk/retractions", publisher))
                .contains("Seven hours lower the pressure.", "(Supported, says " + reviewer.name());
        assertThat(page("/desk/tasks/" + theTurn().taskId() + "/review", reviewer))
                .contains("“Seven hours lower the pressure.” (Supported, says " + reviewer.name());
    }

    @Test
    void aTextThatDoesNotNameTheWorkAnyMoreIsNotAmongThem() throws Exception {
        assertThat(page("/desk/claims?source=doi:" + doi, publisher)).contains(article.title());
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please look at the sources.");
        RevisionText before = at.latest(article).text();
        articleCommands.save(
                writer,
                at.turn(article).taskId(),
                at.latest(article).number(),
                new RevisionText(before.title(), before.standfirst(), before.body(), "[]"));
        assertThat(page("/desk/claims?source=doi:" + doi, publisher)).doesNotContain(article.title());
    }

    @Test
    void nothingHappensToWhatWasWithdrawn() throws Exception {
        goLive();
        withdrawals.withdraw(article.id(), "It is wrong.", publisher);
        bring(row("Retraction"));
        retractionReviews.look();
        assertThat(turns()).isEmpty();
        assertThat(begun()).isZero();
    }

    @Test
    void aWorkIsFoundByItsPubMedNumberAndByTheAddressOfItsPage() throws Exception {
        bring("T,+R;,,12345678,6/3/2024,,Retraction\n" + row("Retraction"));
        for (String source : List.of(
                "\"PMID\":\"12345678\"",
                "\"URL\":\"https://pubmed.ncbi.nlm.nih.gov/12345678/\"",
                "\"URL\":\"https://journal.example.org/doi/full/" + doi + "\"",
                "\"DOI\":\"doi:" + doi + "\"")) {
            Article other = articleCommands.begin(
                    writer,
                    "draft-" + UUID.randomUUID(),
                    "sleep",
                    Risk.ORDINARY,
                    new RevisionText(
                            "T",
                            "S",
                            "B [@a].",
                            "[{\"id\":\"a\",\"type\":\"article-journal\",\"title\":\"A\"," + source + "}]"));
            at.submit(other, writer);
            Turn turn = at.turn(other);
            worklist.take(reviewer, turn.taskId());
            assertThatThrownBy(() -> at.sign(other, reviewer)).isInstanceOf(SigningPolicy.CitesRetracted.class);
        }
    }

    private void lookTogether(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        retractionReviews.look();
    }

    private void goLive() {
        at.sign(article, reviewer);
        worklist.take(publisher, at.turn(article).taskId());
        publishingCommands.publishNow(publisher, at.turn(article).taskId(), at.read(article));
    }

    private void bring(String rows) throws Exception {
        byte[] file = (HEADER + rows).getBytes(UTF_8);
        retractionImport.read(publisher, new ByteArrayResource(file), "list.csv", file.length, false);
    }

    private String row(String nature) {
        return "Sleep and pressure,+Unreliable Results;," + doi + ",0,6/3/2024 0:00,10.9999/notice," + nature + "\n";
    }

    private static RevisionText text(String doi) {
        return new RevisionText(
                "Sleep and blood pressure " + Newsroom.aWord(),
                "What sleep does.",
                "Tea is pleasant. Seven hours lower the pressure.[@sleep] So they say.",
                "[{\"id\":\"sleep\",\"type\":\"article-journal\",\"title\":\"Sleep and pressure\",\"DOI\":\"" + doi
                        + "\"}]");
    }

    private List<Turn> turns() {
        return worklist.openOn(article.id().subject());
    }

    private Turn theTurn() {
        assertThat(turns()).hasSize(1);
        return turns().get(0);
    }

    private int begun() {
        return jdbc.sql("select count(*) from audit_entry where chain = ? and action = 'article.begun-again'"
                        + " and facts like '%RE_REVIEW%'")
                .param(article.id().subject().key())
                .query(Integer.class)
                .single();
    }

    private List<RenderedLetters.Read> letters(Person person) {
        return RenderedLetters.of(server).to(person, article.id().subject());
    }

    private List<String> retractedLetters(Person person) {
        return letters(person).stream()
                .filter(letter -> letter.kind().equals("retracted"))
                .map(letter -> letter.text().replace('\u00a0', ' ').replace("> ", ""))
                .toList();
    }

    private String page(String path, Person who) throws Exception {
        return http.perform(get(path).with(SignedIn.as(who)))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8)
                .replace('\u00a0', ' ');
    }
}
