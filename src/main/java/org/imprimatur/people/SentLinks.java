package org.imprimatur.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what became of a one-time link, for whoever carries its letter and must not know the link itself: letters of
 * this room are told apart by a key that ends with the link's id.
 */
@Service
public class SentLinks {

    private final OneTimeLinks links;

    SentLinks(OneTimeLinks links) {
        this.links = links;
    }

    /** Whether the link was used, replaced or withdrawn. */
    public boolean isOver(String dedupeKey) {
        return link(dedupeKey).filter(links::isOver).isPresent();
    }

    /** The letter came back, and others than its addressee have read it: its link does nothing any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cameBack(String dedupeKey) {
        link(dedupeKey).ifPresent(links::withdraw);
    }

    private static Optional<UUID> link(String dedupeKey) {
        try {
            return Optional.of(UUID.fromString(dedupeKey.substring(dedupeKey.lastIndexOf(':') + 1)));
        } catch (IllegalArgumentException noLink) {
            return Optional.empty();
        }
    }
}
