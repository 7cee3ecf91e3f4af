package org.imprimatur.outbox;

import java.util.List;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Words letters for the lists they stand in. */
@Component
@Order(1)
public class LetterLines implements MailDirection {

    private final OutboxReadModel readModel;
    private final LetterRenderer letterRenderer;
    private final Messages messages;

    LetterLines(OutboxReadModel readModel, LetterRenderer letterRenderer, Messages messages) {
        this.readModel = readModel;
        this.letterRenderer = letterRenderer;
        this.messages = messages;
    }

    /** Until it is written out a letter has no subject; then it is named for what it is about. */
    public String subject(OutboxLetter letter) {
        if (letter.subject() != null) {
            return letter.subject();
        }
        String kind = messages.find("mail.kind." + letter.kind()).orElse(letter.kind());
        Object title = letterRenderer.model(letter.model()).get("title");
        return title == null ? kind : messages.say("mail.kind.about", kind, title);
    }

    /** What is wrong with it; null if nothing is. */
    public @Nullable String trouble(OutboxLetter letter) {
        return letter.failureReason() == null
                ? null
                : messages.say("mail.trouble." + letter.failureReason().word());
    }

    @Override
    public long all() {
        return readModel.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public List<Listed> newest(SearchWords words, long below) {
        return readModel.newest(words, below).stream().map(this::listed).toList();
    }

    private Listed listed(OutboxLetter letter) {
        String to = messages.say("mail.row.to", letter.toName(), letter.to());
        String trouble = trouble(letter);
        return new Listed(
                letter.seq(),
                letter.written(),
                "/desk/mail/" + letter.id(),
                subject(letter),
                trouble == null ? to : messages.say("mail.row.and", to, trouble),
                mark(letter),
                messages.say("mail.state." + letter.state().word()));
    }

    private static String mark(OutboxLetter letter) {
        return switch (letter.state()) {
            case SENT -> "signed";
            case FAILED, BOUNCED -> "blocked";
            case UNKNOWN -> letter.isStuck() ? "blocked" : "needs-you";
            case CANCELLED, EXPIRED, SUPPRESSED -> "withdrawn";
            case RETRY -> "scheduled";
            default -> "waiting";
        };
    }
}
