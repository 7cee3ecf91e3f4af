package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.article.RevisionText;
import org.imprimatur.article.typeset.SetText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels of lists and places of cells are what they were in the file. */
class ListsAndTablesImportTests {

    private final FileImporter importer = new FileImporter();

    @AfterEach
    void close() {
        importer.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<ol type=a><li>x<li>y</ol> # a) x%nb) y",
                "<ol type=A start=3><li>x<li>y</ol> # C) x%nD) y",
                "<ol type=i start=4><li>x<li>y</ol> # iv) x%nv) y",
                "<ol style='list-style-type:lower-roman'><li>x<li>y</ol> # i) x%nii) y",
                "<ol style='list-style: upper-alpha'><li>x</ol> # A) x",
                "<ol start=3><li>x<li>y</ol> # 3. x%n4. y",
                "<ol><li>x<li value=5>y<li>z</ol> # 1. x%n%n\\%n%n5. y%n6. z",
                "<ol><li>x</ol><ol><li>y</ol> # 1. x%n%n\\%n%n1. y",
                "<ol type=a><li>x</ol><ol type=a><li>y</ol> # a) x%n%na) y",
                "<ul><li>x</ul><ul><li>y</ul> # - x%n%n* y",
                "<ol><li>x<ol type=a><li>y<li>z</ol></ol> # 1. x%n   a) y%n   b) z",
                "<ol><li>x<ol type=a start=3><li>y</ol></ol> # 1. x%n   %n   c) y",
                "<p>a) no list</p><p>A. Smith</p> # a\\) no list%n%nA. Smith"
            })
    void labelsStay(String html, String markdown) {
        String body = body(html);
        assertThat(body).isEqualTo(markdown.strip().replace("%n", "\n"));
        assertThat(labels(Jsoup.parse(SetText.of(read(html)).body()))).isEqualTo(labels(Jsoup.parse(html)));
    }

    /** Each item's words behind its number, and the kind of list it is in. */
    private static String labels(Document page) {
        StringBuilder labels = new StringBuilder();
        page.select("ol").forEach(list -> {
            String style = list.attr("style");
            String type = style.contains("lower-roman") ? "i" : style.contains("upper-alpha") ? "A" : list.attr("type");
            int number = list.hasAttr("start") ? Integer.parseInt(list.attr("start")) : 1;
            for (var item : list.children()) {
                number = item.hasAttr("value") ? Integer.parseInt(item.attr("value")) : number;
                labels.append(type)
                        .append(number++)
                        .append(item.text().split(" ")[0])
                        .append(' ');
            }
        });
        return labels.toString();
    }

    @Test
    void aRowThatSpansSpans() {
        assertThat(body("<table><tr><th>Age</th><th>Dose</th><th>Times</th></tr><tr><td colspan=3>Adults</td></tr>"
                        + "<tr><td>18 to 60</td><td>5 mg</td><td></td></tr></table>"))
                .isEqualTo("|Age|Dose|Times|\n|---|---|---|\n|Adults|||\n|18 to 60|5 mg| |");
    }

    @Test
    void aCellThatReachesDownReachesDown() {
        String table = "<table><tr><td rowspan=2>Adults</td><td>5 mg</td></tr><tr><td>10 mg</td></tr></table>";
        assertThat(body(table)).isEqualTo("| | |\n|---|---|\n|Adults|5 mg|\n|^^|10 mg|");
        Document set = Jsoup.parse(SetText.of(read(table)).body());
        assertThat(set.select("thead")).isEmpty();
        assertThat(set.select("td[rowspan=2]").text()).isEqualTo("Adults");
    }

    @Test
    void aCellThatIsPushedOutHasAColumnOfItsOwn() {
        assertThat(
                        body(
                                "<table><tr><td rowspan=2>Adults</td><td>5 mg</td></tr><tr><td>10 mg</td><td>twice</td></tr></table>"))
                .isEqualTo("| | | |\n|---|---|---|\n|Adults|5 mg| |\n|^^|10 mg|twice|");
    }

    @Test
    void listsAndLinesInCellsStay() {
        String table = "<table><tr><th>Age</th><th>Dose</th></tr><tr><td><p>Adults</p><p>to 60</p></td>"
                + "<td>Take:<ul><li>5 mg<li>10<sup>2</sup> mg</ul></td></tr></table>";
        assertThat(body(table)).isEqualTo("|Age|Dose|\n|---|---|\n|Adults<br>to 60|Take:<br>- 5 mg<br>- 10^2^ mg|");
        Document set = Jsoup.parse(SetText.of(read(table)).body());
        assertThat(set.select("td ul li").eachText()).containsExactly("5 mg", "102 mg");
        assertThat(set.select("td").first().select("br")).hasSize(1);
    }

    @Test
    void oneLineThatBeginsWithADashIsNoList() {
        Document set = Jsoup.parse(
                SetText.of(read("<table><tr><th>a</th><th>b</th></tr><tr><td>- 5</td><td>x | y</td></tr></table>"))
                        .body());
        assertThat(set.select("td").eachText()).containsExactly("- 5", "x | y");
    }

    private String body(String html) {
        return read(html).body();
    }

    private RevisionText read(String html) {
        return importer.read(("<h1>T</h1>" + html).getBytes(UTF_8), "page.html").text();
    }
}
