package org.imprimatur.audit;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Exports the newest signed seal, for copies of it out of the server's reach. */
@Component
public class SealExport {

    private final SignedSeals seals;

    SealExport(SignedSeals seals) {
        this.seals = seals;
    }

    /**
     * What somebody keeps of a seal.
     *
     * @param name its number and hash, as {@code verify-audit --seal} takes them
     * @param note the signed note in full
     */
    public record Copy(String name, String note) {}

    /** The newest seal; empty if it was told by then, or if there is none. */
    public Optional<Copy> madeAfter(Instant moment) {
        return seals.newest()
                .filter(seal -> seal.at().isAfter(moment))
                .map(seal -> new Copy(seal.number() + ":" + seal.hash(), seal.note()));
    }
}
