package org.imprimatur.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What readers are told of the newsroom: changed by publishers, kept in every version, frozen at each signature. */
@ServerTest
@OnBothDatabases
class PublicTextsTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    PublicTexts texts;

    @Autowired
    ShippedTexts shipped;

    Person publisher;

    @BeforeEach
    void aPublisher() {
        publisher = newsroom.aPublisher();
    }

    /** The database is shared, and other tests read what was shipped. */
    @AfterEach
    void asShipped() {
        for (PublicText text : PublicText.values()) {
            PublicTextVersion now = texts.inForce(text);
            if (!now.words().equals(shipped.of(text))) {
                texts.change(publisher, text, now.number(), shipped.of(text), "As it was.");
            }
        }
    }

    @Test
    void atFirstReadersAreToldWhatWasShippedWithItsPlacesFilled() throws Exception {
        Document page = page("/editorial-standards");
        assertThat(page.text()).contains("Nobody signs their own text.", "A person reads every report");
        assertThat(page.select("a[href=mailto:corrections@localhost]").text()).isEqualTo("corrections@localhost");
        assertThat(page.text()).doesNotContain("{corrections-address}");
        assertThat(page("/corrections").text()).contains("A correction goes the same way as a new text");
    }

    @Test
    void aPublisherChangesThemWithAReasonAndTheArchiveKeepsBoth() throws Exception {
        PublicTextVersion before = texts.inForce(PublicText.STANDARDS);
        String words =
                "## Who reads\n\nA cardiologist reads it too. You hear within {answer-days}. <script>x()</script>";

        MockHttpServletResponse done = save(PublicText.STANDARDS, before.number(), words, "The board asked for it.");

        assertThat(done.getStatus()).isEqualTo(302);
        Document now = page("/editorial-standards");
        assertThat(now.text()).contains("A cardiologist reads it too.", "within 10 days");
        assertThat(now.select("script")).noneMatch(script -> script.data().contains("x()"));
        assertThat(now.select("h2").eachText()).contains("Who reads");
        int number = before.number() + 1;
        assertThat(page("/editorial-standards/archive").text())
                .contains("The board asked for it.", "Version " + number);
        assertThat(page("/editorial-standards/archive/standards/" + before.number())
                        .text())
                .contains("A later one has taken its place.", "Nobody signs their own text.")
                .doesNotContain("cardiologist");
        assertThat(page("/editorial-standards/archive/standards/" + number).text())
                .contains("cardiologist");
        assertThat(desk("/desk/words")).contains(publisher.name());
    }

    @Test
    void anArticleLeadsToTheVersionItWasSignedUnder() throws Exception {
        int before = texts.inForce(PublicText.STANDARDS).number();
        Article article = Press.of(server).publish(Newsroom.aText());
        texts.change(publisher, PublicText.STANDARDS, before, "Everything is new.", "A new year.");

        Document page = page("/articles/" + article.slug());

        assertThat(page.select("a[href=/editorial-standards/archive/standards/" + before + "]")
                        .text())
                .contains("signed under version " + before);
    }

    @Test
    void ofTwoWhoSaveTheSecondSeesBothAndChooses() throws Exception {
        int base = texts.inForce(PublicText.DISCLAIMER).number();
        Person other = newsroom.aPublisher();
        texts.change(other, PublicText.DISCLAIMER, base, "Theirs.", "Shorter.");

        MockHttpServletResponse stale = save(PublicText.DISCLAIMER, base, "Mine.", "Kinder.");

        assertThat(stale.getStatus()).isEqualTo(409);
        Document page = Jsoup.parse(stale.getContentAsString());
        assertThat(page.text()).contains("Somebody changed this meanwhile", "Theirs.");
        assertThat(page.select("textarea[name=words]").text()).isEqualTo("Mine.");
        assertThat(page.select("textarea[name=reason]").text()).isEqualTo("Kinder.");
        assertThat(texts.inForce(PublicText.DISCLAIMER).words()).isEqualTo("Theirs.");
        int theirs = Integer.parseInt(page.select("input[name=base]").attr("value"));
        assertThat(save(PublicText.DISCLAIMER, theirs, "Mine and theirs.", "Kinder.")
                        .getStatus())
                .isEqualTo(302);
        assertThat(texts.inForce(PublicText.DISCLAIMER).words()).isEqualTo("Mine and theirs.");
    }

    @Test
    void aPreviewTellsNobodyAndKeepsWhatWasTyped() throws Exception {
        int base = texts.inForce(PublicText.DISCLAIMER).number();
        String page = http.perform(post("/desk/words/disclaimer/preview")
                        .param("base", "" + base)
                        .param("words", "Very **new**.")
                        .param("reason", "Why not.")
                        .with(SignedIn.as(publisher)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(page).select(".preview strong").text()).isEqualTo("new");
        assertThat(Jsoup.parse(page).select("textarea[name=reason]").text()).isEqualTo("Why not.");
        assertThat(texts.inForce(PublicText.DISCLAIMER).number()).isEqualTo(base);
    }

    @Test
    void whatIsRefusedKeepsWhatWasTyped() throws Exception {
        int base = texts.inForce(PublicText.DISCLAIMER).number();
        assertThat(save(PublicText.DISCLAIMER, base, "Write to {nobody}.", "Why not.")
                        .getContentAsString())
                .contains("Nothing fills the place “nobody”", "Write to {nobody}.", "corrections-address");
        assertThat(save(PublicText.DISCLAIMER, base, " ", "Why not.").getStatus())
                .isEqualTo(422);
        assertThat(save(PublicText.DISCLAIMER, base, "New.", " ").getContentAsString())
                .contains("Write why it changes", "New.");
        assertThat(save(
                                PublicText.DISCLAIMER,
                                base,
                                texts.inForce(PublicText.DISCLAIMER).words(),
                                "Why not.")
                        .getStatus())
                .isEqualTo(422);
        assertThatThrownBy(() -> texts.change(newsroom.aWriter(), PublicText.DISCLAIMER, base, "New.", "Why not."))
                .isInstanceOf(PublicTexts.PublishersSpeak.class);
        assertThat(texts.inForce(PublicText.DISCLAIMER).number()).isEqualTo(base);
    }

    @Test
    void anAdvertisementIsLabelledAndNoPartOfWhatIsSigned() throws Exception {
        Article article = Press.of(server).publish(Newsroom.aText());
        int base = texts.inForce(PublicText.PROMOTION).number();
        String words = "[A better pillow](https://pillows.example/" + UUID.randomUUID() + ")";
        texts.change(publisher, PublicText.PROMOTION, base, words, "Sold until June.");

        Document page = page("/articles/" + article.slug());

        assertThat(page.select(".promo .promo-label").text()).isEqualTo("Advertisement");
        assertThat(page.select(".promo a").attr("rel")).isEqualTo("sponsored nofollow noopener");
        assertThat(page.select(".article-body").text()).doesNotContain("pillow");
        String signed = page.select("a[href^=/verify/]").attr("href");
        assertThat(http.perform(get(signed + "/canonical"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain("pillow");
        texts.change(publisher, PublicText.PROMOTION, base + 1, "", "Not sold any more.");
        assertThat(page("/articles/" + article.slug()).select(".promo")).isEmpty();
    }

    @Test
    void eachArticleHasADayByWhichItIsReadAgain() {
        Article article = Press.of(server).publish(Newsroom.aText());
        assertThat(article.mustBeLive().nextReview())
                .isAfter(article.mustBeLive().lastReviewed());
    }

    @Test
    void aNewReleaseSpeaksOnlyWhereTheNewsroomHasNot() {
        int base = texts.inForce(PublicText.DISCLAIMER).number();
        texts.change(publisher, PublicText.DISCLAIMER, base, "Our own.", "Ours.");
        texts.keepShipped();
        assertThat(texts.inForce(PublicText.DISCLAIMER).words()).isEqualTo("Our own.");
    }

    private MockHttpServletResponse save(PublicText text, int base, String words, String reason) throws Exception {
        return http.perform(post("/desk/words/" + text.word())
                        .param("base", "" + base)
                        .param("words", words)
                        .param("reason", reason)
                        .with(SignedIn.as(publisher)))
                .andReturn()
                .getResponse();
    }

    private String desk(String address) throws Exception {
        return http.perform(get(address).with(SignedIn.as(publisher)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(http.perform(get(address)).andReturn().getResponse().getContentAsString());
    }
}
