package org.imprimatur.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.inbox.CutShortMails;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportMail;
import org.imprimatur.report.ReportMails;
import org.imprimatur.report.ReportPolicy;
import org.springframework.stereotype.Component;

/** Shows the mails of a case to a person, as far as they may see them. */
@Component
class MailViews {

    private final ReportMails mails;
    private final CutShortMails cutShortMails;
    private final Messages messages;

    MailViews(ReportMails mails, CutShortMails cutShortMails, Messages messages) {
        this.mails = mails;
        this.cutShortMails = cutShortMails;
        this.messages = messages;
    }

    /** Oldest first. */
    List<MailView> of(Report report, Person me) {
        boolean whole = ReportPolicy.maySeeReporter(me);
        return mails.of(report.id()).stream()
                .map(mail -> whole ? whole(report, mail) : words(mail))
                .toList();
    }

    /** Everything a reader wrote, for finding what is quoted. */
    static String quotes(List<MailView> mails) {
        StringBuilder all = new StringBuilder();
        for (MailView mail : mails) {
            if (!mail.machine()) {
                all.append(mail.said()).append('\n');
                if (!mail.followUp()) {
                    all.append(mail.quoted()).append('\n');
                }
            }
        }
        return all.toString();
    }

    private MailView whole(Report report, ReportMail mail) {
        String place = "/desk/reports/" + report.number() + "/mails/" + mail.id();
        return new MailView(
                mail.id().toString(),
                mail.called().isEmpty() ? messages.say("report.mail.nobody") : mail.called(),
                mail.address(),
                VisibleText.isBlank(mail.subject()) ? messages.say("report.subject.none") : mail.subject(),
                mail.said(),
                mail.quoted(),
                mail.signature(),
                mail.filed(),
                mail.kind() == ReportMail.Kind.NOTE,
                mail.kind() == ReportMail.Kind.FOLLOW_UP,
                mail.authenticity() == Authenticity.FAILED,
                flags(mail),
                mail.hasHtml() ? place + "/page" : null,
                mail.files().stream()
                        .map(file -> new MailView.File(
                                file.name(),
                                note(file),
                                file.harmful() || file.cut() ? null : place + "/files/" + file.number()))
                        .toList());
    }

    /** For whoever is to correct the text: what was said, not by whom. */
    private MailView words(ReportMail mail) {
        return new MailView(
                mail.id().toString(),
                messages.say("report.mail.a-reader"),
                null,
                messages.say("report.mail.from-reader"),
                mail.said(),
                "",
                "",
                mail.filed(),
                mail.kind() == ReportMail.Kind.NOTE,
                mail.kind() == ReportMail.Kind.FOLLOW_UP,
                false,
                List.of(),
                null,
                List.of());
    }

    private List<String> flags(ReportMail mail) {
        List<String> flags = new ArrayList<>();
        if (mail.authenticity() == Authenticity.FAILED) {
            flags.add(messages.say("report.flag.unverified"));
        }
        if (mail.level() == ParseLevel.HEADERS || mail.level() == ParseLevel.UNREADABLE) {
            flags.add(messages.say("report.flag." + mail.level().name().toLowerCase(Locale.ROOT)));
        }
        Optional<CutShortMails.CutShort> cut =
                mail.warnings().contains(ParseWarning.CUT_SHORT) ? cutShortMails.find(mail.id()) : Optional.empty();
        cut.ifPresent(known -> flags.add(cutShortMails.words(known)));
        mail.warnings().stream()
                .filter(warning -> warning != ParseWarning.CUT_SHORT || cut.isEmpty())
                .sorted()
                .map(parseWarning -> "report.warning."
                        + parseWarning.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(key -> flags.add(messages.say(key)));
        return flags;
    }

    private String note(ReportMail.File file) {
        if (file.cut()) {
            return messages.say("report.mail.cut");
        }
        return file.harmful() ? messages.say("report.mail.harmful") : size(file.size());
    }

    private String size(long bytes) {
        if (bytes < 1024) {
            return messages.say("report.size.bytes", bytes);
        }
        return bytes < 1024 * 1024
                ? messages.say("report.size.kilobytes", bytes / 1024)
                : messages.say("report.size.megabytes", Math.round(bytes / 104_857.6) / 10.0);
    }
}
