package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A page without one phrase is still a page. */
@ExtendWith(OutputCaptureExtension.class)
class ForgivingMessageSourceTests {

    private final MessageSource messages = new MessageSourceConfiguration().messageSource();

    @Test
    void missingWordsAreStoodInForAndLoggedOnce(CapturedOutput log) {
        for (int i = 0; i < 3; i++) {
            assertThat(messages.getMessage("report.warning.quite-new", null, Locale.UK))
                    .isEqualTo("quite new");
        }
        assertThat(messages.getMessage(new DefaultMessageSourceResolvable("report.warning.quite-new"), Locale.UK))
                .isEqualTo("quite new");
        assertThat(log.getOut()).containsOnlyOnce("There are no words for report.warning.quite-new");
    }

    @Test
    void whoeverAsksWhetherThereAreWordsIsTold() {
        assertThat(messages.getMessage("report.warning.quite-new", null, null, Locale.UK))
                .isNull();
    }

    @Test
    void whatTheFileSaysIsSaid() {
        assertThat(messages.getMessage("report.row.article", new Object[] {"7"}, Locale.UK))
                .isEqualTo("Article 7");
    }
}
