package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.TestDatabase;
import org.imprimatur.demo.Delivered;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** We acknowledge mails by machine. Here are others who do, and nothing in their mails gives them away. */
@FullBuildOnly
class AutoRespondersTests {

    private static final String CORRECTIONS = "corrections@newsroom.test";
    private static final int ACKS_PER_HOUR = 5;

    /** Long enough for a mail of theirs to be collected, sorted and answered several times over. */
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private final PostOffice postOffice = PostOffice.open();
    private DemoServer server;

    @BeforeEach
    void begin() {
        server = DemoServer.start(
                        TestDatabase.fresh(),
                        postOffice,
                        "--imprimatur.newsroom.corrections-address=" + CORRECTIONS,
                        "--imprimatur.mail.every=200ms",
                        "--imprimatur.mail.inbound.every=200ms",
                        "--imprimatur.mail.imap.host=127.0.0.1",
                        "--imprimatur.mail.imap.port=" + postOffice.imapPort(),
                        "--imprimatur.mail.imap.user=" + CORRECTIONS,
                        "--imprimatur.mail.imap.password=any",
                        "--imprimatur.mail.imap.every=200ms")
                .staffed();
    }

    @AfterEach
    void end() {
        server.close();
        postOffice.close();
    }

    @Test
    void row15_anAutoResponderThatAnswersEachLetterOfOursStopsGettingAny() throws Exception {
        Robot inTheThread = new Robot("thread@robot.test", true);
        Robot anew = new Robot("anew@robot.test", false);
        inTheThread.write("");
        anew.write("");
        long quietSince = System.nanoTime();
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() - quietSince < SILENCE.toNanos()) {
            assertThat(System.nanoTime()).as("it goes on and on").isLessThan(end);
            if (inTheThread.answerAll() | anew.answerAll()) {
                quietSince = System.nanoTime();
            }
            Thread.sleep(100);
        }
        assertThat(inTheThread.letters()).isBetween(1, ACKS_PER_HOUR);
        assertThat(anew.letters()).isBetween(1, ACKS_PER_HOUR);
    }

    private final class Robot {

        private final String address;
        private final boolean inTheThread;
        private final Set<String> answered = new HashSet<>();

        Robot(String address, boolean inTheThread) {
            this.address = address;
            this.inTheThread = inTheThread;
        }

        int letters() {
            return answered.size();
        }

        /** @return whether there was anything to answer */
        boolean answerAll() throws MessagingException {
            boolean any = false;
            for (Delivered letter : List.copyOf(postOffice.mailboxes().of(address))) {
                if (answered.add(letter.messageId())) {
                    write(inTheThread ? "In-Reply-To: " + letter.messageId() + "\n" : "");
                    any = true;
                }
            }
            return any;
        }

        void write(String thread) throws MessagingException {
            String mark = UUID.randomUUID().toString();
            byte[] mail = TestMails.bytes("""
                    Message-ID: <%1$s@robot.test>
                    From: A machine <%2$s>
                    To: %3$s
                    %4$sDate: Mon, 23 Nov 2026 09:00:00 +0000
                    Subject: We have got your mail, %1$s
                    Content-Type: text/plain; charset=utf-8

                    Thank you for writing to us. We shall look into it. %1$s
                    """.formatted(mark, address, CORRECTIONS, thread));
            new RawSmtpClient(postOffice.smtpPort()).send(mail, CORRECTIONS);
        }
    }
}
