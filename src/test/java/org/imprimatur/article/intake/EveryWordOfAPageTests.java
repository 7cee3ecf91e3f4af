package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a page is made of, the draft has each of its words, and none that nobody sees. */
class EveryWordOfAPageTests {

    private static final String SHEET = """
            <style>.b{font-weight:700} .i{font-style:italic} .u{vertical-align:super} .l{vertical-align:sub;font-size:80%}
            .n{display:none} .v{visibility:hidden} .s{visibility:visible} .c{text-transform:uppercase} .k{display:block}
            .x{text-decoration:line-through} p .b{font-style:italic} p>.i{font-weight:normal} .r{list-style-type:lower-roman}</style>""";

    private final FileImporter importer = new FileImporter(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        importer.close();
    }

    /** The same pages every day: whoever changes a reader asks for more of them here. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300})
    void noWordIsLostAndNoneComesIn(int from) {
        for (int seed = from; seed < from + 100; seed++) {
            String page = new Page(new Random(seed)).html();
            ImportResult read = importer.read(page.getBytes(UTF_8), "page.html");
            assertThat(read.losses())
                    .as(
                            "%s: %s\n%s\n%s",
                            seed, page, read.text().title(), read.text().body())
                    .filteredOn(loss -> loss.kind() == LossKind.WORDS_LOST || loss.kind() == LossKind.WORDS_ADDED)
                    .isEmpty();
        }
    }

    /** A page of anything that pages are made of, mixed at random. */
    private record Page(Random random) {

        private static final List<String> WORDS = List.of(
                "sleep",
                " well ",
                "5",
                "10",
                " mg",
                "/L",
                "*",
                "_a_",
                " [@key] ",
                "# ",
                "&lt;b&gt;",
                "1. ",
                "- ",
                "é",
                " ≥ ",
                "µg",
                "ﬁne",
                "&nbsp;",
                "\n",
                "|",
                "`",
                "~",
                "^",
                "a\\b",
                "&amp;",
                "http://a.org",
                "word",
                " the ",
                "日本",
                "&shy;");
        private static final List<String> TAGS = List.of(
                "b",
                "i",
                "strong",
                "em",
                "span",
                "span class=b",
                "span class=i",
                "span class=n",
                "span class=v",
                "span class=s",
                "span class=c",
                "span class=x",
                "span class=k",
                "a href='https://a.org/'",
                "a href='#x'",
                "code",
                "u",
                "font",
                "small",
                "q",
                "span style='font-weight:normal'",
                "b style='font-weight:normal'",
                "s",
                "ins",
                "kbd",
                "mark",
                "cite",
                "label",
                "button",
                "abbr");
        private static final List<String> OTHERS = List.of(
                "<sup>9</sup>",
                "<sub>2</sub>",
                "<span class=u>3</span>",
                "<span class=l>4</span>",
                "<br>",
                "<img alt='a bed' src='a.png'>",
                "<img alt='far' src='https://a.org/b.png'>",
                "<!-- note -->",
                "<script>x()</script>",
                "<math><mi>x</mi><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></math>",
                "<ruby>漢<rt>kan</rt></ruby>");
        private static final List<String> LEAVES = List.of(
                "p",
                "p class=b",
                "h1",
                "h2",
                "h3",
                "div",
                "pre",
                "p class=subtitle",
                "p class=n",
                "p class=c",
                "address",
                "legend");
        private static final List<String> AROUND = List.of(
                "div",
                "section",
                "blockquote",
                "article",
                "figure",
                "div hidden",
                "nav",
                "aside",
                "form",
                "details",
                "header",
                "fieldset");

        String html() {
            String body = some(6, () -> block(2)) + "<p>Always.</p>";
            String within = random.nextBoolean()
                    ? "<nav>Home Away</nav><main>" + body + "</main><footer>Imprint</footer>"
                    : body;
            return "<!doctype html><html><head><title>Sleep | Site</title>" + SHEET + "</head><body>" + within
                    + "</body></html>";
        }

        private String inline(int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(4)) {
                case 2 -> element(one(TAGS), some(3, () -> inline(depth - 1)));
                case 3 -> one(OTHERS);
                default -> one(WORDS);
            };
        }

        private String line() {
            return some(5, () -> inline(2));
        }

        private String block(int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(8)) {
                case 2 -> element(one(List.of("ul", "ol", "ol start=3", "ol reversed")), some(3, () -> item(depth)));
                // A label in letters has words behind it.
                case 3 -> element("ol class=r", some(3, () -> element("li", "a" + line())));
                case 4 -> element("table", some(3, () -> element("tr", some(3, this::cell))));
                case 5 -> element(one(AROUND), some(3, () -> block(depth - 1)));
                case 6 -> "<dl>" + element("dt", line()) + element("dd", line()) + "</dl>";
                case 7 -> line();
                default -> element(one(LEAVES), line());
            };
        }

        private String item(int depth) {
            return element("li", random.nextBoolean() ? line() : some(3, () -> block(depth - 1)));
        }

        private String cell() {
            return element(one(List.of("td", "th", "td colspan=2", "td rowspan=2")), line());
        }

        private String some(int most, Supplier<String> part) {
            return Stream.generate(part).limit(1 + random.nextInt(most)).collect(Collectors.joining());
        }

        private String one(List<String> of) {
            return of.get(random.nextInt(of.size()));
        }

        private static String element(String tag, String content) {
            return "<" + tag + ">" + content + "</" + tag.split(" ")[0] + ">";
        }
    }
}
