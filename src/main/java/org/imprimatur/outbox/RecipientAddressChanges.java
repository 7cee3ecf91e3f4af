package org.imprimatur.outbox;

import org.imprimatur.people.PersonEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters that wait follow their addressee to a new address. Those whose link was withdrawn with the old address are
 * not sent at all.
 */
@Component
class RecipientAddressChanges {

    private final JdbcClient jdbc;

    RecipientAddressChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First of all who hear of it: what is written to the old address because of the change is to go there. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.Edited event) {
        String before = event.facts().get("was-email");
        String after = event.facts().get("email");
        if (before == null || after == null) {
            return;
        }
        jdbc.sql("""
                        update outbox_mail set state = 'CANCELLED', reason = 'ADDRESS_CHANGED', next_attempt_at = null
                        where person_id = ? and recipient = ? and state in ('QUEUED', 'RETRY') and kind in (?, ?)
                        """)
                .params(event.whom().value(), before, "invitation", "password-reset")
                .update();
        jdbc.sql("""
                        update outbox_mail set recipient = ?, rendered = null
                        where person_id = ? and recipient = ? and state in ('QUEUED', 'RETRY') and resend_of is null
                        """).params(after, event.whom().value(), before).update();
    }
}
