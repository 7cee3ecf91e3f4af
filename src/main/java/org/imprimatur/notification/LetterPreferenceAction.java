package org.imprimatur.notification;

import org.imprimatur.platform.AuditAction;

/** What the audit says was done to the letters somebody gets. */
enum LetterPreferenceAction implements AuditAction {
    CHOSEN("letters.chosen"),
    STOPPED("letters.stopped");

    private final String code;

    LetterPreferenceAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
