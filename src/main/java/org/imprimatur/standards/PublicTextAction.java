package org.imprimatur.standards;

import org.imprimatur.platform.AuditAction;

/** What the audit says was done to the newsroom's public texts. */
enum PublicTextAction implements AuditAction {
    CHANGED("public-text.changed");

    private final String code;

    PublicTextAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
