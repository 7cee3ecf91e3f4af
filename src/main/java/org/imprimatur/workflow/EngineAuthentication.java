package org.imprimatur.workflow;

import org.camunda.bpm.engine.IdentityService;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the engine who acts, for as long as an action takes and not an instant longer; actions may be nested. */
@Component
public class EngineAuthentication {

    private final IdentityService identity;

    EngineAuthentication(IdentityService identity) {
        this.identity = identity;
    }

    /** @param person null if nobody acts */
    public void as(@Nullable PersonId person, Runnable action) {
        var before = identity.getCurrentAuthentication();
        if (person == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthenticatedUserId(person.toString());
        }
        try {
            action.run();
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthenticatedUserId(before.getUserId());
            }
        }
    }
}
