package org.imprimatur.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says of mails that were too large to be taken in whole what is missing here, and where all of it lies. */
@Component
public class CutShortMails {

    private static final long MEGABYTE = 1024L * 1024;

    private final JdbcClient jdbc;
    private final InboundMailSettings settings;
    private final Messages messages;

    CutShortMails(JdbcClient jdbc, InboundMailSettings settings, Messages messages) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.messages = messages;
    }

    /**
     * A mail of which only the beginning is kept.
     *
     * @param size  of the whole mail, in words
     * @param limit above which mails are not taken in whole, in words
     * @param place where the whole mail lies, as a sentence
     */
    public record CutShort(String size, String limit, String place) {}

    private record Row(
            long size,
            Provenance.Source source,
            @Nullable String mailbox,
            @Nullable String folder,
            boolean moved,
            @Nullable String movedTo) {}

    /** Empty if all of the mail is kept. */
    public Optional<CutShort> find(UUID mail) {
        return jdbc.sql("""
                        select size, source, mailbox, folder, server_moved_at is not null as moved, moved_to
                        from inbound_mail where id = ? and truncated = true
                        """)
                .param(mail)
                .query((row, n) -> row(row))
                .optional()
                .map(row -> new CutShort(
                        megabytes(row.size()), megabytes(settings.largest().toBytes()), place(row)));
    }

    /** What is missing and where it is, for a colleague. */
    public String words(CutShort mail) {
        return messages.say("mail.in.cut", mail.size(), mail.limit()) + " " + mail.place();
    }

    private String place(Row row) {
        String mailbox = row.mailbox() == null ? "" : row.mailbox();
        String folder = row.moved() ? row.movedTo() : row.folder();
        return switch (row.source()) {
            case IMAP ->
                folder == null
                        ? messages.say("mail.in.cut.mailbox", mailbox)
                        : messages.say("mail.in.cut.folder", folder, mailbox);
            case FILE -> messages.say("mail.in.cut.file", mailbox);
            case SMTP, HTTP -> messages.say("mail.in.cut.nowhere");
        };
    }

    private String megabytes(long bytes) {
        return messages.say("mail.in.size.mb", Math.max(1, Math.round((double) bytes / MEGABYTE)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("size"),
                Provenance.Source.valueOf(row.getString("source")),
                row.getString("mailbox"),
                row.getString("folder"),
                row.getBoolean("moved"),
                row.getString("moved_to"));
    }
}
