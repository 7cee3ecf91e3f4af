package org.imprimatur.review;

import org.imprimatur.platform.AuditAction;

/** What the audit says was done in a review. */
public enum ReviewAction implements AuditAction {
    SIGNED("revision.signed"),
    CHANGES_REQUESTED("changes.requested"),
    CHANGES_WITHDRAWN("changes.withdrawn"),
    APPROVED("stage.approved"),
    SENT_BACK("stage.sent-back"),
    TEXT_NOT_INTACT("text.not-intact"),
    SIGNATURE_DECIDED("signature.decided");

    private final String code;

    ReviewAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
