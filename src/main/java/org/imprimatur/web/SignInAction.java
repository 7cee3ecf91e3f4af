package org.imprimatur.web;

import org.imprimatur.platform.AuditAction;

/** What the audit says of who came in, left, or was not let in. */
enum SignInAction implements AuditAction {
    SIGNED_IN("sign-in.done"),
    FAILED("sign-in.failed"),
    SLOWED_DOWN("sign-in.slowed"),
    SIGNED_OUT("sign-out.done");

    private final String code;

    SignInAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
