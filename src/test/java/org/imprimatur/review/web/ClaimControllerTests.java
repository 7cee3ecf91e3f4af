package org.imprimatur.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.Reviews;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
@OnBothDatabases
class ClaimControllerTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Reviews reviews;

    @Autowired
    AutowireCapableBeanFactory server;

    AtReview at;
    Person reviewer;
    Article article;
    String page;

    @BeforeEach
    void aTextInTheHandsOfItsReviewer() {
        at = AtReview.of(server);
        reviewer = at.aReviewer();
        article = at.inTheHandsOf(reviewer);
        page = "/desk/tasks/" + at.turn(article).taskId() + "/review";
    }

    @Test
    void thePageListsEachClaimWithItsSourcesAndHowManyWait() throws Exception {
        Document shown = look(page);

        assertThat(shown.select("#claims-count").text())
                .isEqualTo("2 claims: 1 with sources, 1 without. 2 wait for your verdict.");
        assertThat(shown.select("#claim-1 .claim-words").text())
                .isEqualTo("Most adults do best with seven hours or more.");
        assertThat(shown.select("#claim-1").text()).contains("No source");
        assertThat(shown.select("#claim-2 .claim-sources").text())
                .isEqualTo("Recommended amount of sleep for a healthy adult");
        assertThat(shown.select("#claim-2 button[name=verdict]").eachText())
                .containsExactly("Supported", "Not supported", "Needs a better source", "Not a claim");
    }

    @Test
    void onlyWhoeverHasTheTurnIsAskedForVerdicts() throws Exception {
        Person publisher = newsroom.aPublisher();
        assertThat(Jsoup.parse(body(as(publisher, get(page)))).select("#claims"))
                .isEmpty();
        as(publisher, verdict(2, "SUPPORTED")).andExpect(status().isForbidden());
        as(newsroom.aReviewer(), verdict(2, "SUPPORTED")).andExpect(status().isNotFound());
        assertThat(look(page).select("[aria-pressed=true]")).isEmpty();
    }

    @Test
    void aVerdictIsKeptAtOnceAndLeadsBackToItsClaim() throws Exception {
        as(reviewer, verdict(2, "SUPPORTED").param("passage", "At least 7 hours."))
                .andExpect(redirectedUrl(page + "#claim-2"));

        Document shown = look(page);
        assertThat(shown.select("#claim-2 [aria-pressed=true]").text()).isEqualTo("Supported");
        assertThat(shown.select("#passage-2").text()).isEqualTo("At least 7 hours.");
        assertThat(shown.select("#claims-count").text()).endsWith("1 waits for your verdict.");
    }

    @Test
    void aVerdictGivenInPassingAnswersWithThatClaimAndTheCount() throws Exception {
        Document answer = Jsoup.parse(body(as(reviewer, verdict(2, "NO_CLAIM").header("HX-Request", "true"))
                .andExpect(status().isOk())));

        assertThat(answer.select("html li.claim")).hasSize(1);
        assertThat(answer.select("#claim-2 [aria-pressed=true]").text()).isEqualTo("Not a claim");
        assertThat(answer.select("#claims-count[hx-swap-oob]").text()).endsWith("1 waits for your verdict.");
        assertThat(answer.select("h1")).isEmpty();
    }

    @Test
    void aVerdictNobodyKnowsIsNone() throws Exception {
        as(reviewer, verdict(2, "SUPERB")).andExpect(status().is3xxRedirection());

        assertThat(look(page).select("[aria-pressed=true]")).isEmpty();
    }

    @Test
    void whatWasWrittenForATurnThatIsOverIsShownToBeCopied() throws Exception {
        MockHttpServletRequestBuilder late = verdict(2, "NOT_SUPPORTED").param("note", "It says six hours.");
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please explain.");

        assertThat(Jsoup.parse(body(as(reviewer, late).andExpect(status().is4xxClientError())))
                        .text())
                .contains("It says six hours.");
    }

    @Test
    void aClaimThatIsNotSupportedGoesIntoTheChangeRequestWithOneClick() throws Exception {
        as(reviewer, verdict(2, "NOT_SUPPORTED").param("note", "It says six."));
        MockHttpServletRequestBuilder click = post(page + "/notes")
                .param("revision", "1")
                .param("notes", "Thank you.")
                .param("then", "claim-2");
        as(reviewer, click).andExpect(redirectedUrl(page + "?notes=kept#claim-2"));

        assertThat(look(page + "/request-changes")
                        .select("textarea[name=reason]")
                        .text())
                .contains("Thank you.")
                .contains("“Most adults need seven hours or more.” is not supported by its source. It says six.");
    }

    @Test
    void theSignPageSaysHowManyClaimsHaveNoVerdict() throws Exception {
        as(reviewer, verdict(2, "SUPPORTED"));

        assertThat(look(page + "/sign").select(".facts").text()).contains("1 with your verdict, 1 without");
    }

    @Test
    void readersSeeTheVerdictsOfWhoSignedOnTheHistoryAndNoNotes() throws Exception {
        as(
                reviewer,
                verdict(2, "SUPPORTED")
                        .param("note", "Between us.")
                        .param("source", "watson2015")
                        .param("passage", "At least 7 hours.")
                        .param("page", "843"));
        as(reviewer, verdict(1, "NO_CLAIM"));
        at.sign(article, reviewer);
        Article live = Press.of(server).goLive(at.now(article));

        String history = Jsoup.parse(body(mvc.perform(get("/articles/" + live.slug() + "/history"))
                        .andExpect(status().isOk())))
                .select(".edition details")
                .text();
        assertThat(history)
                .startsWith(reviewer.name() + ", FNP-BC on 2 claims in this text: 1 supported, 1 no claim")
                .contains("Most adults need seven hours or more.")
                .contains("Recommended amount of sleep for a healthy adult, page 843")
                .contains("At least 7 hours.")
                .doesNotContain("Between us.");
    }

    private MockHttpServletRequestBuilder verdict(int claim, String verdict) {
        return post(page + "/claims/" + claim)
                .param("revision", Integer.toString(at.latest(article).number()))
                .param("sha256", at.latest(article).sha256())
                .param("verdict", verdict);
    }

    private Document look(String address) throws Exception {
        return Jsoup.parse(body(as(reviewer, get(address)).andExpect(status().isOk())));
    }

    private ResultActions as(Person person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(SignedIn.as(person)));
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString();
    }
}
