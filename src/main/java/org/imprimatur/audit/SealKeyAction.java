package org.imprimatur.audit;

import org.imprimatur.platform.AuditAction;

/** What the audit says became of the key it is sealed with. */
enum SealKeyAction implements AuditAction {
    MADE("seal-key.made"),
    ROTATED("seal-key.rotated"),
    LOST("seal-key.lost");

    private final String code;

    SealKeyAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
