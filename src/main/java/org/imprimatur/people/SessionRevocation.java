package org.imprimatur.people;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Ends all sessions of a person when they get a new password or leave; only the session that chose the new password
 * goes on.
 */
@Component
class SessionRevocation {

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    SessionRevocation(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.sessions = sessions;
    }

    @TransactionalEventListener
    void on(PersonEvent.PasswordChanged event) {
        end(event.whom());
    }

    @TransactionalEventListener
    void on(PersonEvent.Deactivated event) {
        end(event.whom());
    }

    private void end(PersonId whom) {
        String here = thisSession();
        sessions.ifAvailable(all -> all.findByPrincipalName(whom.toString()).keySet().stream()
                .filter(session -> !session.equals(here))
                .forEach(all::deleteById));
    }

    private static @Nullable String thisSession() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            var session = attributes.getRequest().getSession(false);
            return session == null ? null : session.getId();
        }
        return null;
    }
}
