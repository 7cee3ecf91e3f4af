package org.imprimatur.inbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;

/** Sends mails just as they are, by SMTP. */
record RawSmtpClient(int port) {

    void send(byte[] letter, String to) throws MessagingException {
        send(List.of(letter), to);
    }

    void send(List<byte[]> letters, String to) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.timeout", "20000");
        Session session = Session.getInstance(settings);
        try (Transport smtp = session.getTransport("smtp")) {
            smtp.connect("127.0.0.1", port, null, null);
            for (byte[] letter : letters) {
                smtp.sendMessage(
                        new MimeMessage(session, new ByteArrayInputStream(letter)),
                        new Address[] {new InternetAddress(to)});
            }
        }
    }
}
