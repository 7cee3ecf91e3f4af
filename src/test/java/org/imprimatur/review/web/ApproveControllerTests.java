package org.imprimatur.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.Reviews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A stage the server has never heard of, in the hands of a role it has never heard of. */
@ServerTest
@OnBothDatabases
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class ApproveControllerTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Reviews reviews;

    AtReview at;
    Person lawyer;
    Article article;
    String page;

    @BeforeEach
    void aSignedTextInTheHandsOfALawyer(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        lawyer = newsroom.person("Lawyer", AtReview.legal());
        article = toLegal(newsroom.aWriter(), lawyer);
        page = page(article);
    }

    @Test
    void thePageSaysWhatIsAskedAndShowsTheTextAsReadersWillSeeIt() throws Exception {
        as(lawyer, get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Legal check")))
                .andExpect(content().string(containsString("Read for anything")))
                .andExpect(content().string(containsString("article-title")))
                .andExpect(content().string(containsString(">Approve</button>")))
                .andExpect(content().string(containsString(">Send back</button>")));
    }

    @Test
    void anApprovalGoesOnAndIsKeptWithItsRemark() throws Exception {
        answer(page, "Fine with me.").andExpect(redirectedUrl(page));

        assertThat(at.turn(article).formKey()).isEqualTo("publish");
        assertThat(reviews.notesOn(article.id())).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(ReviewNote.Kind.APPROVED);
            assertThat(note.words()).isEqualTo("Fine with me.");
            assertThat(note.step()).isEqualTo("Legal check");
            assertThat(note.authorName()).isEqualTo(lawyer.name());
        });
        as(lawyer, get(page)).andExpect(content().string(containsString("You approved")));
    }

    @Test
    void theRemarkIsOptional() throws Exception {
        answer(page, "").andExpect(redirectedUrl(page));
    }

    @Test
    void sendingBackWantsAReason() throws Exception {
        answer(page + "/send-back", " ")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say why")));
        answer(page + "/send-back", "Name no brand.").andExpect(redirectedUrl(page));

        assertThat(at.turn(article).formKey()).isEqualTo("write");
        assertThat(at.turn(article).note()).isEqualTo("Name no brand.");
    }

    @Test
    void nobodyApprovesTheirOwnText() throws Exception {
        Person both = newsroom.person("Both", Role.writer(), AtReview.legal());
        Article own = toLegal(both, both);

        as(both, get(page(own)))
                .andExpect(content().string(containsString("This text is your own")))
                .andExpect(content().string(not(containsString(">Approve</button>"))));
        ReadRevision read = at.read(own);
        as(both, post(page(own)).param("revision", "" + read.revision()).param("sha256", read.sha256()))
                .andExpect(status().isForbidden());
        assertThat(at.turn(own).formKey()).isEqualTo("approve");
    }

    @Test
    void aTextThatChangedAfterItWasReadIsNotApprovedAndTheRemarkStays() throws Exception {
        ReadRevision read = at.read(article);
        at.save(article, newsroom.aWriter(), "Something else.");

        as(
                        lawyer,
                        post(page)
                                .param("revision", "" + read.revision())
                                .param("sha256", read.sha256())
                                .param("words", "A long thought."))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("The text changed while you were reading")))
                .andExpect(content().string(containsString("A long thought.")));
        assertThat(at.turn(article).formKey()).isEqualTo("approve");
    }

    @Test
    void theSecondClickIsToldThatItIsApproved() throws Exception {
        answer(page, "");

        answer(page, "").andExpect(status().isConflict()).andExpect(content().string(containsString("You approved")));
        assertThat(reviews.notesOn(article.id())).hasSize(1);
    }

    @Test
    void whoeverDoesNotHoldTheRoleSeesNothing() throws Exception {
        as(newsroom.aReviewer(), get(page)).andExpect(status().isNotFound());
        as(newsroom.aReviewer(), post(page)).andExpect(status().isNotFound());
    }

    private Article toLegal(Person writer, Person holder) {
        Person reviewer = at.aReviewer();
        Article draft = at.inTheHandsOf(reviewer, writer);
        at.sign(draft, reviewer);
        at.putInto(holder, draft);
        return draft;
    }

    private String page(Article of) {
        return "/desk/tasks/" + at.turn(of).taskId() + "/approve";
    }

    private ResultActions answer(String address, String words) throws Exception {
        ReadRevision read = at.read(article);
        return as(
                lawyer,
                post(address)
                        .param("revision", "" + read.revision())
                        .param("sha256", read.sha256())
                        .param("words", words));
    }

    private ResultActions as(Person person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(SignedIn.as(person)));
    }
}
