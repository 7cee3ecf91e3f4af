package org.imprimatur.audit;

import org.imprimatur.people.PersonEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what happens to people's records, in the audit chain of the person it happened to. */
@Component
class PeopleAudit {

    private final AuditTrail audit;

    PeopleAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** The person is named by id: a line outlives the right to remember somebody's name. */
    @EventListener
    void on(PersonEvent event) {
        audit.record(
                event.whom().subject(), event.by(), event.action(), event.whom().toString(), event.facts());
    }
}
