package org.imprimatur.mail.inbound.reading;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Reads any bytes as a mail. It never throws and never takes longer than ten seconds: what one reader cannot make sense
 * of the next one tries, down to keeping the bytes as they are. Safe for use by several threads.
 */
public final class MailReader {

    /** For the two readers together; below them nothing takes long. */
    private static final Duration PATIENCE = Duration.ofMillis(4_500);

    private final List<Dissector> dissectors;
    private final Duration patience;
    private final AuthenticationResults authentication;

    /** @param authservIds the names under which our own mail exchanger reports who a mail is from */
    public MailReader(Collection<String> authservIds) {
        this(authservIds, List.of(new LenientDissector(), new TolerantDissector()), PATIENCE);
    }

    MailReader(Collection<String> authservIds, List<Dissector> dissectors, Duration patience) {
        this.authentication = new AuthenticationResults(authservIds);
        this.dissectors = dissectors;
        this.patience = patience;
    }

    public Reading read(byte[] raw) {
        return read(raw, false, raw.length);
    }

    /**
     * @param truncated whether {@code raw} is only the beginning of the mail
     * @param size      of the whole mail
     */
    public Reading read(byte[] raw, boolean truncated, long size) {
        HeaderBlock block = HeaderBlock.of(raw);
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        Contents contents = contents(block, raw, truncated, oddities);
        oddities.addAll(contents.oddities());
        DedupeKey key = DedupeKey.of(block, raw, truncated, size);
        MailHeaders headers = block.headers();
        Envelope envelope = Envelope.of(headers, oddities);
        if (truncated) {
            oddities.add(Oddity.CUT_SHORT);
        }
        if (!block.strays().isEmpty()) {
            oddities.add(Oddity.BAD_HEADERS);
        }
        if (contents.body().text().isBlank()) {
            oddities.add(Oddity.NO_WORDS);
        }
        return new Reading(
                contents.rung(),
                headers,
                key.messageId(),
                envelope.inReplyTo(),
                envelope.references(),
                envelope.from(),
                envelope.replyTo(),
                envelope.recipients(),
                envelope.subject(),
                envelope.date(),
                contents.body(),
                contents.attachments(),
                contents.returned(),
                authentication.of(headers),
                oddities,
                key.contentDigest());
    }

    private Contents contents(HeaderBlock block, byte[] raw, boolean truncated, Set<Oddity> oddities) {
        if (block.isOfAMail() && !block.isOverfull()) {
            for (Dissector dissector : dissectors) {
                Attempt attempt = new Attempt(dissector, block, raw, truncated);
                try {
                    Optional<Contents> read = Patiently.within(patience, attempt);
                    if (read.isPresent()) {
                        return read.get();
                    }
                    oddities.add(Oddity.TOOK_TOO_LONG);
                } catch (OutOfMemoryError tooLarge) {
                    // What it had is free again, but the next reader would want as much.
                    break;
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    break;
                } catch (Throwable unreadable) {
                    // Unchecked exceptions and overflowing stacks too: the next reader may fare better.
                }
            }
        }
        return Remains.of(block, raw, truncated);
    }

    private record Attempt(Dissector dissector, HeaderBlock block, byte[] raw, boolean truncated)
            implements Callable<Contents> {

        @Override
        public Contents call() throws Exception {
            Budget budget = new Budget();
            MimePart root = dissector.dissect(raw, 0, budget);
            Gatherer gatherer = new Gatherer(dissector, budget);
            gatherer.gather(root, 0);
            Body body = BodyMaker.body(gatherer.passages(), false, budget);
            return new Contents(dissector.rung(), body, gatherer.attachments(), null, budget.oddities());
        }
    }
}
