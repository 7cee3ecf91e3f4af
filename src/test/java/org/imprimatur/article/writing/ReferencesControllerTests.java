package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
@OnBothDatabases
class ReferencesControllerTests {

    private WritersDesk desk;

    @BeforeEach
    void aDraftWithReferences(@Autowired AutowireCapableBeanFactory server) throws Exception {
        desk = WritersDesk.of(server);
        desk.perform(desk.save(1, TypicalDraft.BODY)).andExpect(status().is3xxRedirection());
    }

    @Test
    void theWritePageOffersToMakeSourcesOfTheReferences() throws Exception {
        Document page = desk.page();
        assertThat(page.select("#references-notice").text()).contains("“References” has 13 lines");
        assertThat(page.select("button[form=draft][formaction$=/references]")).hasSize(1);
        assertThat(page.select("button[form=draft], #draft button").first().attr("formaction"))
                .isEmpty();
    }

    @Test
    void whatWasTypedIsSavedOnTheWayToThePage() throws Exception {
        Document page = desk.end(
                desk.form("/references", 2, "Typed.\n\n" + TypicalDraft.BODY).with(SignedIn.as(desk.writer)));
        assertThat(desk.latest().text().body()).startsWith("Typed.");
        assertThat(page.select("input[name=take][checked]")).hasSize(13);
        assertThat(page.select("input[name=cite][checked]").size()).isGreaterThan(8);
        assertThat(page.text()).contains("Almohanna, H. M.; Ahmed, A. A.").contains("Dermatol Ther (Heidelb)");
    }

    @Test
    void oneButtonMakesSourcesAndCitations() throws Exception {
        Document page = desk.end(asOffered());
        assertThat(page.text()).contains("13 lines are sources now");
        assertThat(page.select("#references-notice")).isEmpty();
        assertThat(desk.latest().number()).isEqualTo(3);
        assertThat(desk.latest().text().body())
                .contains("common.[@almohanna2019]", "10^9^/L", "30 kg/m^2^", "5 mg (1 tablet)")
                .doesNotContain("## References");
        assertThat(desk.latest().text().sources()).contains("\"id\":\"almohanna2019\"", "\"given\":\"H. M.\"");
    }

    @Test
    void aTextSavedMeanwhileIsNotOverwritten() throws Exception {
        MockHttpServletRequestBuilder offered = asOffered();
        desk.perform(desk.save(2, "Another text.")).andExpect(status().is3xxRedirection());
        desk.perform(offered).andExpect(status().isConflict());
        assertThat(desk.latest().text().body()).isEqualTo("Another text.");
        assertThat(desk.parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.typed().body()).contains("[@almohanna2019]"));
    }

    @Test
    void withNothingTickedNothingChanges() throws Exception {
        Document page = desk.end(post(desk.address() + "/references/take-over")
                .with(SignedIn.as(desk.writer))
                .param("base", "2"));
        assertThat(page.text()).contains("No line was ticked");
        assertThat(desk.latest().number()).isEqualTo(2);
    }

    @Test
    void aTextWithoutReferencesLeadsBackToItself() throws Exception {
        desk.perform(desk.save(2, "No list.")).andExpect(status().is3xxRedirection());
        assertThat(desk.page().select("#references-notice")).isEmpty();
        assertThat(desk.end(get(desk.address() + "/references").with(SignedIn.as(desk.writer)))
                        .text())
                .contains("no list of references any more");
    }

    /** The form of the page, sent as it stands. */
    private MockHttpServletRequestBuilder asOffered() throws Exception {
        Document page = desk.page(get(desk.address() + "/references").with(SignedIn.as(desk.writer)), 200);
        MockHttpServletRequestBuilder request =
                post(desk.address() + "/references/take-over").with(SignedIn.as(desk.writer));
        for (Element field : page.select("form[action$=take-over] input[name]:not([name=_csrf])")) {
            boolean box = field.attr("type").matches("checkbox|radio");
            if (!box || field.hasAttr("checked")) {
                request.param(field.attr("name"), field.val());
            }
        }
        return request;
    }
}
