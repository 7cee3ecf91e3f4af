package org.imprimatur.mime;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.platform.VisibleText;

/**
 * Parses any bytes as a mail. It never throws and never uses more than ten seconds of a processor: what one parser cannot
 * make sense of the next one tries, down to keeping the bytes as they are. Safe for use by several threads.
 */
public final class MailParser {

    /** With each of the two readers; below them nothing takes long. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final List<MimeParser> parsers;
    private final Duration patience;
    private final AuthenticationResults authentication;

    /** @param authservIds the names under which our own mail exchanger reports who a mail is from */
    public MailParser(Collection<String> authservIds) {
        this(authservIds, List.of(new JakartaMimeParser(), new Mime4jParser()), PATIENCE);
    }

    MailParser(Collection<String> authservIds, List<MimeParser> parsers, Duration patience) {
        this.authentication = new AuthenticationResults(authservIds);
        this.parsers = parsers;
        this.patience = patience;
    }

    public ParsedMail read(byte[] raw) {
        return read(raw, false, raw.length);
    }

    /**
     * @param truncated whether {@code raw} is only the beginning of the mail
     * @param size      of the whole mail
     */
    public ParsedMail read(byte[] raw, boolean truncated, long size) {
        HeaderBlock block = HeaderBlock.of(raw);
        MailHeaders headers = block.headers();
        Set<ParseWarning> warnings = EnumSet.noneOf(ParseWarning.class);
        MailEnvelope mailEnvelope = MailEnvelope.of(headers, warnings);
        MailContents mailContents = contents(new Attempt(block, headers, mailEnvelope, raw, truncated), warnings);
        warnings.addAll(mailContents.warnings());
        DedupeKey key = DedupeKey.of(block, raw, truncated, size);
        if (truncated) {
            warnings.add(ParseWarning.CUT_SHORT);
        }
        if (!block.strays().isEmpty()) {
            warnings.add(ParseWarning.BAD_HEADERS);
        }
        if (VisibleText.isBlank(mailContents.body().text())) {
            warnings.add(ParseWarning.NO_WORDS);
        }
        return new ParsedMail(
                mailContents.level(),
                headers,
                key.messageId(),
                mailEnvelope.inReplyTo(),
                mailEnvelope.references(),
                mailEnvelope.from(),
                mailEnvelope.replyTo(),
                mailEnvelope.recipients(),
                mailEnvelope.subject(),
                mailEnvelope.date(),
                mailContents.body(),
                mailContents.attachments(),
                mailContents.returned(),
                authenticity(headers, mailEnvelope),
                warnings,
                key.contentDigest());
    }

    /** A list's own domain vouches for the list, not for whoever wrote to it. */
    private Authenticity authenticity(MailHeaders headers, MailEnvelope mailEnvelope) {
        Authenticity found = authentication.of(headers);
        return found == Authenticity.PASSED && mailEnvelope.isPassedOn() ? Authenticity.UNKNOWN : found;
    }

    private MailContents contents(Attempt attempt, Set<ParseWarning> warnings) {
        MailContents wordless = null;
        if (attempt.block().isOfAMail() && !attempt.block().isOverfull()) {
            for (MimeParser mimeParser : parsers) {
                try {
                    Optional<MailContents> read = TimeLimited.within(patience, () -> attempt.with(mimeParser));
                    if (read.isEmpty()) {
                        warnings.add(ParseWarning.TOOK_TOO_LONG);
                    } else if (read.get().hasWords()) {
                        return read.get();
                    } else if (wordless == null) {
                        wordless = read.get();
                    }
                } catch (OutOfMemoryError tooLarge) {
                    // What it had is free again, but the next parser would want as much.
                    break;
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    break;
                } catch (Throwable unreadable) {
                    // Unchecked exceptions and overflowing stacks too: the next parser may fare better.
                }
            }
        }
        if (wordless != null) {
            return FallbackContents.withStrays(wordless, attempt.block());
        }
        return FallbackContents.of(
                attempt.block(), attempt.headers(), attempt.envelope(), attempt.raw(), attempt.truncated());
    }

    /** What there is to read, and the way to read it once taken apart. */
    private record Attempt(
            HeaderBlock block, MailHeaders headers, MailEnvelope envelope, byte[] raw, boolean truncated) {

        MailContents with(MimeParser mimeParser) throws Exception {
            ParseBudget parseBudget = new ParseBudget();
            MimePart root = mimeParser.parse(raw, 0, parseBudget);
            PartCollector partCollector = new PartCollector(mimeParser, parseBudget);
            partCollector.collect(root, 0);
            Body body = BodyExtractor.body(partCollector.texts(), envelope.isReply(), parseBudget);
            if (envelope.isForward()) {
                parseBudget.note(ParseWarning.FORWARDED);
            }
            List<Attachment> files = partCollector.attachments();
            return new MailContents(
                    mimeParser.level(),
                    body,
                    truncated ? CutFiles.in(files, root) : files,
                    BounceDetector.in(headers, envelope, root, body.text()),
                    parseBudget.warnings());
        }
    }
}
