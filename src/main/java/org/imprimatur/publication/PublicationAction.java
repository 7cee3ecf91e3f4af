package org.imprimatur.publication;

import org.imprimatur.platform.AuditAction;

/** What the audit says was done about what readers see. */
public enum PublicationAction implements AuditAction {
    ORDERED("publication.ordered"),
    SCHEDULED("publication.scheduled"),
    RESCHEDULED("publication.rescheduled"),
    SENT_BACK("publication.sent-back"),
    CALLED_BACK("publication.called-back"),
    ORDER_LEFT("publication.order-left"),
    ORDER_OUT_OF_ROLE("publication.order-out-of-role"),
    LIVE("article.live"),
    WITHDRAWN("article.withdrawn"),
    WITHHELD("article.withheld"),
    CORRECTION_PLANNED("correction.planned"),
    CORRECTION_PUBLISHED("correction.published"),
    BANNER_RAISED("banner.raised"),
    BANNER_LOWERED("banner.lowered"),
    SOURCE_RETRACTED("source.retracted");

    private final String code;

    PublicationAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
