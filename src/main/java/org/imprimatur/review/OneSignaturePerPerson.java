package org.imprimatur.review;

import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that nobody signs a text twice: whoever signs gives up whatever other review of the same text they had,
 * named for it or taken; the next signature is somebody else's.
 */
@Component
class OneSignaturePerPerson {

    private final Worklist worklist;

    OneSignaturePerPerson(Worklist worklist) {
        this.worklist = worklist;
    }

    /** Once the turn that was signed is over. Nobody's own decision: the signer did not ask for it, and is told by letter. */
    @EventListener
    @Order(1)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Signing.RevisionSigned event) {
        worklist.openOn(event.article().subject()).stream()
                .filter(turn -> turn.isHeldBy(event.by()))
                .map(Turn::taskId)
                .forEach(taskId -> worklist.vacate(taskId, null));
    }
}
