package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.people.People;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.TurnAccess;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ExceptionAdvice exceptionAdvice;

    @Test
    void anUnknownAddressIsSaidInWordsOnEitherSide() throws Exception {
        assertThat(page(get("/no-such-page"), 404).select("h1").text()).isEqualTo("There is nothing at this address");
        Document desk = page(get("/desk/no-such-page").with(SignedIn.as(newsroom.aWriter())), 404);
        assertThat(desk.select("h1").text()).isEqualTo("There is nothing at this address");
        assertThat(desk.select("nav a[href=/desk]")).isNotEmpty();
    }

    @Test
    void anIdThatIsNoneLeadsNowhere() throws Exception {
        var writer = SignedIn.as(newsroom.aWriter());
        page(get("/desk/articles/not-an-id").with(writer), 404);
        page(get("/desk/articles/00000000-0000-0000-0000-000000000000").with(writer), 404);
    }

    @Test
    void aFilterThatIsNoneIsABadRequest() throws Exception {
        page(get("/desk/articles?before=tuesday").with(SignedIn.as(newsroom.aWriter())), 400);
    }

    @Test
    void anAddressThatTakesNoFormsSaysSo() throws Exception {
        page(post("/desk/articles").with(SignedIn.as(newsroom.aWriter())), 405);
    }

    @Test
    void programsGetTheSameWordsAsAProblemDocument() throws Exception {
        server.perform(get("/no-such-page").accept("application/json"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.title").value("There is nothing at this address"))
                .andExpect(jsonPath("$.status").value(404));
        server.perform(get("/desk/articles").accept("application/json"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void aRuleThatSaidNoExplainsItselfWithItsOwnStatus() throws Exception {
        assertThat(answerTo(new People.NoSuchPerson()).status()).isEqualTo(404);
        var over = answerTo(new TurnAccess.TurnIsOver("Medical review", "Shingles"));
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.title()).contains("done already");
        assertThat(over.text()).contains("Shingles");
    }

    @Test
    void aBreakOnOurSideHasAReferenceThatLeadsToItsCause(CapturedOutput log) throws Exception {
        var broken = answerTo(new IllegalStateException("the cause in question"));
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.reference()).matches("[2-9A-Z]{8}");
        assertThat(broken.text()).doesNotContain("the cause in question");
        assertThat(log.getOut()).contains(broken.reference()).contains("the cause in question");
    }

    @Test
    void theStatusTellsWhatWentWrong() throws Exception {
        assertThat(answerTo(new MaxUploadSizeExceededException(20)).status()).isEqualTo(413);
        assertThat(answerTo(new CannotAcquireLockException("two at once")).status())
                .isEqualTo(409);
        assertThat(answerTo(new DataAccessResourceFailureException("no database"))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void whatIsGoneForGoodSaysThatItWasThere() throws Exception {
        Document page = shown(410, "/articles/gone");
        assertThat(page.select("h1").text()).isEqualTo("This is no longer here");
        assertThat(page.text()).contains("It was here once").doesNotContain("Go to your turn");
        assertThat(page.select("main a[href=/]")).isNotEmpty();
    }

    @Test
    void whatTheServerCannotReadIsAnsweredWithWhatItCan() throws Exception {
        Document page = shown(415, "/desk/articles/import");
        assertThat(page.select("h1").text()).isEqualTo("We cannot read this kind of file");
        assertThat(page.text()).contains("Send a Word, Markdown, HTML or plain text file.");
        assertThat(page.select("main a.button")).hasSize(1);
        assertThat(shown(406, "/desk/articles").select("h1").text()).isEqualTo("We cannot read this kind of file");
    }

    @Test
    void whoeverIsTooQuickIsToldToWaitAndThatNothingIsLost() throws Exception {
        Document page = shown(429, "/desk/articles");
        assertThat(page.select("h1").text()).isEqualTo("Please wait a moment");
        assertThat(page.text()).contains("Nothing is lost.");
        var ruled = answerTo(new PasswordCheckThrottle.TooManyTries(30));
        assertThat(ruled.status()).isEqualTo(429);
        assertThat(ruled.text()).contains("Try again in 30 seconds.");
    }

    /** A rule without words would leave its person with "Somebody was faster". */
    @Test
    void everyRuleThatCanSayNoHasWords() throws Exception {
        var rules = new ClassPathScanningCandidateComponentProvider(false);
        rules.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        var words = java.util.ResourceBundle.getBundle("messages", java.util.Locale.ROOT)
                .keySet();
        Set<String> speechless = new TreeSet<>();
        for (var rule : rules.findCandidateComponents("org.imprimatur")) {
            String name = rule.getBeanClassName();
            String stem = "refusal." + name.substring(name.lastIndexOf('.') + 1).replaceFirst(".*\\$", "") + ".";
            if (words.stream().noneMatch(key -> key.startsWith(stem) && key.endsWith(".title"))
                    || words.stream().noneMatch(key -> key.startsWith(stem) && key.endsWith(".text"))) {
                speechless.add(name);
            }
        }
        assertThat(speechless).isEmpty();
    }

    private ErrorMessages.Explained answerTo(Exception failure) throws Exception {
        var request = new MockHttpServletRequest("POST", "/desk/articles");
        var page = (ModelAndView) exceptionAdvice.on(failure, request);
        assertThat(page).isNotNull();
        assertThat(page.getViewName()).isEqualTo("error");
        return (ErrorMessages.Explained) page.getModel().get("problem");
    }

    /** As the container shows it when it has turned a request away before any handler. */
    private Document shown(int status, String address) throws Exception {
        return page(
                get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, address)
                        .with(SignedIn.as(newsroom.aWriter())),
                status);
    }

    private Document page(MockHttpServletRequestBuilder request, int status) throws Exception {
        var answer = server.perform(request.accept("text/html"))
                .andExpect(status().is(status))
                .andReturn();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
