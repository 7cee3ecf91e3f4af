package org.imprimatur.outbox;

import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;

/** What the audit says was done to letters and to the addresses they go to. */
enum OutboxAction implements AuditAction {
    LETTER_RETURNED("letter.returned"),
    LETTER_RETRIED("letter.retried"),
    LETTER_CANCELLED("letter.cancelled"),
    LETTER_READDRESSED("letter.readdressed"),
    FAILED_LETTERS_RETRIED("letters.retried"),
    QUEUE_TRIED_NOW("letters.tried-now"),
    ADDRESS_SUPPRESSED("address.suppressed"),
    ADDRESS_LIFTED("address.lifted"),
    ADDRESS_LEFT("address.left");

    /** The chain they are recorded in, whichever letter or address it was. */
    static final Subject CHAIN = Subject.of("mail");

    private final String code;

    OutboxAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
