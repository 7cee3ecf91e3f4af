package org.imprimatur.mime;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads any bytes as a mail. It never throws and never takes longer than ten seconds: what one reader cannot make sense
 * of the next one tries, down to keeping the bytes as they are. Safe for use by several threads.
 */
public final class MailReader {

    /** With each of the two readers; below them nothing takes long. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

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
        MailHeaders headers = block.headers();
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        Envelope envelope = Envelope.of(headers, oddities);
        Contents contents = contents(new Attempt(block, headers, envelope, raw, truncated), oddities);
        oddities.addAll(contents.oddities());
        DedupeKey key = DedupeKey.of(block, raw, truncated, size);
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

    private Contents contents(Attempt attempt, Set<Oddity> oddities) {
        if (attempt.block().isOfAMail() && !attempt.block().isOverfull()) {
            for (Dissector dissector : dissectors) {
                try {
                    Optional<Contents> read = Patiently.within(patience, () -> attempt.with(dissector));
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
        return Remains.of(attempt.block(), attempt.headers(), attempt.envelope(), attempt.raw(), attempt.truncated());
    }

    /** What there is to read, and the way to read it once taken apart. */
    private record Attempt(HeaderBlock block, MailHeaders headers, Envelope envelope, byte[] raw, boolean truncated) {

        Contents with(Dissector dissector) throws Exception {
            Budget budget = new Budget();
            MimePart root = dissector.dissect(raw, 0, budget);
            Gatherer gatherer = new Gatherer(dissector, budget);
            gatherer.gather(root, 0);
            Body body = BodyMaker.body(gatherer.passages(), envelope.isReply(), budget);
            if (envelope.isForward()) {
                budget.note(Oddity.FORWARDED);
            }
            List<Attachment> files = gatherer.attachments();
            return new Contents(
                    dissector.rung(),
                    body,
                    truncated && !files.isEmpty() ? files.subList(0, files.size() - 1) : files,
                    Bounces.in(headers, envelope, root, body.text()),
                    budget.oddities());
        }
    }
}
