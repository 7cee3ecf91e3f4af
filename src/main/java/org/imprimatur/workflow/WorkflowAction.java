package org.imprimatur.workflow;

import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;

/** What the audit says was done to a running process or its drawing. */
public enum WorkflowAction implements AuditAction {
    MOVED("process.moved"),
    PUT_AT("process.put-at"),
    TAKEN_BACK("review.taken-back"),
    REVIEW_GIVEN_UP("review.given-up"),
    STEP_RETRIED("step.retried"),
    DRAWING_AT_FAULT("drawing.at-fault"),
    WORKLIST_REPAIRED("worklist.repaired");

    /** The chain of what is done for no article and no report. */
    static final Subject CHAIN = Subject.of("processes");

    private final String code;

    WorkflowAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
