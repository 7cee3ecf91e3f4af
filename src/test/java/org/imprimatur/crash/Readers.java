package org.imprimatur.crash;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.imprimatur.demo.PostOffice;

/** Many readers, each of whom writes one mail. */
final class Readers implements Runnable {

    static final String CORRECTIONS = "corrections@newsroom.test";

    private static final int PAUSE_MILLIS = 20;

    private final PostOffice postOffice;
    private final int all;
    private final Semaphore portions = new Semaphore(0);
    private volatile int written;

    Readers(PostOffice postOffice, int all) {
        this.postOffice = postOffice;
        this.all = all;
    }

    /** So many more of them sit down to write. */
    void moved(int readers) {
        portions.release(readers);
    }

    int written() {
        return written;
    }

    static String messageId(int reader) {
        return "<mail-" + reader + "@reader.test>";
    }

    static String address(int reader) {
        return "reader-" + reader + "@reader.test";
    }

    List<String> messageIds() {
        return IntStream.range(0, written).mapToObj(Readers::messageId).toList();
    }

    List<String> addresses() {
        return IntStream.range(0, written).mapToObj(Readers::address).toList();
    }

    @Override
    public void run() {
        Session session = Session.getInstance(new Properties());
        try (Transport smtp = session.getTransport("smtp")) {
            smtp.connect("127.0.0.1", postOffice.smtpPort(), null, null);
            for (int reader = 0; reader < all; reader++) {
                portions.acquire();
                MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(mail(reader)));
                smtp.sendMessage(mail, new Address[] {new InternetAddress(CORRECTIONS)});
                written = reader + 1;
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] mail(int reader) {
        return """
                Message-ID: %s
                From: Reader %d <%s>
                To: %s
                Date: Mon, 23 Nov 2026 09:00:00 +0000
                Subject: A mistake, %d
                Content-Type: text/plain; charset=utf-8

                The dose in the third paragraph cannot be right. %d
                """.formatted(messageId(reader), reader, address(reader), CORRECTIONS, reader, reader)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
