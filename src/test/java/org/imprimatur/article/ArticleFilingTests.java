package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.review.MatchedRows;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriUtils;

/** What an article is about and where readers find it can be changed, and no address they know ever leads nowhere. */
@ServerTest
@OnBothDatabases
class ArticleFilingTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands commands;

    @Autowired
    ArticleFiling filing;

    @Autowired
    ArticleAddresses addresses;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Worklist worklist;

    @Autowired
    MatchedRows matchedRows;

    @Autowired
    AuditTrail audit;

    Person writer;
    Person publisher;
    String mark;

    @BeforeEach
    void people() {
        writer = newsroom.aWriter();
        publisher = newsroom.aPublisher();
        mark = UUID.randomUUID().toString();
    }

    @Test
    void anAddressFollowsTheWorkingTitleAndTheOneItLeavesIsFree() {
        Article draft = draft("Working title " + mark);

        saveAs(draft, "Sleep " + mark);

        assertThat(now(draft).slug()).isEqualTo("sleep-" + mark);
        assertThat(articles.byAddress("working-title-" + mark)).isEmpty();
        assertThat(draft("Working title " + mark).slug()).isEqualTo("working-title-" + mark);
    }

    @Test
    void anAddressThatFollowsGivesWayToOneThatIsTaken() {
        draft("Sleep " + mark);
        Article other = draft("Rest " + mark);

        saveAs(other, "Sleep " + mark);
        assertThat(now(other).slug()).isEqualTo("sleep-" + mark + "-2");
        saveAs(other, "Sleep! " + mark);
        assertThat(now(other).slug()).isEqualTo("sleep-" + mark + "-2");
    }

    @Test
    void anAddressSomebodyFixedStays() throws Exception {
        Article draft = draft("Working title " + mark);

        mvc.perform(post(page(draft, "/address")).param("slug", "naps-" + mark).with(SignedIn.as(writer)))
                .andExpect(redirectedUrlPattern("/desk/tasks/*"));
        saveAs(draft, "Another title " + mark);

        assertThat(now(draft).slug()).isEqualTo("naps-" + mark);
        assertThat(audit.chain(draft.id().subject())).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("article.address-changed");
            assertThat(entry.facts())
                    .containsEntry("was", "working-title-" + mark)
                    .containsEntry("to", "naps-" + mark);
        });
        filing.changeAddress(publisher, draft.id(), "");
        assertThat(now(draft).slug()).isEqualTo("another-title-" + mark);
        saveAs(draft, "A third title " + mark);
        assertThat(now(draft).slug()).isEqualTo("a-third-title-" + mark);
    }

    @Test
    void toFixAnAddressOneSavesItAsItIs() {
        Article draft = draft("Working title " + mark);

        filing.changeAddress(writer, draft.id(), draft.slug());
        saveAs(draft, "Another title " + mark);

        assertThat(now(draft).slug()).isEqualTo(draft.slug());
    }

    @Test
    void topicAndAddressStandOnThePagesOfWriterAndPublisher() throws Exception {
        Article draft = draft("Working title " + mark);
        String task = worklist.openOn(draft.id().subject()).get(0).taskId();

        for (String path :
                new String[] {"/desk/tasks/" + task + "/write", "/desk/tasks/" + task + "/write/submit", page(draft, "")
                }) {
            mvc.perform(get(path).with(SignedIn.as(writer)))
                    .andExpect(content().string(containsString("/articles/" + draft.slug())))
                    .andExpect(content().string(containsString("It follows the title until somebody fixes it.")))
                    .andExpect(content().string(containsString("Change the address")))
                    .andExpect(content().string(not(containsString("Change the topic"))));
        }
        mvc.perform(get(page(draft, "")).with(SignedIn.as(publisher)))
                .andExpect(content().string(containsString("Change the topic")));
    }

    @Test
    void aWriterChoosesTheAddressOnlyWhileTheDraftIsTheirs() {
        Article live = live();

        assertThatThrownBy(() -> filing.changeAddress(writer, live.id(), "naps-" + mark))
                .isInstanceOf(ArticleFiling.NotToBeFiled.class);
        Article draft = draft("Working title " + mark);
        assertThatThrownBy(() -> filing.changeAddress(newsroom.aWriter(), draft.id(), "naps-" + mark))
                .isInstanceOf(ArticleFiling.NotToBeFiled.class);
        assertThatThrownBy(() -> filing.changeTopic(writer, draft.id(), "naps"))
                .isInstanceOf(ArticleFiling.NotToBeFiled.class);
    }

    @Test
    void whatIsNoAddressIsSaidWithOneThatWouldDo() throws Exception {
        Article draft = draft("Working title " + mark);

        mvc.perform(post(page(draft, "/address"))
                        .param("slug", "Naps & " + mark)
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This would do: naps-" + mark)))
                .andExpect(content().string(containsString("Naps &amp; " + mark)));
        assertThat(now(draft).slug()).isEqualTo(draft.slug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/history", "/report", "/feed.atom", "/editions/1"})
    void whateverStoodBelowAnAddressReadersKnewLeadsOn(String below) throws Exception {
        Article live = live();
        filing.changeAddress(publisher, live.id(), "naps-" + mark);
        filing.changeAddress(publisher, live.id(), "नींद-" + mark);

        String moved = "/articles/" + UriUtils.encodePathSegment("नींद-" + mark, StandardCharsets.UTF_8) + below;
        for (String former : new String[] {live.slug(), "naps-" + mark}) {
            mvc.perform(get("/articles/" + former + below + "?from=letter"))
                    .andExpect(status().isMovedPermanently())
                    .andExpect(header().string("Location", moved + "?from=letter"));
            mvc.perform(head("/articles/" + former + below))
                    .andExpect(status().isMovedPermanently())
                    .andExpect(header().string("Location", moved));
        }
    }

    @Test
    void theNewAddressShowsTheArticleAndNamesNoOther() throws Exception {
        Article live = live();
        filing.changeAddress(publisher, live.id(), "naps-" + mark);

        for (String below : new String[] {"", "/history", "/report"}) {
            mvc.perform(get("/articles/naps-" + mark + below))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString(live.slug()))));
        }
        mvc.perform(get("/")).andExpect(content().string(not(containsString(live.slug()))));
        mvc.perform(get("/verify/" + live.live().sha256()))
                .andExpect(content().string(containsString("/articles/naps-" + mark)));
    }

    @Test
    void anAddressReadersKnewIsNeverAnotherArticles() {
        Article live = live();
        filing.changeAddress(publisher, live.id(), "naps-" + mark);

        assertThatThrownBy(() -> commands.begin(writer, live.slug(), "sleep", Risk.ORDINARY, Newsroom.aText()))
                .isInstanceOf(ArticleCommands.SlugTaken.class);
        Article draft = draft("Working title " + mark);
        assertThatThrownBy(() -> filing.changeAddress(publisher, draft.id(), live.slug()))
                .isInstanceOf(ArticleCommands.SlugTaken.class);
        assertThat(articles.freeSlug(live.slug())).isEqualTo(live.slug() + "-2");
    }

    @Test
    void anArticleMayComeBackToAnAddressItHad() throws Exception {
        Article live = live();
        filing.changeAddress(publisher, live.id(), "naps-" + mark);
        filing.changeAddress(publisher, live.id(), live.slug());

        mvc.perform(get("/articles/" + live.slug())).andExpect(status().isOk());
        mvc.perform(get("/articles/naps-" + mark))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", "/articles/" + live.slug()));
    }

    @Test
    void aWithdrawnArticleMovesToo() throws Exception {
        Article live = live();
        withdrawals.withdraw(live.id(), "The hours were wrong.", publisher);
        filing.changeAddress(publisher, live.id(), "naps-" + mark);

        mvc.perform(get("/articles/" + live.slug()))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", "/articles/naps-" + mark));
        mvc.perform(get("/articles/naps-" + mark)).andExpect(status().isGone());
    }

    @Test
    void aLiveArticlesAddressFollowsNoTitle() {
        Article live = live();

        assertThat(addresses.movedTo(live.slug())).isEmpty();
        assertThatThrownBy(() -> filing.changeAddress(publisher, live.id(), ""))
                .isInstanceOf(ArticleFiling.AddressMisspelled.class);
    }

    @Test
    void aTopicChangesForReadersListsAndTurnsAtOnce() throws Exception {
        Press press = Press.of(server);
        Article moved = press.publish(Press.aTextOfItsOwn(), writer, newsroom.aReviewer(), "sleep-" + mark);
        Article neighbour = press.publish(Press.aTextOfItsOwn(), writer, newsroom.aReviewer(), "iron-" + mark);

        mvc.perform(post(page(moved, "/topic")).param("topic", " iron-" + mark).with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/articles/" + moved.id()));

        mvc.perform(get("/articles/" + moved.slug()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Iron-" + mark)))
                .andExpect(content().string(containsString("/articles/" + neighbour.slug())));
        mvc.perform(get("/articles/" + neighbour.slug()))
                .andExpect(content().string(containsString("/articles/" + moved.slug())));
        mvc.perform(get("/verify/" + moved.live().sha256())).andExpect(status().isOk());
        assertThat(worklist.openOn(moved.id().subject()))
                .extracting(Turn::topic)
                .containsOnly("iron-" + mark);
        assertThat(audit.chain(moved.id().subject())).anySatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("article.topic-changed");
            assertThat(entry.facts()).containsEntry("was", "sleep-" + mark).containsEntry("to", "iron-" + mark);
        });
        mvc.perform(get(page(moved, "/timeline")).with(SignedIn.as(publisher)))
                .andExpect(content().string(containsString("changed the topic to “iron-" + mark + "”")));
    }

    @Test
    void theTableIsAskedAgainForAnArticleThatIsBeingReviewed() {
        Article draft = draft("Restful nights " + mark);
        commands.submit(writer, task(draft, StepForm.WRITE));
        assertThat(matchedRows.on(draft.id()).get(0).words()).isNotEqualTo("Medicines change fast");

        filing.changeTopic(publisher, draft.id(), "medicines");

        assertThat(matchedRows.on(draft.id()).get(0).words()).isEqualTo("Medicines change fast");
        assertThat(worklist.openOn(draft.id().subject())).singleElement().satisfies(turn -> {
            assertThat(turn.topic()).isEqualTo("medicines");
            assertThat(turn.isServedBy(StepForm.REVIEW)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200b\u00a0\u2060"})
    void aTopicSaysSomething(String nothing) throws Exception {
        Article draft = draft("Working title " + mark);

        mvc.perform(post(page(draft, "/topic")).param("topic", nothing).with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say what it is about")));
        assertThat(now(draft).topic()).isEqualTo("sleep");
    }

    private Article draft(String title) {
        RevisionText text = Newsroom.aText();
        return commands.begin(
                writer,
                articles.freeSlug(ArticleSlug.of(title)),
                "sleep",
                Risk.ORDINARY,
                new RevisionText(title, text.standfirst(), text.body(), text.sources()));
    }

    private Article live() {
        return Press.of(server).publish(Press.aTextOfItsOwn(), writer, newsroom.aReviewer(), "sleep");
    }

    private void saveAs(Article draft, String title) {
        Article now = now(draft);
        RevisionText text = articles.latest(now).text();
        commands.save(
                draft.id(),
                now.latestRevision(),
                new RevisionText(title, text.standfirst(), text.body(), text.sources()),
                writer);
    }

    private Article now(Article article) {
        return articles.require(article.id());
    }

    private String task(Article article, StepForm form) {
        return worklist.openOn(article.id().subject()).stream()
                .filter(turn -> turn.isServedBy(form))
                .findFirst()
                .orElseThrow()
                .taskId();
    }

    private static String page(Article article, String below) {
        return "/desk/articles/" + article.id() + below;
    }
}
