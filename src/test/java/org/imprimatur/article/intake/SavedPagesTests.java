package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.imprimatur.FullBuildOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages as Word, Google Docs, LibreOffice, pandoc and web sites save them. */
class SavedPagesTests {

    private final FileImporter importer = new FileImporter(Duration.ofSeconds(30));

    @AfterEach
    void close() {
        importer.close();
    }

    // Google Docs

    private static final String GOOGLE = """
            <html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">
            ol{margin:0}.c1{font-weight:700}.c2{vertical-align:super}.c3{font-style:italic}.c4{vertical-align:sub}
            .c7{font-weight:400;text-decoration:none;vertical-align:baseline;font-style:normal}
            .lst-kix_2-1 > li:before{content:"" counter(lst-ctn-kix_2-1,lower-latin) ". "}
            </style></head><body class="c9 doc-content">%s</body></html>""";

    private ImportResult google(String body) {
        return read(GOOGLE.formatted(body));
    }

    @Test
    void googlesClassesAreBoldItalicRaisedAndLowered() {
        ImportResult page = google(
                "<p class=title><span class=c7>Sleep</span></p><p class=subtitle><span>A guide</span></p>"
                        + "<p><span class=c7>Take </span><span class=c1>seven</span><span class=c3> hours</span>"
                        + "<span class=c7>, 10</span><span class=c2>9</span><span class=c7>/L H</span><span class=c4>2</span>O</p>");
        assertThat(page.text().title()).isEqualTo("Sleep");
        assertThat(page.text().standfirst()).isEqualTo("A guide");
        assertThat(page.text().body()).isEqualTo("Take **seven** *hours*, 10^9^/L H~2~O");
        nothingLost(page);
    }

    @Test
    void googlesFlatListsAreNestedByTheirClasses() {
        ImportResult page = google("<h1>Sleep</h1><ul class='lst-kix_1-0 start'><li>one</li></ul>"
                + "<ul class='lst-kix_1-1 start'><li>within</li></ul><ul class='lst-kix_1-0'><li>two</li></ul>"
                + "<ol class='lst-kix_2-0' start=3><li>three</li></ol>"
                + "<ol class='lst-kix_2-1 start' start=1><li>letter</li></ol>");
        assertThat(page.text().body()).contains("- one\n  - within\n- two\n").contains("3. three\n   ");
        nothingLost(page);
    }

    @Test
    void googlesCommentsAreNoWordsOfTheText() {
        ImportResult page = google("<h1>Sleep</h1><p>Well<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p>"
                + "<div class=c10><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Check this</span></p></div>");
        assertThat(page.text().body()).isEqualTo("Well");
        assertThat(page.losses()).contains(new Loss(LossKind.COMMENTS, 1, "", ""));
        nothingLost(page);
    }

    @Test
    void googlesFootnotesBecomeNotes() {
        notes(google("<h1>Sleep</h1><p>Seven hours.<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p><hr>"
                + "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a><span>&nbsp;Watson.</span></p></div>"));
    }

    // Word

    private static final String WORD = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Untitled1</title>
            <!--[if gte mso 9]><xml><o:Author>Somebody</o:Author></xml><![endif]--><style><!--
             /* Font Definitions */
             @font-face {font-family:Wingdings; panose-1:5 0 0 0 0 0 0 0 0 0;}
             p.MsoNormal {margin:0cm; mso-fareast-font-family:Calibri;}
             p.House {mso-style-parent:"Heading 2"; mso-outline-level:2; font-size:14.0pt;}
             p.MsoListParagraph {margin-left:36.0pt;}
             @page WordSection1 {size:595.3pt 841.9pt;}
            --></style></head><body lang=EN-GB><div class=WordSection1>%s</div></body></html>""";

    private ImportResult word(String body) {
        return read(WORD.formatted(body));
    }

    private static String entry(String style, String label, String words) {
        return "<p class=MsoListParagraph style='text-indent:-18.0pt;" + style + "'><![if !supportLists]><span"
                + " style='font-family:Symbol'><span style='mso-list:Ignore'>" + label
                + "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
                + words + "</p>";
    }

    @Test
    void wordsListsKeepLevelLabelAndStart() {
        ImportResult page = word("<p class=MsoTitle>Sleep</p>" + entry("mso-list:l0 level1 lfo1", "·", "first")
                + entry("mso-list:l0 level2 lfo1", "o", "within") + entry("mso-list:l1 level1 lfo2", "4.", "number")
                + entry("mso-list:l1 level1 lfo2", "5.", "next"));
        assertThat(page.text().title()).isEqualTo("Sleep");
        assertThat(page.text().body()).contains("- first\n  - within").contains("4. number\n5. next");
        nothingLost(page);
    }

    /** As "Web page, filtered" leaves them. */
    private static String filtered(String indent, String label, String words) {
        return "<p class=MsoListParagraph style='" + indent + "text-indent:-18.0pt'><span style='font-family:Symbol'>"
                + label + "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span>" + words
                + "</p>";
    }

    @Test
    void wordsFilteredListsAreKnownByTheirLabelsAndIndents() {
        ImportResult page = word("<p class=MsoTitle>Sleep</p>" + filtered("", "1.", "first")
                + filtered("margin-left:72.0pt;", "·", "within") + filtered("", "2.", "second")
                + "<p class=MsoNormal>Between.</p>" + filtered("", "3.", "third"));
        assertThat(page.text().body()).isEqualTo("1. first\n   - within\n2. second\n\nBetween.\n\n3. third");
        nothingLost(page);
    }

    @Test
    void aLabelNoListCanCountStaysAWord() {
        ImportResult page = word("<p class=MsoTitle>Sleep</p>" + entry("mso-list:l0 level1 lfo1", "1.1.", "first"));
        assertThat(page.text().body()).isEqualTo("- 1\\.1. first");
        nothingLost(page);
    }

    @Test
    void headingsOfTheNewsroomsOwnStyleAreHeadings() {
        ImportResult page =
                word("<p class=MsoTitle>Sleep</p><h1>Why</h1><p>Because.</p><p class=House>When</p><p>Then.</p>");
        assertThat(page.text().body()).isEqualTo("## Why\n\nBecause.\n\n### When\n\nThen.");
        nothingLost(page);
    }

    @Test
    void wordsFootnotesBecomeNotes() {
        notes(word("<h1>Sleep</h1><p class=MsoNormal>Seven hours.<a style='mso-footnote-id:ftn1' href=\"#_ftn1\""
                + " name=\"_ftnref1\"><span class=MsoFootnoteReference><span style='vertical-align:super'>[1]</span></span></a></p>"
                + "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
                + "<a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> Watson.</p></div></div>"));
    }

    @Test
    void trackedChangesCommentsAndContentsOfWordAreTold() {
        ImportResult page = word("<p class=MsoTitle>Sleep</p><p class=MsoToc1>Why <span>......</span> 7</p>"
                + "<p class=MsoNormal>Take <del cite='mailto:x' datetime='2024'>five</del><ins cite='mailto:x'>six</ins>"
                + "<span class=MsoCommentReference><a href=\"#_msocom_1\">[A1]</a></span> mg<span style='display:none;mso-hide:all'>secret</span>"
                + " 10<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>9</span></p>"
                + "<div style='mso-element:comment-list'><div style='mso-element:comment'><div id=\"_com_1\" class=msocomtxt>"
                + "<p class=MsoCommentText>Sure?</p></div></div></div>");
        assertThat(page.text().body()).isEqualTo("Take six mg 10^9^");
        assertThat(page.losses())
                .contains(
                        new Loss(LossKind.DELETIONS, 1, "", ""),
                        new Loss(LossKind.INSERTIONS, 1, "", ""),
                        new Loss(LossKind.COMMENTS, 1, "", ""),
                        new Loss(LossKind.CONTENTS, 1, "", ""),
                        new Loss(LossKind.HIDDEN, 1, "secret", ""));
        nothingLost(page);
    }

    @Test
    void signsOfTheSymbolFontKeepTheirMeaning() {
        ImportResult page = word("<h1>T</h1><p class=MsoNormal>5 <span style='font-family:Symbol'>m</span>g of"
                + " <span style='font:12.0pt Symbol'>b</span>-carotene</p>");
        assertThat(page.text().body()).isEqualTo("5 µg of β-carotene");
        nothingLost(page);
    }

    // LibreOffice and pandoc

    @Test
    void footnotesOfLibreOfficeAndPandocBecomeNotes() {
        notes(read("<html><body><div title='header'><p>Page 3</p></div><h1 class=title>Sleep</h1><p>Seven hours."
                + "<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a></p>"
                + "<div id=sdfootnote1><p class=sdfootnote><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a> Watson.</p></div>"
                + "</body></html>"));
        notes(
                read(
                        "<!doctype html><html><body><header id=title-block-header><h1 class=title>Sleep</h1></header>"
                                + "<nav id=TOC role=doc-toc><ul><li><a href='#why'>Why</a></li></ul></nav><p>Seven hours."
                                + "<a href='#fn1' class=footnote-ref id=fnref1 role=doc-noteref><sup>1</sup></a></p>"
                                + "<section id=footnotes class=footnotes role=doc-endnotes><hr><ol><li id=fn1><p>Watson."
                                + "<a href='#fnref1' class=footnote-back role=doc-backlink>↩︎</a></p></li></ol></section></body></html>"));
    }

    private static void notes(ImportResult page) {
        assertThat(page.text().title()).isEqualTo("Sleep");
        assertThat(page.text().body()).isEqualTo("Seven hours. (note 1)\n\n## Notes\n\n1. Watson.");
        assertThat(page.losses()).contains(new Loss(LossKind.FOOTNOTES, 1, "", ""));
        nothingLost(page);
    }

    // Sites

    private static final String SITE = """
            <!doctype html><html><head><title>Sleep and you | The Site</title>
            <style>.menu-open{display:none} .shout{text-transform:uppercase} .gone{text-decoration:line-through}
            @media (max-width: 600px) { .wide { display: none } } @media print { main { display: none } }</style></head><body>
            <header><a href="/">The Site</a> Search</header><nav>Home Health</nav>
            <div class="cookie-banner">We use cookies</div><div>Subscribe now</div>
            <main><p>Health</p><h1>Sleep and you</h1><div class="share-buttons">Share this</div>
            <p class=wide>Adults need <b>seven</b> hours.<span class=menu-open>more</span> <span class=shout>now</span></p>
            <aside>By the way</aside><figure><img src="a.png" alt="A bed"><figcaption>A bed</figcaption></figure></main>
            <footer>Copyright</footer></body></html>""";

    @Test
    void whatStandsAroundAnArticleIsNoPartOfItAndIsTold() {
        ImportResult page = read(SITE);
        assertThat(page.text().title()).isEqualTo("Sleep and you");
        assertThat(page.text().body()).isEqualTo("Health\n\nAdults need **seven** hours. NOW\n\nBy the way\n\n*A bed*");
        assertThat(page.losses())
                .contains(
                        new Loss(LossKind.PAGE_AROUND, 3, "The Site Search", ""),
                        new Loss(LossKind.PAGE_AROUND, 2, "Home Health", ""),
                        new Loss(LossKind.PAGE_AROUND, 3, "We use cookies", ""),
                        new Loss(LossKind.PAGE_AROUND, 2, "Share this", ""),
                        new Loss(LossKind.PAGE_AROUND, 2, "Subscribe now", ""),
                        new Loss(LossKind.PAGE_AROUND, 1, "Copyright", ""),
                        new Loss(LossKind.HIDDEN, 1, "more", ""));
        nothingLost(page);
    }

    @Test
    void whatOnlySoundsLikeAMenuStays() {
        ImportResult page =
                read("<html><body class=site-header><h1 id=social-anxiety>Sleep</h1><section id=informed-consent>"
                        + "<h2>Consent</h2><p>Ask first.</p></section></body></html>");
        assertThat(page.text().body()).isEqualTo("## Consent\n\nAsk first.");
        nothingLost(page);
    }

    @Test
    void aHeadingInTheMiddleIsNeverTaken() {
        ImportResult page = read(
                "<html><head><title>Sleep | Site</title></head><body><p>"
                        + "one two three four five six seven eight nine ten eleven twelve thirteen</p><h2>Why</h2><p>x</p><h1>Late</h1></body></html>");
        assertThat(page.text().title()).isEqualTo("Sleep");
        assertThat(page.text().body()).contains("## Late").contains("Why");
        nothingLost(page);
    }

    @Test
    void aSecondHeadingOfTheHighestLevelIsNeverTaken() {
        ImportResult page =
                read("<html><body><p>Words.</p><h2>Why</h2><p>x</p><h2>When</h2></body></html>", "sleep.html");
        assertThat(page.text().title()).isEqualTo("sleep");
        assertThat(page.text().body()).isEqualTo("Words.\n\n## Why\n\nx\n\n## When");
        nothingLost(page);
    }

    @Test
    void aFormulaIsThereInWordsAndOnce() {
        ImportResult page = read(
                "<html><head><style>.katex .katex-mathml{clip:rect(1px,1px,1px,1px)}</style></head><body><h1>T</h1><p>So"
                        + "<span class=katex><span class=katex-mathml><math><semantics><mrow><mi>BMI</mi><mo>=</mo><mfrac><mi>kg</mi>"
                        + "<msup><mi>m</mi><mn>2</mn></msup></mfrac></mrow><annotation encoding='application/x-tex'>BMI=\\frac</annotation>"
                        + "</semantics></math></span><span class=katex-html aria-hidden=true>BMI=kgm2</span></span>.</p></body></html>");
        assertThat(page.text().body().replace("\\", "")).isEqualTo("So BMI = kg/(m^2^) .");
        nothingLost(page);
    }

    @Test
    void raisedFiguresOfATitleStayRaised() {
        ImportResult page = read("<html><body><h1>Why CO<sub>2</sub> is 10<sup>3</sup></h1><p>x</p></body></html>");
        assertThat(page.text().title()).isEqualTo("Why CO₂ is 10³");
        nothingLost(page);
    }

    @Test
    void linksLeadWhereTheyMean() {
        ImportResult page = read(
                "<html><body><h1>T</h1><p><a href='https://www.google.com/url?q=https://www.cdc.gov/sleep&amp;sa=D'>a</a> "
                        + "<a href='https://protect-eu.mimecast.com/s/abc'>b</a></p></body></html>");
        assertThat(page.text().body())
                .contains("[a](https://www.cdc.gov/sleep)")
                .contains("[b](https://protect-eu.mimecast.com/s/abc)");
        assertThat(page.losses())
                .contains(new Loss(LossKind.LINK_REDIRECT, 1, "https://protect-eu.mimecast.com/s/abc", ""));
    }

    @Test
    void wordsOnlyRaisedWithinCodeAreRaised() {
        ImportResult page =
                read("<html><body><h1>T</h1><p><code>10<sup>9</sup></code> <code>x_y</code></p></body></html>");
        assertThat(page.text().body()).isEqualTo("10^9^ `x_y`");
        nothingLost(page);
    }

    // Bad input

    @FullBuildOnly
    @Test
    void pagesNobodyWroteAreRefusedOrReadWithinTheLimit() {
        String sheet = "<style>" + ".a{font-weight:bold}\n".repeat(50_000) + "</style>";
        assertThatThrownBy(() -> read("<html>" + sheet + "<body><p class=a>x</p></body></html>"))
                .isInstanceOf(FileImporter.TooIntricate.class);
        String large =
                "<style>" + "p.x%d{color:red;background:url(a)}\n".repeat(30_000) + ".a{font-weight:bold}</style>";
        assertThat(read("<html>" + large + "<body><h1>T</h1><p class=a>x</p></body></html>")
                        .text()
                        .body())
                .isEqualTo("**x**");
        assertThatThrownBy(() -> read("<html><body>" + "<p>word word word word</p>".repeat(200_000) + "</body></html>"))
                .isInstanceOf(FileImporter.TooIntricate.class);
        assertThatThrownBy(() -> read("<html><body><table>" + "<tr><td>1<td>2<td>3<td>4<td>5".repeat(20_000)
                        + "</table></body></html>"))
                .isInstanceOf(FileImporter.TooIntricate.class);
        assertThat(
                        read("<html><style>p{{{{ @media screen { .b{font-weight:bold} /* </style><body><h1>T</h1><p class=b>x</p>")
                                .text()
                                .body())
                .contains("x");
    }

    private ImportResult read(String page) {
        return read(page, "page.html");
    }

    private ImportResult read(String page, String name) {
        return importer.read(page.getBytes(UTF_8), name);
    }

    private static void nothingLost(ImportResult page) {
        assertThat(page.losses()).extracting(Loss::kind).doesNotContain(LossKind.WORDS_LOST, LossKind.WORDS_ADDED);
    }
}
