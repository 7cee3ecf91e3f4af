package org.imprimatur.outbox.smtp;

import java.util.Properties;
import org.imprimatur.outbox.MailTransport;

/** Ways to any mail server a test has started. */
public final class TestTransports {

    private TestTransports() {}

    /** Impatient, so that a server that hangs does not hold up the tests. */
    public static MailTransport to(int port, String... settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.timeout", "700");
        String username = null;
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            if (pair[0].equals("username")) {
                username = pair[1];
            } else {
                properties.put(pair[0], pair[1]);
            }
        }
        return new SmtpMailTransport(
                new SmtpServer("smtp", "127.0.0.1", port, username, username == null ? null : "secret", properties));
    }

    /** As if no mail server were set up. */
    public static MailTransport toNowhere() {
        return new SmtpMailTransport(null);
    }
}
