package org.imprimatur.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.SampleTexts;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class ReaderPagesTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Images images;

    @Autowired
    TestClock.Settable clock;

    Press press;

    @AfterEach
    void backToOurOwnTime() {
        clock.reset();
    }

    @BeforeEach
    void thePress() {
        press = Press.of(server);
    }

    /** 23:30 and 00:30 in Auckland are two days, and one in Greenwich. */
    @Test
    void daysAreThoseOfTheNewsroom() throws Exception {
        clock.moveTo(ZoneId.of("Pacific/Auckland"));
        ZonedDateTime night = ZonedDateTime.now(clock).minusDays(1).with(LocalTime.of(23, 30));
        clock.set(night.toInstant());
        Article article = press.publish(Press.aTextOfItsOwn());
        assertThat(page("/articles/" + article.slug()).select(".article-dates").text())
                .doesNotContain("Updated");
        clock.advance(Duration.ofHours(1));
        press.publishAgain(article, ReviewReason.CORRECTION, Press.aTextOfItsOwn(), newsroom.aReviewer());
        assertThat(page("/articles/" + article.slug()).select(".article-dates").text())
                .contains("Updated");
    }

    @Test
    void aPublishedArticleShowsWhoSignedItAndWhen() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Document page = page("/articles/"
                + press.publish(SampleTexts.aLongArticle(), writer, reviewer, "sleep")
                        .slug());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select(".article-kicker").text()).isEqualTo("Sleep");
        assertThat(page.select(".article-byline a[href=/people/" + reviewer.slug() + "]")
                        .text())
                .isEqualTo(reviewer.name() + ", FNP-BC");
        assertThat(page.select(".article-byline .seal").attr("aria-label")).startsWith("Signed by " + reviewer.name());
        assertThat(page.select(".article-byline a[href=/people/" + writer.slug() + "]")
                        .text())
                .isEqualTo(writer.name());
        assertThat(page.select(".article-dates time"))
                .hasSize(2)
                .allSatisfy(time -> assertThat(time.attr("datetime")).isNotEmpty());
        assertThat(page.select(".article-contents a").eachAttr("href"))
                .hasSize(4)
                .allSatisfy(target -> assertThat(page.select(target)).hasSize(1));
    }

    @Test
    void everyMarkLeadsToItsSourceAndEverySourceBack() throws Exception {
        Document page =
                page("/articles/" + press.publish(SampleTexts.aLongArticle()).slug());
        assertThat(page.select("#sources-title").text()).isEqualTo("13 sources");
        assertThat(page.select(".sources > li")).hasSize(13);
        for (Element link : page.select(".cite a, .source-back a")) {
            assertThat(page.select(link.attr("href"))).as(link.attr("href")).hasSize(1);
        }
    }

    @Test
    void aReaderIsToldWhereToWriteAboutThisVeryArticle() throws Exception {
        Article article = press.publish(Newsroom.aText());
        assertThat(page("/articles/" + article.slug())
                        .select(".standards a[href^=mailto]")
                        .attr("href"))
                .isEqualTo("mailto:corrections%2B" + article.mailToken() + "@localhost?subject=Article%20"
                        + article.number()
                        + "%3A%20How%20much%20sleep%20do%20adults%20need%3F");
    }

    @Test
    void withoutAPromotionThereIsNoSlot() throws Exception {
        assertThat(page("/articles/" + press.publish(Newsroom.aText()).slug()).select(".promo"))
                .isEmpty();
    }

    @Test
    void furtherReadingIsOfTheSameTopic() throws Exception {
        String topic = "knees-" + System.nanoTime();
        Article one = press.publish(Newsroom.aText(), newsroom.aWriter(), newsroom.aReviewer(), topic);
        Article other = press.publish(Newsroom.aText(), newsroom.aWriter(), newsroom.aReviewer(), topic);
        assertThat(page("/articles/" + one.slug()).select(".further-list a").eachAttr("href"))
                .containsExactly("/articles/" + other.slug());
    }

    @Test
    void whatWasNeverLiveIsNotThere() throws Exception {
        RevisionText text = Press.aTextOfItsOwn();
        Article draft =
                articleCommands.begin(newsroom.aWriter(), "draft-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, text);
        Person nobody = newsroom.aReviewer();
        for (String path : new String[] {
            "/articles/" + draft.slug(),
            "/articles/" + draft.slug() + "/history",
            "/articles/nothing",
            "/people/" + nobody.slug(),
            "/people/nobody",
            "/verify/" + text.sha256(),
            "/verify/nonsense",
            "/verify/" + "0".repeat(64) + "/canonical",
            "/?after=nonsense"
        }) {
            http.perform(get(path)).andExpect(status().isNotFound());
        }
        http.perform(get("/verify/" + "0".repeat(64)))
                .andExpect(content().string(containsString("No text of ours has this hash")));
    }

    @Test
    void aDraftOfALiveArticleShowsNowhere() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = press.publish(Newsroom.aText(), writer, newsroom.aReviewer(), "sleep");
        RevisionText text = Newsroom.aText();
        articleCommands.save(
                article.id(), 1, new RevisionText("A title in the making", "", text.body(), text.sources()), writer);
        for (String path :
                new String[] {"/", "/articles/" + article.slug(), "/articles/" + article.slug() + "/history"}) {
            assertThat(page(path).text())
                    .doesNotContain("A title in the making")
                    .contains("How much sleep do adults need?");
        }
    }

    @Test
    void anybodyCanWorkOutTheHashThemselves() throws Exception {
        Article article = press.publish(SampleTexts.aLongArticle());
        String hash = article.live().sha256();
        Document page = page("/verify/" + hash);
        assertThat(page.select("h1").text()).startsWith("This text is live");
        assertThat(page.select(".signers").text()).contains("FNP-BC", "ANCC");
        byte[] signed = http.perform(get("/verify/" + hash + "/canonical"))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString(article.slug() + "-edition-1.json")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed)))
                .isEqualTo(hash);
    }

    @Test
    void aFormerTextIsSaidToBeFormer() throws Exception {
        Article article = press.publish(Newsroom.aText());
        RevisionText text = Newsroom.aText();
        press.publishAgain(
                article,
                ReviewReason.CORRECTION,
                new RevisionText(
                        "Corrected " + article.number(), text.standfirst(), text.body() + "\n\nMore.", text.sources()),
                newsroom.aReviewer());
        assertThat(page("/articles/" + article.slug() + "/history").select(".edition"))
                .hasSize(2);
        assertThat(page("/corrections").text()).contains("Corrected " + article.number());
        assertThat(page("/articles/" + article.slug()).select(".changes").text())
                .contains("Corrected")
                .contains("First published");
    }

    @Test
    void aPersonsPageNamesWhatTheyWroteAndSigned() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        press.publish(Newsroom.aText(), writer, reviewer, "sleep");
        assertThat(page("/people/" + writer.slug()).text()).contains("Wrote one article");
        assertThat(page("/people/" + reviewer.slug()).text())
                .contains("Reviewed one article")
                .contains("FNP-BC", "ANCC");
    }

    @Test
    void onlyImagesOfLiveTextsAreGivenOut() throws Exception {
        Person writer = newsroom.aWriter();
        BufferedImage drawn = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        drawn.setRGB(0, 0, (int) System.nanoTime());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", png);
        RasterImage rasterImage = RasterImage.of(png.toByteArray()).orElseThrow();
        RevisionText text = new RevisionText("T", "", "![A chart](" + rasterImage.reference() + ")", "[]");
        Article article = articleCommands.begin(writer, "draft-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, text);
        new TransactionTemplate(press.transactions)
                .executeWithoutResult(status -> images.keep(article.id(), rasterImage, "chart.png", writer));
        http.perform(get("/images/" + rasterImage.sha256())).andExpect(status().isNotFound());

        press.sign(article, newsroom.aReviewer());
        press.goLive(article);

        http.perform(get("/images/" + rasterImage.sha256()))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/png"))
                .andExpect(content().bytes(png.toByteArray()))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
        assertThat(page("/articles/" + article.slug()).select("figure img").attr("src"))
                .isEqualTo("/images/" + rasterImage.sha256());
        press.tamper("image", "update image set bytes = ? where sha256 = ?", new byte[] {1}, rasterImage.sha256());
        http.perform(get("/images/" + rasterImage.sha256())).andExpect(status().isNotFound());
    }

    @Test
    void theStandardsNameTheStylesProject() throws Exception {
        assertThat(page("/editorial-standards").select("a[href^=https://citationstyles.org]"))
                .hasSize(1);
    }

    @Test
    void aSlotIsLabelledAndLeadsSomewhere() {
        assertThat(new Promotion("", "").slot()).isEmpty();
        assertThat(new Promotion("Words", "https://example.org").slot()).isPresent();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Promotion("Words", "javascript:x"))
                .hasMessageContaining("imprimatur.promotion.link");
    }

    private Document page(String path) throws Exception {
        Document page = Jsoup.parse(http.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("script, [style], style")).as(path).isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
        assertThat(page.text()).as(path).doesNotContain("??");
        return page;
    }
}
