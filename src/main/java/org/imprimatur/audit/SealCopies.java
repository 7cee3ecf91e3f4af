package org.imprimatur.audit;

import java.util.List;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.ServerCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** This node's own copy of the seals, outside the database; and what it tells of a database that is older than it. */
@Component
class SealCopies implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SealCopies.class);

    private static final int AT_ONCE = 1_000;

    private final SignedSeals seals;
    private final SealFile file;
    private final Messages messages;
    private final boolean command;

    private volatile long copied;
    private volatile long ahead;

    SealCopies(SignedSeals seals, SealSettings settings, Messages messages, ServerCommand command) {
        this.seals = seals;
        this.file = settings.sealFile();
        this.messages = messages;
        this.command = command.isGiven();
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Seal> kept = file.read();
        for (Seal seal : kept) {
            copied = Math.max(copied, seal.number());
        }
        if (!kept.isEmpty()) {
            Seal newest = kept.get(kept.size() - 1);
            boolean known = seals.find(newest.number())
                    .filter(seal -> seal.hash().equals(newest.hash()))
                    .isPresent();
            ahead = known ? 0 : newest.number();
        }
        if (areAhead() && !command) {
            LOG.error(warning());
        }
    }

    /** Whether the file knows of a seal that the database does not have, or has otherwise. */
    boolean areAhead() {
        return ahead > 0;
    }

    String warning() {
        return messages.say(
                "seals.ahead",
                Long.toString(ahead),
                file.path().toString(),
                Long.toString(seals.newest().map(Seal::number).orElse(0L)));
    }

    /** Adds what the database has and the file has not, whichever node made it. */
    synchronized void catchUp() {
        List<Seal> missing = seals.after(copied, AT_ONCE);
        while (!missing.isEmpty()) {
            file.append(missing);
            copied = missing.get(missing.size() - 1).number();
            missing = seals.after(copied, AT_ONCE);
        }
    }
}
