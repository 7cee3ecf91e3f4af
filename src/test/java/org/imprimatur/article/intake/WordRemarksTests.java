package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.article.intake.WordFile.p;
import static org.imprimatur.article.intake.WordFile.r;
import static org.imprimatur.article.intake.WordFile.styled;
import static org.imprimatur.article.intake.WordFile.words;

import java.time.Instant;
import org.imprimatur.article.intake.WordRemark.Kind;
import org.junit.jupiter.api.Test;

/** The comments and tracked changes a Word file brings along. */
class WordRemarksTests {

    private static final String BY = " w:author='Demo Reviewer' w:date='2024-03-01T10:00:00Z'";
    private static final Instant AT = Instant.parse("2024-03-01T10:00:00Z");

    private static String gone(String words) {
        return "<w:r><w:delText xml:space='preserve'>" + words + "</w:delText></w:r>";
    }

    @Test
    void aCommentHasItsAuthorAndTheWordsItIsAbout() {
        WordFile file = WordFile.of(
                        styled("Title", r("Doses")),
                        p(
                                r("Take "),
                                "<w:commentRangeStart w:id='1'/>",
                                r("500 "),
                                r("<w:b/>", "mg"),
                                "<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>",
                                r(" twice.")))
                .comments("<w:comment w:id='1'" + BY + ">" + words("Is this right?") + words("Ask.") + "</w:comment>");
        assertThat(file.draft().remarks())
                .containsExactly(new WordRemark(
                        Kind.COMMENT, "Demo Reviewer", AT, "Is this right?\nAsk.", "500 mg", "Doses\nTake"));
    }

    @Test
    void aCommentMayGoOverParagraphsOrStandOnNothing() {
        WordFile file = WordFile.of(
                        p("<w:commentRangeStart w:id='1'/>", r("One")),
                        p(r("Two"), "<w:commentRangeEnd w:id='1'/>", "<w:r><w:commentReference w:id='2'/></w:r>"))
                .comments(
                        "<w:comment w:id='1' w:date='2024-03-01T10:00:00'>" + words("Both?") + "</w:comment>",
                        "<w:comment w:id='2' w:date='long ago'>" + words("And?") + "</w:comment>");
        assertThat(file.draft().remarks())
                .containsExactly(
                        new WordRemark(Kind.COMMENT, "", AT, "Both?", "One\nTwo", ""),
                        new WordRemark(Kind.COMMENT, "", null, "And?", "", "One\nTwo"));
    }

    @Test
    void aChangeWrittenRunByRunIsOneChange() {
        WordFile file = WordFile.of(
                styled("Title", r("Doses")),
                p(
                        r("Take "),
                        "<w:del" + BY + ">" + gone("10") + "</w:del>",
                        "<w:del" + BY + ">" + gone("00") + "</w:del>",
                        "<w:ins" + BY + ">" + r("1") + "</w:ins>",
                        "<w:ins" + BY + ">" + r("<w:b/>", "0") + "</w:ins>",
                        r(" mg. "),
                        "<w:ins w:author='Demo Writer'>" + r("At night.") + "</w:ins>"));
        assertThat(file.draft().remarks())
                .containsExactly(
                        new WordRemark(Kind.DELETION, "Demo Reviewer", AT, "", "1000", "Doses\nTake"),
                        new WordRemark(Kind.INSERTION, "Demo Reviewer", AT, "10", "", "Doses\nTake"),
                        new WordRemark(Kind.INSERTION, "Demo Writer", null, "At night.", "", "Doses\nTake 10 mg."));
    }

    @Test
    void anAnswerKnowsWhatItAnswersAndWhatIsDone() {
        String word = " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' w14:paraId=";
        String threads = "<x:commentsEx xmlns:x='http://schemas.microsoft.com/office/word/2012/wordml'>"
                + "<x:commentEx x:paraId='A1' x:done='1'/>"
                + "<x:commentEx x:paraId='A2' x:paraIdParent='A1' x:done='0'/>"
                + "<x:commentEx x:paraId='A3' x:paraIdParent='A3'/></x:commentsEx>";
        WordFile file = WordFile.of(p(
                        r("Take 5 mg."),
                        "<w:r><w:commentReference w:id='1'/></w:r><w:r><w:commentReference w:id='2'/></w:r>",
                        "<w:r><w:commentReference w:id='3'/></w:r>"))
                .comments(
                        "<w:comment w:id='1'>" + words("Right?") + "<w:p" + word + "'A1'>" + r("Ask.")
                                + "</w:p></w:comment>",
                        "<w:comment w:id='2'><w:p" + word + "'A2'>" + r("Yes.") + "</w:p></w:comment>",
                        "<w:comment w:id='3'><w:p" + word + "'A3'>" + r("Mine.") + "</w:p></w:comment>")
                .part("rIdT", "commentsExtended", "commentsExtended.xml", WordFile.bytes(threads));
        assertThat(file.draft().remarks()).extracting(WordRemark::answers).containsExactly(0, 1, 0);
        assertThat(file.draft().remarks()).extracting(WordRemark::resolved).containsExactly(true, false, false);
    }

    @Test
    void aFileWithoutRemarksHasNone() {
        assertThat(WordFile.of(words("Take 5 mg.")).draft().remarks()).isEmpty();
    }
}
