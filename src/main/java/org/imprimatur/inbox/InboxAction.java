package org.imprimatur.inbox;

import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;

/** What the audit says was done to mail that came in. */
public enum InboxAction implements AuditAction {
    REPROCESSED("mail.reprocessed"),
    MADE_REPORT("mail.made-report"),
    DISCARDED("mail.discarded"),
    DOWNLOADED("mail.downloaded"),
    REIMPORTED("mail.reimported"),
    GONE_THROUGH("mail.gone-through");

    /** The chain they are recorded in, whichever mail it was. */
    public static final Subject CHAIN = Subject.of("mail");

    private final String code;

    InboxAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
