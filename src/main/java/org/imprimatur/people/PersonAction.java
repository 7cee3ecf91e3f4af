package org.imprimatur.people;

import org.imprimatur.platform.AuditAction;

/** What the audit says was done to a person, their record and their account. */
enum PersonAction implements AuditAction {
    ADDED("person.added"),
    INVITED("person.invited"),
    EDITED("person.edited"),
    DEACTIVATED("person.deactivated"),
    REACTIVATED("person.reactivated"),
    ROLES_CHANGED("roles.changed"),
    PROFILE_CHANGED("profile.changed"),
    CREDENTIAL_ADDED("credential.added"),
    CREDENTIAL_VERIFIED("credential.verified"),
    CREDENTIAL_REVOKED("credential.revoked"),
    CREDENTIAL_REJECTED("credential.rejected"),
    CREDENTIAL_RESTORED("credential.restored"),
    PASSWORD_CHANGED("password.changed"),
    PASSWORD_RESET_ASKED("password.reset-asked"),
    ADDRESS_CONFIRMATION_ASKED("address.confirmation-asked"),
    ADDRESS_CONFIRMED("address.confirmed"),
    SESSIONS_ENDED("sessions.ended"),
    LEAVE_SET("leave.set"),
    LEAVE_CHANGED("leave.changed"),
    LEAVE_ENDED("leave.ended");

    private final String code;

    PersonAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
