package org.imprimatur.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.mime.Attachment;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.platform.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The archive of raw mails, for whoever shows them: the bytes, and what they say when they are read again. Nothing is to be
 * had of a mail whose time to be kept is over.
 */
@Repository
public class RawMailArchive {

    private static final Logger log = LoggerFactory.getLogger(RawMailArchive.class);

    private final JdbcClient jdbc;
    private final RawMailParser rawMailParser;

    RawMailArchive(JdbcClient jdbc, RawMailParser rawMailParser) {
        this.jdbc = jdbc;
        this.rawMailParser = rawMailParser;
    }

    private record Kept(byte @Nullable [] raw, boolean truncated, long size, boolean quarantined, String digest) {}

    public Optional<byte[]> raw(UUID mail) {
        return kept(mail).map(Kept::raw);
    }

    /** Read again; takes up to ten seconds for a mail made to be slow. */
    public Optional<ParsedMail> parsedMail(UUID mail) {
        return kept(mail).filter(kept -> kept.raw() != null).map(kept -> read(mail, kept));
    }

    /** @param number as in {@link ParsedMail#attachments()} when the mail was sorted, from 0 */
    public Optional<Attachment> attachment(UUID mail, int number) {
        List<Attachment> files = parsedMail(mail).map(ParsedMail::attachments).orElse(List.of());
        Optional<String> sha256 = jdbc.sql("select sha256 from inbound_attachment where mail_id = ? and number = ?")
                .params(mail, number)
                .query(String.class)
                .optional();
        if (sha256.isEmpty()) {
            return number >= 0 && number < files.size() ? Optional.of(files.get(number)) : Optional.empty();
        }
        // A later reader may count them differently; the file is the one with these bytes.
        return files.stream()
                .filter(file -> Sha256.of(file.bytes()).equals(sha256.get()))
                .findFirst();
    }

    private ParsedMail read(UUID mail, Kept kept) {
        byte[] raw = kept.raw() == null ? new byte[0] : kept.raw();
        if (kept.quarantined()) {
            return UnreadableMail.parsedMail(kept.digest(), raw);
        }
        try {
            return rawMailParser.read(raw, kept.truncated(), kept.size());
        } catch (RuntimeException | Error unreadable) {
            log.warn("The mail {} cannot be read again", mail, unreadable);
            return UnreadableMail.parsedMail(kept.digest(), raw);
        }
    }

    private Optional<Kept> kept(UUID mail) {
        return jdbc.sql("select raw, truncated, size, state, content_digest from inbound_mail where id = ?")
                .param(mail)
                .query((row, n) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getBytes("raw"),
                row.getBoolean("truncated"),
                row.getLong("size"),
                row.getString("state").equals(InboundMailState.QUARANTINED.name()),
                row.getString("content_digest"));
    }
}
