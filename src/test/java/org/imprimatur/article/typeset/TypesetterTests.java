package org.imprimatur.article.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.ProcessorTime;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.SampleTexts;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.image.ImageSizes;
import org.imprimatur.article.source.CitationSettings;
import org.imprimatur.article.source.SourceFormatter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class TypesetterTests {

    private static final String PICTURE = SampleTexts.picture();

    private final Typesetter typesetter = typesetter();

    @Test
    void rawHtmlIsShownAsTyped() {
        assertThat(body("<script>alert(1)</script>\n\nA <b onclick=x>word</b>")).doesNotContain("<script", "<b");
        assertThat(Jsoup.parse(body("A <b>word</b>")).text()).isEqualTo("A <b>word</b>");
    }

    @Test
    void aLinkLeadsToTheWebToAMailboxOrWithinTheSiteAndNowhereElse() {
        assertThat(body("[a](https://example.org/x)"))
                .contains("href=\"https://example.org/x\"", "rel=\"external noopener\"");
        assertThat(body("[a](mailto:a@example.org)")).contains("href=\"mailto:a@example.org\"");
        assertThat(body("[a](/articles/other)")).contains("<a href=\"/articles/other\">a</a>");
        assertThat(body("[a](#section-x)")).contains("href=\"#section-x\"");
        for (String astray : List.of(
                "javascript:x",
                "JaVaScRiPt:x",
                "data:text/html,x",
                "//evil.example",
                "/\\evil.example",
                "vbscript:x",
                "file:///etc/passwd",
                "&#106;avascript:x",
                "ftp://example.org",
                "other.html")) {
            assertThat(body("[a](" + astray + ")")).as(astray).isEqualTo("<p>a</p>\n");
        }
    }

    @Test
    void aRaisedNumberIsRaisedAndNoCitation() {
        TypesetText typeset = set("A count of 10^9^/L and CO~2~ in sleep[@a].", source("a", "About A"));
        assertThat(typeset.body())
                .startsWith("<p>A count of 10<sup>9</sup>/L and CO<sub>2</sub> in sleep<sup class=\"cite\">");
        assertThat(Jsoup.parse(typeset.body()).select("sup.cite")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "x^a\\ b^ # x<sup>a\u00a0b</sup>",
                "x^*n*^ # x<sup><em>n</em></sup>",
                "**10^9^/L** # <strong>10<sup>9</sup>/L</strong>",
                "x^a~i~^ # x<sup>a<sub>i</sub></sup>",
                "[10^9^](/x) # <a href=\"/x\">10<sup>9</sup></a>",
                "x^[9](/x)^ # x<sup><a href=\"/x\">9</a></sup>",
                "x^a b^ # x^a b^",
                "a ^ b ^ c # a ^ b ^ c",
                "about ~5 mg, ~6 mg # about ~5 mg, ~6 mg",
                "~~old~~ and ^^ # ~~old~~ and ^^",
                "10\\^9^ # 10^9^",
                "`10^9^` # <code>10^9^</code>",
                "C:\\ x # C:\\ x",
                "**10^9**^ # <strong>10^9</strong>^"
            })
    void aRunGoesFromMarkToMarkWithoutABlank(String markdown, String html) {
        assertThat(body(markdown)).isEqualTo("<p>" + html.strip() + "</p>\n");
    }

    @Test
    void aTextOfTheFirstFormatKnowsNoRaisedWords() {
        RevisionText text = new RevisionText("T", "", "10^9^ and CO~2~ and \\ ^x\\ y^", "[]", TextFormat.IMPRIMATUR_1);
        assertThat(typesetter.forReaders(text).body()).isEqualTo("<p>10^9^ and CO~2~ and \\ ^x\\ y^</p>\n");
    }

    @Test
    void headingsAndDescriptionsOfPicturesKeepARaisedNumberApart() {
        TypesetText typeset = set("## Below 10^9^/L of CO~2~\n\n![10^9^/L](image:" + PICTURE + ")");
        assertThat(typeset.contents())
                .containsExactly(new TypesetText.Heading("section-below-10⁹-l-of-co₂", "Below 10⁹/L of CO₂"));
        assertThat(Jsoup.parse(typeset.body()).select("img").attr("alt")).isEqualTo("10⁹/L");
        assertThat(Jsoup.parse(typeset.body()).select("figcaption sup").text()).isEqualTo("9");
    }

    @Test
    void marksWithoutEndTakeNoLonger() {
        for (String mark : List.of("^a ", "^a", "^", "~^", "x^a~", "^\\ ")) {
            String body = mark.repeat(300_000 / mark.length());
            ProcessorTime.atMost(Duration.ofSeconds(5), () -> set(body));
        }
    }

    @Test
    void theFirstCitedSourceIsNumberOne() {
        TypesetText typeset = set("First [@b]. Then [@a], again [@b].", source("a", "About A"), source("b", "About B"));
        Document body = Jsoup.parse(typeset.body());
        assertThat(body.select(".cite a").eachText()).containsExactly("1", "2", "1");
        assertThat(body.select(".cite a").eachAttr("href")).containsExactly("#source-1", "#source-2", "#source-1");
        assertThat(typeset.sources().get(0)).contains("About B").contains("id=\"source-1\"");
        assertThat(typeset.sources().get(1)).contains("About A");
    }

    @Test
    void aSourceLeadsBackToEachPlaceThatCitesIt() {
        TypesetText typeset = set("One [@a], two [@a], three [@b].", source("a", "A"), source("b", "B"));
        Document sources = Jsoup.parse(String.join("", typeset.sources()));
        assertThat(sources.select("#source-1 .source-back a").eachText()).containsExactly("a", "b");
        assertThat(sources.select("#source-2 .source-back a").eachText()).containsExactly("↑");
        Document body = Jsoup.parse(typeset.body());
        for (String target : sources.select(".source-back a").eachAttr("href")) {
            assertThat(body.select(target)).as(target).hasSize(1);
        }
    }

    @Test
    void theSourceIsAtHandWhereItIsCited() {
        Element mark = Jsoup.parse(
                        set("Yes [@a].", source("a", "About <i>A</i>")).body())
                .selectFirst(".cite a");
        assertThat(mark.attr("data-source"))
                .startsWith("1. ")
                .contains("About A")
                .doesNotContain("<");
        assertThat(mark.attr("aria-describedby")).isEqualTo("source-1-text");
    }

    @Test
    void severalSourcesShareOneBracket() {
        Document body = Jsoup.parse(
                set("Yes [@a; @b, p. 3].", source("a", "A"), source("b", "B")).body());
        assertThat(body.select("sup.cite")).hasSize(1);
        assertThat(body.select("sup.cite").text()).isEqualTo("1,2(p. 3)");
    }

    @Test
    void aNumberStandsCloseToItsWord() {
        assertThat(Jsoup.parse(set("Yes [@a],\nand\n[@b] [@a].", source("a", "A"), source("b", "B"))
                                .body())
                        .text())
                .isEqualTo("Yes1, and2,1.");
    }

    @Test
    void neighbouringBracketsAreTwoCitations() {
        assertThat(Jsoup.parse(set("Yes [@a][@b].", source("a", "A"), source("b", "B"))
                                .body())
                        .select("sup.cite"))
                .hasSize(2);
    }

    @Test
    void anUnknownKeyStaysAsTypedAndLooksWrong() {
        assertThat(body("Yes [@nobody2020, p. 1]."))
                .contains("<mark class=\"cite-unknown\"")
                .contains("[@nobody2020, p. 1]</mark>");
    }

    @Test
    void codeEscapesAndLinksAreNoCitations() {
        for (String text : List.of(
                "`[@a]`",
                "    [@a]",
                "```\n[@a]\n```",
                "\\[@a]",
                "[@a](https://example.org)",
                "a@b.org",
                "[see @a]",
                "[@]",
                "[a@b]")) {
            assertThat(set(text, source("a", "A")).body()).as(text).doesNotContain("class=\"cite");
        }
    }

    @Test
    void keysMayCarryTheSignsReferenceManagersUse() {
        for (String key : List.of("smith_2020_a", "doi:10.1000/x.y-z", "Müller2020", "2020report")) {
            assertThat(set("Yes [@" + key + "].", source(key, "A")).body())
                    .as(key)
                    .contains("#source-1");
        }
        assertThat(set("Yes [@{http://example.org/items?x=1;}].", source("http://example.org/items?x=1;", "A"))
                        .body())
                .doesNotContain("#source-1");
        assertThat(set("Yes [@{http://example.org/items?x=1}].", source("http://example.org/items?x=1", "A"))
                        .body())
                .contains("#source-1");
    }

    @Test
    void aCitationWithinALinkDoesNotNestLinks() {
        Document body = Jsoup.parse(
                set("[see [@a]](https://example.org)", source("a", "A")).body());
        assertThat(body.select("a a")).isEmpty();
        assertThat(body.select("#cite-1-a")).hasSize(1);
    }

    @Test
    void aLoneImageIsAFigureWithItsCaption() {
        Document body = Jsoup.parse(set("![Sleep by age [@a]](image:" + PICTURE + ")", source("a", "A"))
                .body());
        Element image = body.selectFirst("figure > img");
        assertThat(image.attr("src")).isEqualTo("/images/" + PICTURE);
        assertThat(image.attr("alt")).isEqualTo("Sleep by age");
        assertThat(image.attr("width")).isEqualTo("800");
        assertThat(body.select("figure > figcaption a").text()).isEqualTo("1");
        assertThat(Jsoup.parse(body("![What it shows](image:" + PICTURE + " \"The caption\")"))
                        .select("figcaption")
                        .text())
                .isEqualTo("The caption");
        assertThat(Jsoup.parse(body("Text ![x](image:" + PICTURE + ")")).select("figure"))
                .isEmpty();
    }

    @Test
    void anImageFromElsewhereIsLeftOut() {
        assertThat(body("![A chart](https://example.org/x.png)"))
                .doesNotContain("<img")
                .contains("A chart");
        assertThat(body("![A chart](image:short)")).doesNotContain("<img");
    }

    @Test
    void aTableScrollsInItsOwnFrame() {
        Document body = Jsoup.parse(body("| A | B |\n|---|--:|\n| 1 | [@x] |\n"));
        assertThat(body.select(".table-frame[tabindex=0] > table th[scope=col]"))
                .hasSize(2);
        assertThat(body.select("td.cell--right")).hasSize(1);
        assertThat(body.select("[align]")).isEmpty();
        assertThat(body.select("td mark.cite-unknown")).hasSize(1);
    }

    @Test
    void headingsHaveAnchorsMadeOfTheirWords() {
        TypesetText typeset = set("## What *helps*? [@a]\n\n## What helps\n\n### Detail\n\n## ?", source("a", "A"));
        assertThat(Jsoup.parse(typeset.body()).select("h2,h3").eachAttr("id"))
                .containsExactly("section-what-helps", "section-what-helps-2", "section-detail", "section");
        assertThat(typeset.contents())
                .extracting(TypesetText.Heading::text)
                .containsExactly("What helps?", "What helps", "?");
    }

    @Test
    void thePageHasOneTitleWhateverLevelsTheTextUses() {
        Document body = Jsoup.parse(body("# One\n\n## Two"));
        assertThat(body.select("h1")).isEmpty();
        assertThat(body.select("h2").text()).isEqualTo("One");
        assertThat(body.select("h3").text()).isEqualTo("Two");
    }

    @Test
    void wordsAreCountedAsSeen() {
        assertThat(set("**Sev**en _words_ [@a] here\n\n- one\n- two — three\n\n![alt text](x)", source("a", "A"))
                        .words())
                .isEqualTo(6);
    }

    @Test
    void theSameTextIsSetTheSame() {
        RevisionText text = SampleTexts.aLongArticle();
        assertThat(typesetter().set(text, "/images/")).isEqualTo(typesetter().set(text, "/images/"));
        assertThat(typesetter.set(text, "/desk/images/").body()).contains("/desk/images/" + PICTURE);
        assertThat(typesetter.set(text, "/images/").body()).contains("\"/images/" + PICTURE);
    }

    @Test
    void aLongArticleIsSetWhole() {
        TypesetText typeset = typesetter.set(SampleTexts.aLongArticle(), "/images/");
        assertThat(typeset.sources()).hasSize(13);
        assertThat(typeset.contents()).hasSize(4);
        assertThat(typeset.words()).isBetween(400, 700);
        assertThat(typeset.body()).doesNotContain("cite-unknown");
        assertHarmless(typeset);
    }

    @Test
    @FullBuildOnly
    void aDeepOrEndlessTextIsSetAllTheSame() {
        for (String part :
                List.of("> ", "- ", "*a ", "[", "![", "[[@a](", "`", "**_", "<div>", "|a", "[@a;", "1. ", "\t")) {
            assertHarmless(set(part.repeat(20_000), source("a", "A")));
        }
        assertHarmless(set("|a|b|\n|-|-|\n" + "|[@a]|*x*|\n".repeat(5_000), source("a", "A")));
    }

    @Test
    void anyTextWhateverIsSetAndHarmless() {
        Random dice = new Random(20_260_603);
        List<String> pieces = List.of(
                "[@a]",
                "[@a; @b, p. 3]",
                "[@",
                "]",
                "[",
                "](",
                ")",
                "javascript:alert(1)",
                "<script>",
                "</script>",
                "<img src=x onerror=alert(1)>",
                "![",
                "](image:" + PICTURE + ")",
                "\"",
                "'",
                "onmouseover=x",
                "*",
                "_",
                "`",
                "```\n",
                "\n",
                "\n\n",
                "# ",
                "## ",
                "> ",
                "- ",
                "1. ",
                "|",
                "|---|\n",
                "\t",
                "    ",
                "&#x6a;avascript:",
                "&lt;",
                "\\",
                "<a href=\"javascript:x\">",
                "<javascript:x>",
                "<https://example.org>",
                "[a]: javascript:x\n",
                "[a]",
                "\u0000",
                "\u202e",
                "\ud800",
                "😀",
                "word ",
                "é",
                "{",
                "}",
                "@a",
                ";",
                "-@");
        for (int run = 0; run < 4_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int length = dice.nextInt(40); length > 0; length--) {
                text.append(
                        dice.nextInt(8) == 0
                                ? String.valueOf((char) dice.nextInt(0x3000))
                                : pieces.get(dice.nextInt(pieces.size())));
            }
            assertHarmless(set(
                    text.toString(),
                    source("a", "<script>x</script> \" onload=x " + pieces.get(dice.nextInt(pieces.size())))));
        }
    }

    private static void assertHarmless(TypesetText typeset) {
        List<String> parts = new ArrayList<>(typeset.sources());
        parts.add(typeset.body());
        Document page = Jsoup.parseBodyFragment(String.join("\n", parts));
        List<String> ids = new ArrayList<>();
        for (Element element : page.body().getAllElements()) {
            assertThat(element.normalName())
                    .isNotIn("script", "style", "iframe", "object", "form", "svg", "base", "link", "meta");
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(name).doesNotStartWith("on").isNotEqualTo("style");
                if (name.equals("href") || name.equals("src")) {
                    assertThat(attribute.getValue()).matches("(?s)(?i)(https?://[^/]|mailto:|#|/(?![/\\\\])).*|/");
                }
                if (name.equals("id")) {
                    ids.add(attribute.getValue());
                }
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void manyHeadingsOfOneWordingAreToldApartWithoutCountingFromTheStartForEach() {
        Document body = Jsoup.parse(ProcessorTime.atMost(Duration.ofSeconds(15), () -> body("# a\n".repeat(30_000))));
        assertThat(body.select("h2").eachAttr("id"))
                .hasSize(30_000)
                .doesNotHaveDuplicates()
                .startsWith("section-a", "section-a-2", "section-a-3");
    }

    @Test
    void headingsThatLookNumberedKeepApartFromThoseThatAre() {
        assertThat(Jsoup.parse(body("## a 2\n\n## a\n\n## a\n\n## a"))
                        .select("h2")
                        .eachAttr("id"))
                .containsExactly("section-a-2", "section-a", "section-a-3", "section-a-4");
    }

    @Test
    void aTableNobodyCouldReadIsSetAsTheLinesItWasWrittenIn() {
        String table = "|a".repeat(2_000) + "\n" + "|-".repeat(2_000) + "\n" + "|x\n".repeat(30_000);
        assertThat(body(table)).doesNotContain("<table").contains("|x");
    }

    private String body(String markdown) {
        return set(markdown).body();
    }

    private TypesetText set(String markdown, String... sources) {
        return typesetter.set(
                new RevisionText("Title", "", markdown, "[" + String.join(",", sources) + "]"), "/images/");
    }

    private static String source(String id, String title) {
        var json = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        return json.put("id", id).put("type", "webpage").put("title", title).toString();
    }

    private static Typesetter typesetter() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        return new Typesetter(
                new SourceFormatter(new CitationSettings("american-medical-association")),
                sha256 -> Optional.of(new ImageSizes.Size(800, 600)),
                words);
    }
}
