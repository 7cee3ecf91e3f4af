package org.imprimatur.outbox.smtp;

import jakarta.mail.Session;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.mail.MailProperties;

/** Where the mail server is and how to speak to it, from {@code spring.mail}. */
record SmtpServer(
        String protocol,
        String host,
        int port,
        @Nullable String username,
        @Nullable String password,
        Properties properties) {

    static SmtpServer of(String host, MailProperties settings) {
        Properties properties = new Properties();
        properties.putAll(settings.getProperties());
        String prefix = "mail." + settings.getProtocol();
        if (settings.getSsl().isEnabled()) {
            properties.putIfAbsent(prefix + ".ssl.enable", "true");
        }
        return new SmtpServer(
                settings.getProtocol(),
                host,
                settings.getPort() == null ? -1 : settings.getPort(),
                settings.getUsername(),
                settings.getPassword(),
                properties);
    }

    /** Left to itself the mail library waits for ever. */
    Session session(boolean utf8) {
        Properties all = new Properties();
        String prefix = "mail." + protocol;
        all.put(prefix + ".connectiontimeout", "5000");
        all.put(prefix + ".timeout", "30000");
        all.put(prefix + ".writetimeout", "30000");
        all.put(prefix + ".quitwait", "false");
        all.put("mail.mime.allowutf8", String.valueOf(utf8));
        all.put("mail.mime.address.strict", "false");
        all.putAll(properties);
        return Session.getInstance(all);
    }

    boolean isOverTls() {
        return protocol.equals("smtps")
                || "true".equals(String.valueOf(properties.get("mail." + protocol + ".ssl.enable")));
    }
}
