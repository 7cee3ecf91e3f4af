package org.imprimatur.outbox.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.imprimatur.outbox.DeliveryResult;
import org.imprimatur.outbox.DeliveryResult.Outcome;
import org.imprimatur.outbox.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a failed SMTP conversation means for its letter. What counts is how far it had come: until the server has
 * answered "go ahead" to DATA it cannot have taken the letter; from then on only its answer can tell.
 */
final class SmtpFailures {

    /** How far the conversation with the mail server had come. */
    enum Stage {
        CONNECTING,
        ENVELOPE,
        HANDED_OVER,
        ACCEPTED
    }

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    private SmtpFailures() {}

    static DeliveryResult resultOf(Stage stage, Exception failure) {
        if (stage == Stage.ACCEPTED) {
            return DeliveryResult.sent("Accepted; afterwards: " + words(failure));
        }
        Answer answer = answer(failure);
        if (stage == Stage.CONNECTING) {
            return whileConnecting(failure, answer);
        }
        if (answer == null) {
            return stage == Stage.HANDED_OVER
                    ? new DeliveryResult(Outcome.UNKNOWN, FailureReason.NO_ANSWER, null, words(failure))
                    : new DeliveryResult(Outcome.PAUSED, FailureReason.UNREACHABLE, null, words(failure));
        }
        return byAnswer(answer);
    }

    private static DeliveryResult whileConnecting(Exception failure, @Nullable Answer answer) {
        FailureReason failureReason = FailureReason.UNREACHABLE;
        if (any(failure, AuthenticationFailedException.class) || (answer != null && answer.refusesSignIn())) {
            failureReason = FailureReason.SIGN_IN;
        } else if (any(failure, SSLException.class) || words(failure).contains("TLS")) {
            failureReason = FailureReason.INSECURE;
        } else if (answer != null && answer.code == 421) {
            failureReason = FailureReason.BUSY;
        }
        return new DeliveryResult(
                Outcome.PAUSED, failureReason, answer == null ? null : answer.codes(), words(failure));
    }

    private static DeliveryResult byAnswer(Answer answer) {
        if (answer.code == 421) {
            return answer.as(Outcome.PAUSED, FailureReason.BUSY);
        }
        if (answer.refusesSignIn()) {
            return answer.as(Outcome.PAUSED, FailureReason.SIGN_IN);
        }
        if (answer.code < 500) {
            return answer.as(Outcome.RETRY, FailureReason.TURNED_AWAY);
        }
        if (answer.code == 552 || answer.code == 554) {
            return answer.as(Outcome.FAILED, FailureReason.REFUSED);
        }
        if (answer.to == Addressed.SENDER) {
            // It would refuse every letter for the same reason, and none of the addressees is to blame.
            return answer.as(Outcome.PAUSED, FailureReason.SENDER_REFUSED);
        }
        return answer.as(
                Outcome.FAILED, answer.meansBadAddress() ? FailureReason.ADDRESS_UNKNOWN : FailureReason.REFUSED);
    }

    private static @Nullable Answer answer(Exception failure) {
        Answer found = null;
        for (Throwable link : chain(failure)) {
            Answer answer = of(link);
            // The word on the one address is more exact than the summary it is wrapped in.
            if (answer != null && (found == null || found.to == Addressed.LETTER)) {
                found = answer;
            }
        }
        return found;
    }

    private static @Nullable Answer of(Throwable link) {
        if (link instanceof SMTPAddressFailedException refused) {
            return answered(Addressed.RECIPIENT, refused.getReturnCode(), refused);
        }
        if (link instanceof SMTPSenderFailedException refused) {
            return answered(Addressed.SENDER, refused.getReturnCode(), refused);
        }
        if (link instanceof SMTPSendFailedException refused) {
            Addressed to = refused.getCommand().startsWith("MAIL") ? Addressed.SENDER : Addressed.LETTER;
            return answered(to, refused.getReturnCode(), refused);
        }
        Matcher spoken = Pattern.compile("(?:^|response: )([45]\\d\\d\\b.*)", Pattern.DOTALL)
                .matcher(String.valueOf(link.getMessage()));
        if (link instanceof MessagingException && spoken.find()) {
            String reply = spoken.group(1);
            return new Answer(Addressed.LETTER, Integer.parseInt(reply.substring(0, 3)), reply);
        }
        return null;
    }

    private static @Nullable Answer answered(Addressed to, int code, Exception refused) {
        return code < 400 ? null : new Answer(to, code, String.valueOf(refused.getMessage()));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        collect(failure, chain);
        return chain;
    }

    private static void collect(@Nullable Throwable link, List<Throwable> chain) {
        if (link == null || chain.contains(link)) {
            return;
        }
        chain.add(link);
        if (link instanceof MessagingException messaging) {
            collect(messaging.getNextException(), chain);
        }
        collect(link.getCause(), chain);
    }

    private static boolean any(Exception failure, Class<? extends Throwable> type) {
        return chain(failure).stream().anyMatch(type::isInstance);
    }

    private static String words(Exception failure) {
        List<String> said = new ArrayList<>();
        for (Throwable link : chain(failure)) {
            String words = link.getMessage() == null ? link.getClass().getSimpleName() : link.getMessage();
            String line = words.replaceAll("[\\s\\p{Cc}]+", " ").strip();
            if (said.stream().noneMatch(before -> before.contains(line))) {
                said.add(line);
            }
        }
        return String.join("; ", said);
    }

    private enum Addressed {
        SENDER,
        RECIPIENT,
        LETTER
    }

    private record Answer(Addressed to, int code, String reply) {

        DeliveryResult as(Outcome outcome, FailureReason failureReason) {
            return new DeliveryResult(
                    outcome,
                    failureReason,
                    codes(),
                    reply.replaceAll("[\\s\\p{Cc}]+", " ").strip());
        }

        String codes() {
            return enhanced() == null ? String.valueOf(code) : code + " " + enhanced();
        }

        boolean refusesSignIn() {
            return code == 530 || code == 534 || code == 535;
        }

        /** Without an enhanced status, a refusal of the recipient is taken at its word. */
        boolean meansBadAddress() {
            if (code != 550 && code != 551 && code != 553) {
                return false;
            }
            String enhanced = enhanced();
            return enhanced == null ? to == Addressed.RECIPIENT : enhanced.startsWith("5.1.");
        }

        private @Nullable String enhanced() {
            Matcher matcher = ENHANCED.matcher(reply);
            return matcher.find() ? matcher.group(1) : null;
        }
    }
}
