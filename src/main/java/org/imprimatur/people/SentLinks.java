package org.imprimatur.people;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells what became of a one-time link, for whoever carries its letter and must not know the link itself, only its id. */
@Service
public class SentLinks {

    private final OneTimeLinks links;

    SentLinks(OneTimeLinks links) {
        this.links = links;
    }

    /** Whether the link was used, replaced or withdrawn. */
    public boolean isOver(UUID link) {
        return links.isOver(link);
    }

    /** The letter came back, and others than its addressee have read it: its link does nothing any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cameBack(UUID link) {
        links.withdraw(link);
    }
}
