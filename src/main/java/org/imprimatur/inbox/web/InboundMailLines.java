package org.imprimatur.inbox.web;

import java.util.List;
import org.imprimatur.inbox.InboundMailEntry;
import org.imprimatur.inbox.InboundMailReadModel;
import org.imprimatur.inbox.InboundMailState;
import org.imprimatur.outbox.MailDirection;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.SearchWords;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Words mails that came in for the list that shows them with our letters. */
@Component
@Order(2)
class InboundMailLines implements MailDirection {

    private final InboundMailReadModel readModel;
    private final InboundMailMessages mailMessages;
    private final Messages messages;

    InboundMailLines(InboundMailReadModel readModel, InboundMailMessages mailMessages, Messages messages) {
        this.readModel = readModel;
        this.mailMessages = mailMessages;
        this.messages = messages;
    }

    @Override
    public long all() {
        return readModel.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public List<Listed> newest(SearchWords words, long below) {
        return readModel.newest(words, below).stream().map(this::listed).toList();
    }

    private Listed listed(InboundMailEntry mail) {
        String from = messages.say("mail.row.from", mailMessages.from(mail));
        String why = mailMessages.reason(mail);
        return new Listed(
                mail.seq(),
                mail.came(),
                "/desk/mail/in/" + mail.id(),
                mailMessages.subject(mail),
                why == null ? from : messages.say("mail.row.and", from, why),
                mark(mail.state()),
                messages.say("mail.in.state." + mail.state().word()));
    }

    private static String mark(InboundMailState state) {
        return switch (state) {
            case HELD -> "needs-you";
            case QUARANTINED -> "blocked";
            case ACCEPTED, ATTACHED -> "signed";
            case DISCARDED -> "withdrawn";
            default -> "waiting";
        };
    }
}
