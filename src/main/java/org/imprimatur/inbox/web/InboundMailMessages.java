package org.imprimatur.inbox.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.inbox.CutShortMails;
import org.imprimatur.inbox.InboundMailEntry;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sentences of the page of a mail: what its classification found out, as a colleague would say it. */
@Component
public class InboundMailMessages {

    private static final String CAUSE = "mail.in.cause.";

    private final CutShortMails cutShortMails;
    private final Messages messages;

    InboundMailMessages(CutShortMails cutShortMails, Messages messages) {
        this.cutShortMails = cutShortMails;
        this.messages = messages;
    }

    String subject(InboundMailEntry mail) {
        return subject(mail.subject());
    }

    /** Until a mail is sorted, only its bytes know what it is called. */
    String subject(InboundMailEntry mail, Optional<ParsedMail> parsedMail) {
        return subject(
                mail.subject() == null ? parsedMail.map(ParsedMail::subject).orElse(null) : mail.subject());
    }

    private String subject(@Nullable String subject) {
        return subject == null || VisibleText.isBlank(subject) ? say("mail.in.no-subject") : subject;
    }

    /** The bare address always stands there, whatever name it hides behind. */
    String from(InboundMailEntry mail) {
        return mail.from() == null ? say("mail.in.no-sender") : from(mail.from(), mail.fromName());
    }

    String from(InboundMailEntry mail, Optional<ParsedMail> parsedMail) {
        Sender sender = mail.from() == null ? parsedMail.map(ParsedMail::from).orElse(null) : null;
        return sender == null ? from(mail) : from(sender.address(), sender.name());
    }

    private static String from(String address, @Nullable String name) {
        return name == null || VisibleText.isBlank(name) ? address : name + " <" + address + ">";
    }

    @Nullable
    String reason(InboundMailEntry mail) {
        return mail.reason() == null ? null : cause(mail.reason());
    }

    List<String> why(InboundMailEntry mail) {
        List<String> why = new ArrayList<>();
        if (mail.reason() != null && !mail.causes().contains(mail.reason())) {
            why.add(cause(mail.reason()));
        }
        mail.causes().forEach(name -> why.add(cause(name)));
        return why;
    }

    /** Nothing of a mail that was read as any other. */
    List<String> read(InboundMailEntry mail) {
        List<String> read = new ArrayList<>();
        if (mail.level() != null && mail.level() != ParseLevel.LENIENT) {
            read.add(say("mail.in.level." + spelt(mail.level().name())));
        }
        Optional<CutShortMails.CutShort> cut = cutShortMails.find(mail.id());
        cut.ifPresent(known -> read.add(cutShortMails.words(known)));
        mail.warnings().stream()
                .filter(name -> cut.isEmpty() || !name.equals(ParseWarning.CUT_SHORT.name()))
                .forEach(name -> read.add(say("mail.in.warning." + spelt(name))));
        return read;
    }

    String verified(InboundMailEntry mail) {
        Authenticity found = mail.authenticity() == null ? Authenticity.UNKNOWN : mail.authenticity();
        return say("mail.in.verified." + spelt(found.name()));
    }

    String say(String key, Object... arguments) {
        return messages.say(key, arguments);
    }

    private String cause(String name) {
        return say(CAUSE + spelt(name));
    }

    private static String spelt(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
