package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SigningInputTests {

    private static final String STATEMENT = "I, Demo Reviewer, have read this text.";

    @Test
    void whoeverAgreesToTheStatementThatWillBeRecordedSigns() {
        assertThatCode(() -> agreeing(STATEMENT, true).mustAgreeTo(STATEMENT)).doesNotThrowAnyException();
    }

    @Test
    void aStatementThatIsNotAgreedToIsNotSigned() {
        assertThatThrownBy(() -> agreeing(STATEMENT, false).mustAgreeTo(STATEMENT))
                .isInstanceOf(SigningInput.StatementNotAgreed.class);
    }

    @Test
    void aStatementOtherThanTheOneShownIsNotRecorded() {
        assertThatThrownBy(() -> agreeing("I have read some of it.", true).mustAgreeTo(STATEMENT))
                .isInstanceOf(SigningInput.StatementChanged.class);
    }

    @Test
    void thePasswordIsNotSaidWhereTheInputIsNamed() {
        assertThat(agreeing(STATEMENT, true).toString()).doesNotContain("a secret");
    }

    private static SigningInput agreeing(String statement, boolean agreed) {
        return new SigningInput(
                new ReadRevision(1, "f".repeat(64)), "", Set.of(), statement, agreed, "a secret", "127.0.0.1");
    }
}
