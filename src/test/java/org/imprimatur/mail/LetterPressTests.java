package org.imprimatur.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The letters as they are written. They also lie in {@code target/letters} afterwards, to be looked at. */
class LetterPressTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Sample(String name, String kind, Map<String, Object> model) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> letters() {
        return Stream.of(
                turn("turn-review", Map.of()),
                turn(
                        "turn-review-named",
                        Map.of(
                                "pooled",
                                false,
                                "givenBy",
                                "Demo Publisher",
                                "instruction",
                                "Read the whole text. Sign it if it is right; if not, say what should change.")),
                turn(
                        "turn-write",
                        Map.of(
                                "page",
                                "write",
                                "step",
                                "Write",
                                "pooled",
                                false,
                                "from",
                                "Demo Reviewer",
                                "note",
                                "Two things:\nThe dose in the third paragraph needs a source.\n\nPlease say <when> to see a doctor & why.")),
                turn("turn-publish", Map.of("page", "publish", "step", "Publish", "from", "Demo Reviewer")),
                turn("turn-approve", Map.of("page", "approve", "step", "Legal check", "due", "")),
                turn("turn-other", Map.of("page", "something-new", "step", "Fact check", "from", "", "pooled", false)),
                turn("turn-long", Map.of("title", "Sleep ".repeat(60).strip(), "note", "x".repeat(3000))),
                new Sample(
                        "live",
                        "live",
                        Map.of("number", 42, "title", "How much sleep do adults need?", "path", "/articles/sleep")),
                new Sample(
                        "signed",
                        "signed",
                        Map.of(
                                "number",
                                42,
                                "title",
                                "How much sleep do adults need?",
                                "signer",
                                "Demo Reviewer, FNP-BC",
                                "path",
                                "/desk/articles/1")),
                new Sample(
                        "invitation",
                        "invitation",
                        Map.of(
                                "name",
                                "Demo Writer",
                                "from",
                                "Demo Admin",
                                "path",
                                "/invitation/abc",
                                "expires",
                                "2026-11-30T10:00:00Z")),
                new Sample(
                        "password-reset",
                        "password-reset",
                        Map.of(
                                "name",
                                "Demo Writer",
                                "path",
                                "/password/reset/abc",
                                "expires",
                                "2026-11-23T11:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLetterSaysTheSameInTextAndAsAPage(Sample sample) throws Exception {
        LetterPress.Page page = print(sample);
        Document html = Jsoup.parse(page.html());
        for (Element link : html.select("a[href]")) {
            assertThat(page.text()).contains(link.attr("href"));
            assertThat(link.attr("href")).startsWith("https://newsroom.example/");
        }
        assertThat(html.select("a.button-link")).hasSize(1);
        assertThat(html.select("img, script, link, iframe, object")).isEmpty();
        assertThat(page.html()).doesNotContain("url(", "??", "{0}", "${");
        assertThat(page.text()).doesNotContain("??", "{0}", "${", "<p", "&amp;", "\r\n\r\n\r\n");
        assertThat(page.subject()).doesNotContain("??", "\n").isNotBlank();
        assertThat(html.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(html.body().child(0).className()).isEqualTo("preview");
        assertThat(html.select(".main").attr("style")).contains("font-family");
        assertThat(page.text().lines().filter(line -> !line.contains("://")).filter(line -> line.contains(" ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(3010));
        Path folder = Files.createDirectories(Path.of("target/letters"));
        Files.writeString(folder.resolve(sample.name() + ".html"), page.html());
        Files.writeString(folder.resolve(sample.name() + ".txt"), page.subject() + "\n\n" + page.text());
    }

    @Test
    void aTurnSaysWhoseWhyFromWhomAndUntilWhen() throws Exception {
        LetterPress.Page page = print(letters().skip(2).findFirst().orElseThrow());
        assertThat(page.subject()).isEqualTo("[Article 42] How much sleep do adults need? – for your changes");
        assertThat(page.text())
                .contains(
                        "Dear Demo Reviewer,",
                        "It is due on",
                        "Thursday 26\u00a0November\u00a02026",
                        "> The dose in the third paragraph needs a source.",
                        "> Please say <when> to see a doctor & why.");
        assertThat(Jsoup.parse(page.html()).select(".quote").text())
                .contains("Please say <when> to see a doctor & why.");
    }

    @Test
    void whereNothingWasSaidNothingIsQuoted() throws Exception {
        LetterPress.Page page = print(letters().findFirst().orElseThrow());
        assertThat(Jsoup.parse(page.html()).select(".quote")).isEmpty();
        assertThat(page.text()).doesNotContain("wrote:");
    }

    @Test
    void nothingThatIsTypedIsTakenForAPartOfTheTemplate() throws Exception {
        LetterPress.Page page = print(turn(
                "evil",
                Map.of("title", "[[${newsroom}]] <b onclick=x>${7*7}</b> __${7*7}__", "note", "[(${newsroom})]")));
        assertThat(page.text()).contains("[[${newsroom}]] <b onclick=x>${7*7}</b> __${7*7}__", "> [(${newsroom})]");
        assertThat(Jsoup.parse(page.html()).select("b")).isEmpty();
    }

    private static Sample turn(String name, Map<String, Object> changed) {
        Map<String, Object> model = new HashMap<>(PostOffice.aTurn());
        model.putAll(changed);
        return new Sample(name, "turn", model);
    }

    private static LetterPress.Page print(Sample sample) throws Exception {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        LetterPress press = new LetterPress(
                JSON,
                new MailSettings("desk@newsroom.example", null, null),
                Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC),
                words,
                "https://newsroom.example/",
                "Imprimatur");
        return press.page(sample.kind(), "Demo Reviewer", Locale.ENGLISH, JSON.writeValueAsString(sample.model()));
    }
}
