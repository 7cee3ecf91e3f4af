package org.imprimatur.outbox.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

/** How the mail server is spoken to. */
class SmtpServerTests {

    @Test
    void row43_noWaitForTheMailServerIsWithoutEnd() {
        var session = new SmtpServer("smtp", "127.0.0.1", 25, null, null, new Properties()).session(false);
        assertThat(session.getProperty("mail.smtp.connectiontimeout")).isEqualTo("5000");
        assertThat(session.getProperty("mail.smtp.timeout")).isEqualTo("30000");
        assertThat(session.getProperty("mail.smtp.writetimeout")).isEqualTo("30000");
        assertThat(session.getProperty("mail.smtp.quitwait")).isEqualTo("false");
    }
}
