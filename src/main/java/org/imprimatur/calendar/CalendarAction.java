package org.imprimatur.calendar;

import org.imprimatur.platform.AuditAction;

/** What the audit says became of the secret address of somebody's calendar. */
enum CalendarAction implements AuditAction {
    ADDRESS_MADE("calendar.address-made"),
    ADDRESS_ENDED("calendar.address-ended");

    private final String code;

    CalendarAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
