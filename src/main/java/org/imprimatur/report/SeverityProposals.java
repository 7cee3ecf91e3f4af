package org.imprimatur.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.article.RiskProposals;
import org.springframework.stereotype.Component;

/** Proposes how grave a mistake is from what its readers wrote: of a report, and of all that go with it. */
@Component
public class SeverityProposals {

    private final Reports reports;
    private final ReportMails mails;
    private final RiskProposals risks;

    SeverityProposals(Reports reports, ReportMails mails, RiskProposals risks) {
        this.reports = reports;
        this.mails = mails;
        this.risks = risks;
    }

    public SeverityProposal of(Report report) {
        List<SeverityProposal.Said> said = new ArrayList<>();
        Stream.concat(Stream.of(report), reports.mergedInto(report.id()).stream())
                .map(each -> new SeverityProposal.Said(each.name(), words(each)))
                .forEach(said::add);
        return SeverityProposal.of(said, risks.lexicon());
    }

    /** What its reader wrote themselves; what they quote is ours. */
    private String words(Report report) {
        return mails.of(report.id()).stream()
                .filter(mail -> mail.kind().isByPerson())
                .flatMap(mail -> Stream.of(mail.subject(), mail.said()))
                .collect(Collectors.joining("\n"));
    }
}
