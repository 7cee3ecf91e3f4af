package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.platform.Subject.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTests {

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @ParameterizedTest
    @CsvSource({"article, ARTICLE", "report, REPORT", "address, ADDRESS", "person, PERSON"})
    void aKeyIsItsKindsWordAndAnId(String word, Kind kind) {
        Subject subject = new Subject(kind, ID);
        assertThat(subject.key()).isEqualTo(word + ":" + ID).hasToString(subject.toString());
        assertThat(Subject.of(word + ":" + ID)).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "seal-key", "legal:case:7", "articles:7", "other:7", "article", ":", ""})
    void aKeyThatNobodyKnowsIsASubjectToo(String key) {
        Subject subject = Subject.of(key);
        assertThat(subject.kind()).isEqualTo(Kind.OTHER);
        assertThat(subject.id()).isEqualTo(key);
        assertThat(subject.key()).isEqualTo(key);
    }

    /** A process may have been begun by hand, and a line of the audit changed by one. */
    @ParameterizedTest
    @ValueSource(strings = {"article:", "article:x", "report:article:x", "person: 7 "})
    void aKeyIsStoredAsItWasRead(String key) {
        assertThat(Subject.of(key).key()).isEqualTo(key);
        assertThat(Subject.of(key).kind()).isNotEqualTo(Kind.OTHER);
    }

    @Test
    void theIdOfAnotherKindIsNotGivenOut() {
        assertThat(new Subject(Kind.REPORT, ID).idOf(Kind.REPORT)).isEqualTo(ID);
        assertThatThrownBy(() -> new Subject(Kind.REPORT, ID).idOf(Kind.ARTICLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("report:" + ID);
    }
}
