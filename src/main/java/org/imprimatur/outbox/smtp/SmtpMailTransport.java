package org.imprimatur.outbox.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.outbox.DeliveryResult;
import org.imprimatur.outbox.FailureReason;
import org.imprimatur.outbox.MailTransport;
import org.imprimatur.outbox.smtp.SmtpFailures.Stage;
import org.jspecify.annotations.Nullable;

/** Sends letters by SMTP, with one connection for all that are due. */
final class SmtpMailTransport implements MailTransport {

    private final @Nullable SmtpServer server;

    SmtpMailTransport(@Nullable SmtpServer server) {
        this.server = server;
    }

    @Override
    public boolean isSetUp() {
        return server != null;
    }

    @Override
    public Connection open() {
        if (server == null) {
            throw new IllegalStateException("No mail server is set up");
        }
        return new SmtpConnection(server);
    }

    private static final class SmtpConnection implements Connection {

        private final SmtpServer server;
        private @Nullable Line line;

        SmtpConnection(SmtpServer server) {
            this.server = server;
        }

        @Override
        public DeliveryResult deliver(OutgoingMessage message) {
            boolean reused = line != null && line.utf8 == message.recipient().needsUtf8();
            DeliveryResult deliveryResult = attempt(message);
            if (reused && deliveryResult.hasOutcome(DeliveryResult.Outcome.PAUSED)) {
                // Servers hang up on a line that was silent for long or has carried much: that is no failure yet.
                close();
                deliveryResult = attempt(message);
            }
            if (deliveryResult.hasOutcome(DeliveryResult.Outcome.PAUSED)
                    || deliveryResult.hasOutcome(DeliveryResult.Outcome.UNKNOWN)) {
                close();
            }
            return deliveryResult;
        }

        private DeliveryResult attempt(OutgoingMessage message) {
            Stage stage = Stage.CONNECTING;
            try {
                Line open = line(message.recipient().needsUtf8());
                stage = Stage.ENVELOPE;
                if (message.recipient().needsUtf8() && !open.supportsExtension("SMTPUTF8")) {
                    return DeliveryResult.failed(
                            FailureReason.ADDRESS_NEEDS_UTF8, "The mail server does not offer SMTPUTF8");
                }
                try {
                    open.stage = Stage.ENVELOPE;
                    open.sendMessage(
                            new Finished(open.session(), message), new Address[] {address(message.recipient())});
                } finally {
                    stage = open.stage;
                }
                return DeliveryResult.sent(open.acceptance);
            } catch (MessagingException | RuntimeException e) {
                return SmtpFailures.resultOf(stage, e);
            }
        }

        private Line line(boolean utf8) throws MessagingException {
            if (line != null && line.utf8 != utf8) {
                close();
            }
            if (line == null) {
                Line fresh = new Line(server, utf8);
                fresh.connect(server.host(), server.port(), server.username(), server.password());
                line = fresh;
            }
            return line;
        }

        private static InternetAddress address(MailAddress recipient) throws AddressException {
            return new InternetAddress(recipient.toString(), false);
        }

        @Override
        public void close() {
            if (line != null) {
                try {
                    line.close();
                } catch (MessagingException alreadyGone) {
                    // Nothing depends on a polite farewell.
                }
                line = null;
            }
        }
    }

    /** A connection that knows how far it got with the letter in hand. */
    private static final class Line extends SMTPTransport {

        private final boolean utf8;
        private Stage stage = Stage.CONNECTING;
        private String acceptance = "";

        Line(SmtpServer server, boolean utf8) {
            super(
                    server.session(utf8),
                    new URLName(server.protocol(), server.host(), server.port(), null, null, null),
                    server.protocol(),
                    server.isOverTls());
            this.utf8 = utf8;
        }

        Session session() {
            return session;
        }

        @Override
        protected OutputStream data() throws MessagingException {
            OutputStream stream = super.data();
            stage = Stage.HANDED_OVER;
            return stream;
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            super.finishData();
            stage = Stage.ACCEPTED;
            acceptance = String.valueOf(getLastServerResponse()).strip();
        }
    }

    /** Rendered once and for all: what goes out are exactly the stored bytes. */
    private static final class Finished extends SMTPMessage {

        private final byte[] bytes;

        Finished(Session session, OutgoingMessage message) throws MessagingException {
            super(session, new ByteArrayInputStream(message.bytes()));
            this.bytes = message.bytes();
            setEnvelopeFrom(message.sender());
        }

        @Override
        public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
            out.write(bytes);
        }
    }
}
