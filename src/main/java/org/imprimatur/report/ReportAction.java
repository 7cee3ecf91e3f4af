package org.imprimatur.report;

import java.util.Arrays;
import java.util.Optional;
import org.imprimatur.platform.AuditAction;

/** What the audit says was done about a report. */
public enum ReportAction implements AuditAction {
    OPENED("report.opened"),
    NOTED("report.noted"),
    ACKNOWLEDGED("report.acknowledged"),
    FOLLOWED_UP("report.followed-up"),
    REOPENED("report.reopened"),
    ARTICLE_PICKED("report.article-picked"),
    DECIDED("report.decided"),
    MERGED("report.merged"),
    TOOK_IN("report.took-in"),
    TAKEN_OUT("report.taken-out"),
    LET_OUT("report.let-out"),
    ANSWER_REWORDED("report.answer-reworded"),
    READERS_WARNED("report.readers-warned"),
    TEXT_WITHDRAWN("report.text-withdrawn"),
    CORRECTION_BEGUN("report.correction-begun"),
    CORRECTION_JOINED("report.correction-joined"),
    TAKEN_UP_AGAIN("report.taken-up-again"),
    ANSWERED("report.answered"),
    CLOSED("report.closed");

    private final String code;

    ReportAction(String code) {
        this.code = code;
    }

    /** The one a line was written with. */
    public static Optional<ReportAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst();
    }

    @Override
    public String code() {
        return code;
    }
}
