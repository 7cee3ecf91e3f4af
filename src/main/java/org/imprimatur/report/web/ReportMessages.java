package org.imprimatur.report.web;

import java.util.List;
import java.util.Locale;
import org.imprimatur.platform.Messages;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportMails;
import org.springframework.stereotype.Component;

/** Words what both the case and its triage say of a report. */
@Component
class ReportMessages {

    /** How much of another reader's words tells what they are about. */
    private static final int LINE = 160;

    private final ReportMails mails;
    private final Messages messages;

    ReportMessages(ReportMails mails, Messages messages) {
        this.mails = mails;
        this.messages = messages;
    }

    /** What speaks against the reporter's address. */
    List<String> doubts(Report report) {
        return report.reporter().doubts().stream()
                .sorted()
                .map(doubt -> messages.say(
                        "report.doubt." + doubt.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }

    List<CasePage.Candidate> candidates(List<Report> others) {
        return others.stream()
                .map(other ->
                        new CasePage.Candidate(other.number(), other.reporter().called(), line(other)))
                .toList();
    }

    private String line(Report report) {
        return mails.of(report.id()).stream()
                .findFirst()
                .map(mail -> ReportMails.cut(mail.said().strip().replaceAll("\\s+", " "), LINE))
                .orElse("");
    }
}
