package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever a page is made of, the draft has each of its words, and none that nobody sees. */
class EveryWordOfAPageTests {

    private static final String SHEET = """
            <style>.b{font-weight:700} .i{font-style:italic} .u{vertical-align:super} .l{vertical-align:sub;font-size:80%}
            .n{display:none} .v{visibility:hidden} .s{visibility:visible} .c{text-transform:uppercase} .k{display:block}
            .x{text-decoration:line-through} p .b{font-style:italic} p>.i{font-weight:normal} .r{list-style-type:lower-roman}</style>""";

    private final FileImporter importer = new FileImporter(Duration.ofSeconds(20));

    @AfterProperty
    void close() {
        importer.close();
    }

    @Property(tries = 400)
    void noWordIsLostAndNoneComesIn(@ForAll("bodies") String body, @ForAll boolean main) {
        String within = main ? "<nav>Home Away</nav><main>" + body + "</main><footer>Imprint</footer>" : body;
        String page = "<!doctype html><html><head><title>Sleep | Site</title>" + SHEET + "</head><body>" + within
                + "</body></html>";
        ImportResult read = importer.read((page + "<p>Always.</p>").getBytes(UTF_8), "page.html");
        assertThat(read.losses())
                .as("%s%n%s%n%s", page, read.text().title(), read.text().body())
                .extracting(Loss::kind)
                .doesNotContain(LossKind.WORDS_LOST, LossKind.WORDS_ADDED);
    }

    @Provide
    Arbitrary<String> bodies() {
        return blocks(2).list().ofMinSize(1).ofMaxSize(6).map(blocks -> String.join("", blocks));
    }

    private static Arbitrary<String> inline(int depth) {
        Arbitrary<String> words = Arbitraries.of(
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
        if (depth == 0) {
            return words;
        }
        Arbitrary<String> inner = Arbitraries.lazyOf(() -> inline(depth - 1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> String.join("", all));
        Arbitrary<String> tag = Arbitraries.of(
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
        Arbitrary<String> wrapped = Combinators.combine(tag, inner).as(EveryWordOfAPageTests::element);
        Arbitrary<String> raised = Arbitraries.of(
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
        return Arbitraries.oneOf(words, words, wrapped, raised);
    }

    private static Arbitrary<String> blocks(int depth) {
        Arbitrary<String> line = inline(2).list().ofMinSize(1).ofMaxSize(5).map(all -> String.join("", all));
        Arbitrary<String> leaf = Combinators.combine(
                        Arbitraries.of(
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
                                "legend"),
                        line)
                .as(EveryWordOfAPageTests::element);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazyOf(() -> blocks(depth - 1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> String.join("", all));
        Arbitrary<String> item = Arbitraries.oneOf(line, inner).map(content -> "<li>" + content + "</li>");
        Arbitrary<String> list = Combinators.combine(
                        Arbitraries.of("ul", "ol", "ol start=3", "ol class=r", "ol reversed"),
                        item.list().ofMinSize(1).ofMaxSize(3))
                .as((tag, items) -> element(tag, String.join("", items)));
        Arbitrary<String> cell = Combinators.combine(Arbitraries.of("td", "th", "td colspan=2"), line)
                .as(EveryWordOfAPageTests::element);
        Arbitrary<String> row =
                cell.list().ofMinSize(1).ofMaxSize(3).map(cells -> "<tr>" + String.join("", cells) + "</tr>");
        Arbitrary<String> table =
                row.list().ofMinSize(1).ofMaxSize(3).map(rows -> "<table>" + String.join("", rows) + "</table>");
        Arbitrary<String> around = Combinators.combine(
                        Arbitraries.of(
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
                                "fieldset"),
                        inner)
                .as(EveryWordOfAPageTests::element);
        Arbitrary<String> named = Combinators.combine(line, line)
                .as((term, meaning) -> "<dl><dt>" + term + "</dt><dd>" + meaning + "</dd></dl>");
        return Arbitraries.oneOf(leaf, leaf, list, table, around, named, line);
    }

    private static String element(String tag, String content) {
        return "<" + tag + ">" + content + "</" + List.of(tag.split(" ")).get(0) + ">";
    }
}
