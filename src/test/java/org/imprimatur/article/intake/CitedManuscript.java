package org.imprimatur.article.intake;

import static org.imprimatur.article.intake.WordFile.abstractList;
import static org.imprimatur.article.intake.WordFile.cell;
import static org.imprimatur.article.intake.WordFile.field;
import static org.imprimatur.article.intake.WordFile.item;
import static org.imprimatur.article.intake.WordFile.level;
import static org.imprimatur.article.intake.WordFile.list;
import static org.imprimatur.article.intake.WordFile.p;
import static org.imprimatur.article.intake.WordFile.r;
import static org.imprimatur.article.intake.WordFile.row;
import static org.imprimatur.article.intake.WordFile.style;
import static org.imprimatur.article.intake.WordFile.styled;
import static org.imprimatur.article.intake.WordFile.table;
import static org.imprimatur.article.intake.WordFile.words;

/**
 * A manuscript as a writer hands it in: raised numbers that mean its list of references, a footnote by which a reference
 * manager cites, one that names its source in words, and one mark that may be something else.
 */
public final class CitedManuscript {

    public static final String TITLE = "How long adults sleep well";

    private static final String WALKING = """
            {"id":7,"type":"article-journal","title":"Walking and sleep in later life","container-title":"Sleep Health","volume":"4","issue":"2","page":"11-19","author":[{"family":"Moreno","given":"Ana"}],"issued":{"date-parts":[["2018",4]]}}""";

    private CitedManuscript() {}

    /** As Word saves it. */
    public static byte[] file() {
        return WordFile.of(
                        styled("Title", r(TITLE)),
                        p(
                                r("Most adults need seven hours of sleep."),
                                raised("1"),
                                r(" Short nights raise blood pressure."),
                                raised("2,3")),
                        styled("Heading1", r("What helps")),
                        p(
                                r("A walk in the afternoon improves sleep"),
                                note(1),
                                r(". A dark bedroom improves it too"),
                                note(2),
                                r(".")),
                        words("People who slept for nine hours (4) felt no better."),
                        item(1, 0, "Keep the bedroom dark."),
                        item(1, 0, "Get up at the same time."),
                        table(
                                row(cell("", "Age"), cell("", "Hours")),
                                row(cell("", "18 to 64"), cell("", "7 to 9")),
                                row(cell("", "65 and older"), cell("", "7 to 8"))),
                        styled("Heading1", r("References")),
                        item(
                                2,
                                0,
                                "Watson NF, Badr MS, Belenky G. Recommended amount of sleep for a healthy adult. Sleep. 2015;38(6):843-844."),
                        item(
                                2,
                                0,
                                "Okafor C, Lind P. Short sleep and blood pressure. Hypertension. 2019;73(2):301-309."),
                        item(2, 0, "Ferrari L. Sleep and the heart. Heart. 2021;107(4):250-257."),
                        item(2, 0, "Hansen T, Olsen B. Long sleepers in Norway. J Sleep Res. 2020;29(1):1-8."))
                .styles(
                        style("Title", "Title", ""),
                        style("Heading1", "heading 1", ""),
                        "<w:style w:type='table' w:styleId='Grid'><w:name w:val='Table Grid'/></w:style>")
                .numbering(
                        abstractList(0, level(0, "decimal", "%1.")),
                        abstractList(1, level(0, "decimal", "%1.")),
                        list(1, 0),
                        list(2, 1))
                .footnotes(
                        p(field(
                                " ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{\"id\":7,\"itemData\":" + WALKING
                                        + "}]} ",
                                r("Moreno 2018."))),
                        words("Lee K, Park J. Light at night and sleep. Chronobiol Int. 2017;34(5):633-640."))
                .bytes();
    }

    private static String raised(String words) {
        return r("<w:vertAlign w:val='superscript'/>", words);
    }

    private static String note(int number) {
        return "<w:r><w:footnoteReference w:id='" + number + "'/></w:r>";
    }
}
