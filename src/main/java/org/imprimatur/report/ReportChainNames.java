package org.imprimatur.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.ChainNames;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.springframework.stereotype.Component;

/** Names a report's chain for the audit's pages, and finds it by "R-12", or its id. */
@Component
class ReportChainNames implements ChainNames {

    private final Reports reports;
    private final Messages messages;

    ReportChainNames(Reports reports, Messages messages) {
        this.reports = reports;
        this.messages = messages;
    }

    @Override
    public Optional<Subject> chain(String typed) {
        if (typed.matches("(?i)r-\\d{1,9}")) {
            return reports.byNumber(Integer.parseInt(typed.substring(2)))
                    .map(report -> report.id().subject());
        }
        return id(typed).flatMap(reports::find).map(report -> report.id().subject());
    }

    @Override
    public Map<Subject, Named> names(Collection<Subject> chains) {
        Map<Subject, Named> names = new HashMap<>();
        for (Subject chain : chains) {
            if (chain.is(Subject.Kind.REPORT)) {
                id(chain.id())
                        .flatMap(reports::find)
                        .ifPresent(
                                report -> names.put(chain, new Named(say(report), "/desk/reports/" + report.number())));
            }
        }
        return names;
    }

    private String say(Report report) {
        return messages.say("audit.chain.report.named", Integer.toString(report.number()), reports.title(report));
    }

    private static Optional<ReportId> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(new ReportId(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
