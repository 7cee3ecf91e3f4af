package org.imprimatur.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.MultiValueMap;

@ServerTest
class ReviewControllerTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    Worklist worklist;

    @Autowired
    SignOffs signOffs;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient jdbc;

    AtReview at;
    Person writer;
    Person reviewer;
    Article article;
    String page;

    @BeforeEach
    void aTextInTheHandsOfItsReviewer(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        article = at.inTheHandsOf(reviewer, writer);
        page = "/desk/tasks/" + at.turn(article).taskId() + "/review";
    }

    @Test
    void theTextIsSetAsReadersWillSeeIt() throws Exception {
        look(page)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("class=\"article-title\">How much sleep do adults need?")))
                .andExpect(content().string(containsString("<strong>seven hours</strong>")))
                .andExpect(content().string(containsString("Sign this text")));
    }

    @Test
    void whoMaySeeButNotSignSeesNoButtonAndWhoseTurnItIs() throws Exception {
        as(newsroom.aPublisher(), get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("In the hands of " + reviewer.name())))
                .andExpect(content().string(not(containsString("Sign this text"))));
    }

    @Test
    void whoHasNoPartInItSeesNothing() throws Exception {
        as(newsroom.aReviewer(), get(page)).andExpect(status().isNotFound());
        as(newsroom.aWriter(), get(page)).andExpect(status().isNotFound());
        mvc.perform(get(page)).andExpect(status().is3xxRedirection());
    }

    @Test
    void aPooledTurnOffersToTakeIt() throws Exception {
        worklist.handBack(reviewer, at.turn(article).taskId(), "On leave.");

        look(page)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Take it")))
                .andExpect(content().string(not(containsString("Sign this text"))));
    }

    @Test
    void aMissingSignButtonIsExplained() throws Exception {
        Person unverified = newsroom.person("Reviewer", Role.medicalReviewer());
        Article other = at.inTheHandsOf(unverified);

        as(unverified, get("/desk/tasks/" + at.turn(other).taskId() + "/review"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("You have no credential on record")))
                .andExpect(content().string(not(containsString("Sign this text"))));
    }

    @Test
    void signingWaitsUntilANewAddressSomebodyElseEnteredIsConfirmed() throws Exception {
        jdbc.sql("update person set address_unconfirmed_since = current_timestamp where id = ?")
                .param(reviewer.id().value())
                .update();
        look(page).andExpect(content().string(containsString("Confirm your new address first")));
        look(page + "/sign")
                .andExpect(content().string(containsString("Confirm your new address first")))
                .andExpect(content().string(containsString("/desk/me/address/ask-again")))
                .andExpect(content().string(not(containsString("name=\"password\""))));
        sign(AtReview.PASSWORD, true).andExpect(status().isForbidden());

        jdbc.sql("update person set address_unconfirmed_since = null where id = ?")
                .param(reviewer.id().value())
                .update();
        sign(AtReview.PASSWORD, true).andExpect(status().is3xxRedirection());
    }

    @Test
    void anUnknownTaskIsNotFound() throws Exception {
        look("/desk/tasks/nobody-knows-it/review").andExpect(status().isNotFound());
        look(page.replace("/review", "/approve")).andExpect(status().isNotFound());
    }

    @Test
    void signingLeadsToTheSeal() throws Exception {
        sign(AtReview.PASSWORD, true).andExpect(redirectedUrl(page));

        look(page)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("This text is signed")))
                .andExpect(content().string(containsString("seal--large")));
        assertThat(signOffs.on(article.id())).hasSize(1);
    }

    @Test
    void theSecondClickOnSignIsToldThatItIsSigned() throws Exception {
        MockHttpServletRequestBuilder click = signature(AtReview.PASSWORD, true);
        as(reviewer, click).andExpect(status().is3xxRedirection());

        as(reviewer, click)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("This text is signed")))
                .andExpect(content().string(containsString("You signed")))
                .andExpect(content().string(containsString("/desk/articles/" + article.id())));
        assertThat(signOffs.on(article.id())).hasSize(1);
    }

    @Test
    void aWrongPasswordKeepsTheTickAndSaysSo() throws Exception {
        sign("guess", true)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("That is not your password")))
                .andExpect(content().string(containsString("checked=\"checked\"")))
                .andExpect(content().string(not(containsString("guess"))));
        assertThat(signOffs.on(article.id())).isEmpty();
    }

    @Test
    void aMissingTickIsAskedFor() throws Exception {
        sign(AtReview.PASSWORD, false)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Agree to the statement first")));
    }

    @Test
    void aChangedTextIsOfferedForReadingAndNotForSigning() throws Exception {
        MockHttpServletRequestBuilder stale = signature(AtReview.PASSWORD, true);
        at.save(article, writer, "Most adults need nine hours.");

        as(reviewer, stale)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("The text changed while you were reading")))
                .andExpect(content().string(containsString("show=changes&amp;since=1")))
                .andExpect(content().string(not(containsString("name=\"password\""))));
        look(page + "?show=changes&since=1")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<mark>nine</mark>")));
    }

    @Test
    void anEmptyFormIsNoSignature() throws Exception {
        as(reviewer, post(page + "/sign")).andExpect(status().isConflict());
        as(reviewer, post(page + "/sign").param("revision", "many")).andExpect(status().isConflict());
        assertThat(signOffs.on(article.id())).isEmpty();
    }

    @Test
    void aLapsedSignatureIsShownBroken() throws Exception {
        sign(AtReview.PASSWORD, true);
        at.save(article, writer, "Most adults need nine hours.");

        look(page)
                .andExpect(content()
                        .string(allOf(containsString("seal--lapsed"), containsString("Lapsed: the text changed"))));
    }

    @Test
    void notesAreKeptForWhoeverComesBackAndBecomeTheReason() throws Exception {
        as(reviewer, post(page + "/notes").param("revision", "1").param("notes", "The dose is wrong."))
                .andExpect(redirectedUrl(page + "?notes=kept"));

        look(page).andExpect(content().string(containsString("The dose is wrong.")));
        as(newsroom.aPublisher(), get(page)).andExpect(content().string(not(containsString("The dose is wrong."))));
        look(page + "/request-changes").andExpect(content().string(containsString("The dose is wrong.")));
    }

    @Test
    void goingOnToSignKeepsTheNotesToo() throws Exception {
        as(reviewer, post(page + "/notes").param("notes", "Half a thought").param("then", "sign"))
                .andExpect(redirectedUrl(page + "/sign"));

        look(page).andExpect(content().string(containsString("Half a thought")));
    }

    @Test
    void notesSavedInPassingAnswerWithTheirStateOnly() throws Exception {
        as(reviewer, post(page + "/notes").param("notes", "Half a thought").header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"notes-saved\"")))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void changesAreRequestedWithAReasonAndComeBackToTheSameReviewer() throws Exception {
        as(reviewer, post(page + "/request-changes").param("revision", "1").param("reason", "Cite the trial."))
                .andExpect(redirectedUrl(page));

        assertThat(at.turn(article).formKey()).isEqualTo("write");
        assertThat(at.turn(article).note()).isEqualTo("Cite the trial.");
        assertThat(reviews.notesOn(article.id()))
                .singleElement()
                .satisfies(note -> assertThat(note.words()).isEqualTo("Cite the trial."))
                .satisfies(note -> assertThat(note.revision()).isEqualTo(1))
                .satisfies(note -> assertThat(note.kind()).isEqualTo(ReviewNote.Kind.CHANGES_REQUESTED));
        look(page).andExpect(content().string(containsString("Changes requested")));
        at.submit(article, writer);
        assertThat(at.turn(article).isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void aReasonIsWanted() throws Exception {
        as(reviewer, post(page + "/request-changes").param("reason", "  "))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say why")));
        assertThat(at.turn(article).formKey()).isEqualTo("review");
    }

    @Test
    void aReasonWrittenForATurnThatIsOverIsShownToBeCopied() throws Exception {
        sign(AtReview.PASSWORD, true);

        as(reviewer, post(page + "/request-changes").param("reason", "I have second thoughts."))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("I have second thoughts.")));
        as(reviewer, post(page + "/notes").param("notes", "And third ones."))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("And third ones.")));
    }

    @Test
    void theSecondReadingShowsWhatChangedSinceTheLastLook() throws Exception {
        as(reviewer, post(page + "/request-changes").param("revision", "1").param("reason", "Eight, please."));
        at.save(article, writer, "Most adults need **eight hours** or more [@watson2015].");
        at.submit(article, writer);

        String again = "/desk/tasks/" + at.turn(article).taskId() + "/review";
        as(reviewer, post(again + "/notes").param("revision", "2").param("notes", "Half read."));

        look(again)
                .andExpect(content().string(containsString("<del>seven</del>")))
                .andExpect(content().string(containsString("<ins>eight</ins>")))
                .andExpect(content().string(containsString("Eight, please.")));
    }

    @Test
    void aTextThatComesBackUnchangedIsNotCalledNew() throws Exception {
        look(page).andExpect(content().string(containsString("First reading")));
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please explain.");
        at.submit(article, writer);
        String again = "/desk/tasks/" + at.turn(article).taskId() + "/review";

        look(again)
                .andExpect(content().string(not(containsString("First reading"))))
                .andExpect(content()
                        .string(containsString("It came back unchanged: not a letter, sign or space differs from"
                                + " revision 1, which " + reviewer.name() + " sent back")));
        look(again + "/sign")
                .andExpect(content().string(not(containsString("First reading"))))
                .andExpect(content().string(containsString("Not a letter, sign or space differs from revision 1.")));
    }

    @Test
    void aSingleChangedSignIsNeverCalledUnchanged() throws Exception {
        String again = sentBackAndChangedTo(at.latest(article).text().body() + "!");

        look(again)
                .andExpect(content().string(containsString("1 mark changed since revision 1, and no word.")))
                .andExpect(content().string(not(containsString("First reading"))))
                .andExpect(content().string(not(containsString("unchanged: not"))));
    }

    @Test
    void theSignPageListsEachChangeToTickOffWithItsPlace() throws Exception {
        String sign = sentBackAndChangedTo(at.latest(article).text().body() + "\n\nTake ≥5 mg.") + "/sign";

        Document shown = Jsoup.parse(body(look(sign).andExpect(status().isOk())));

        assertThat(shown.select("input[name=ticked]")).hasSize(1);
        assertThat(shown.select("input[name=ticked][checked]")).isEmpty();
        assertThat(shown.select("#changes label").text()).contains("now: Take ≥5 mg.");
        String place = shown.select("#changes a").attr("href");
        assertThat(shown.select(place)).isNotEmpty();
        assertThat(shown.select("input[name=comparedWith]").val())
                .isEqualTo(at.toTick(article, reviewer).baseSha256());
    }

    @Test
    void signingWithAChangeLeftOutNamesItAndKeepsTheOtherTicks() throws Exception {
        String sign = sentBackAndChangedTo("Most adults need **eight hours** or more [@watson2015].\n\nTake ≥5 mg.")
                + "/sign";
        MultiValueMap<String, String> fields = at.posted(article, reviewer);
        List<String> ticks = at.toTick(article, reviewer).changes().stream()
                .map(change -> change.tick())
                .toList();
        assertThat(ticks).hasSizeGreaterThan(1);
        fields.put("ticked", ticks.subList(1, ticks.size()));

        Document refused = Jsoup.parse(body(as(reviewer, post(sign).params(fields))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(not(containsString(AtReview.PASSWORD))))));

        assertThat(refused.select(".notice-title").text()).contains("One change is not ticked off");
        assertThat(refused.select("input[name=ticked][checked]").eachAttr("value"))
                .containsExactlyElementsOf(ticks.subList(1, ticks.size()));
        assertThat(refused.select("input[name=ticked][aria-invalid=true]").eachAttr("value"))
                .containsExactly(ticks.get(0));
        assertThat(refused.select("input[name=agreed][checked]")).hasSize(1);
        assertThat(signOffs.on(article.id())).isEmpty();

        as(reviewer, post(sign).params(at.posted(article, reviewer))).andExpect(status().is3xxRedirection());
        Document done = Jsoup.parse(body(look(sign.replace("/sign", ""))));
        assertThat(done.text()).contains(ticks.size() + " changes ticked off against revision 1");
    }

    private String sentBackAndChangedTo(String body) {
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please explain.");
        at.save(article, writer, body);
        at.submit(article, writer);
        return "/desk/tasks/" + at.turn(article).taskId() + "/review";
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString();
    }

    private ResultActions look(String address) throws Exception {
        return as(reviewer, get(address));
    }

    private ResultActions as(Person person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(SignedIn.as(person)));
    }

    private ResultActions sign(String password, boolean agreed) throws Exception {
        return as(reviewer, signature(password, agreed));
    }

    private MockHttpServletRequestBuilder signature(String password, boolean agreed) {
        MultiValueMap<String, String> fields = at.posted(article, reviewer);
        fields.set("password", password);
        if (!agreed) {
            fields.remove("agreed");
        }
        return post(page + "/sign").params(fields);
    }
}
