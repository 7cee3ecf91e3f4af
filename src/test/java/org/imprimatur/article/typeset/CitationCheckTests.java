package org.imprimatur.article.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.typeset.CitationCheck.Kind;
import org.imprimatur.article.typeset.CitationCheck.Problem;
import org.junit.jupiter.api.Test;

class CitationCheckTests {

    @Test
    void aTextAndItsSourcesAgree() {
        assertThat(check("Yes [@a; @b, p. 2].", "a", "b")).isEmpty();
    }

    @Test
    void eachDisagreementIsNamedOnce() {
        assertThat(check("Yes [@x], [@x], [@a].", "a", "b", "b"))
                .containsExactly(
                        new Problem(Kind.UNKNOWN_KEY, "x"),
                        new Problem(Kind.DUPLICATE_KEY, "b"),
                        new Problem(Kind.UNCITED_SOURCE, "b"));
    }

    @Test
    void aListSaysWhatIsWrongWithIt() {
        assertThat(SourceList.parse("[{").problems())
                .extracting(SourceList.Problem::kind)
                .containsExactly(SourceList.Kind.NOT_JSON);
        assertThat(SourceList.parse("{}").problems())
                .extracting(SourceList.Problem::kind)
                .containsExactly(SourceList.Kind.NOT_A_LIST);
        assertThat(SourceList.parse(
                                "[1,{},{\"id\":\"a\",\"type\":\"book\",\"title\":\"T\"},{\"id\":\"a\",\"type\":\"book\",\"title\":\"U\"}]")
                        .problems())
                .extracting(SourceList.Problem::kind)
                .containsExactly(
                        SourceList.Kind.NOT_AN_ITEM,
                        SourceList.Kind.NO_ID,
                        SourceList.Kind.NO_TYPE,
                        SourceList.Kind.NO_TITLE,
                        SourceList.Kind.SAME_ID);
        assertThat(SourceList.parse("[".repeat(50_000)).problems()).hasSize(1);
    }

    @Test
    void everyProblemHasItsWords() {
        ResourceBundle words = ResourceBundle.getBundle("messages");
        for (Kind kind : Kind.values()) {
            assertThat(words.containsKey(new Problem(kind, "a").message()))
                    .as("%s", kind)
                    .isTrue();
        }
        for (SourceList.Kind kind : SourceList.Kind.values()) {
            assertThat(words.containsKey(new SourceList.Problem(kind, 1, "").message()))
                    .as("%s", kind)
                    .isTrue();
        }
    }

    private static java.util.List<Problem> check(String body, String... ids) {
        StringBuilder sources = new StringBuilder("[");
        for (String id : ids) {
            sources.append(sources.length() > 1 ? "," : "")
                    .append("{\"id\":\"")
                    .append(id)
                    .append("\",\"type\":\"book\",\"title\":\"T\"}");
        }
        return CitationCheck.of(
                new RevisionText("T", "", body, sources.append("]").toString()));
    }
}
