package org.imprimatur.inbox.imap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** State of the mailbox that is being polled; one that was read under former settings is nobody's worry any more. */
@Repository
public class MailboxStatus {

    private final JdbcClient jdbc;
    private final ImapSettings settings;

    MailboxStatus(JdbcClient jdbc, ImapSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * @param lastRead     when all was well last, null if it never was
     * @param failingSince null while it can be read
     * @param said         what went wrong, empty if nothing did
     */
    public record Status(
            @Nullable Instant lastRead, @Nullable Instant failingSince, String said) {}

    public boolean isSetUp() {
        return settings.isSetUp();
    }

    /** Empty until it was looked into for the first time. */
    public Optional<Status> status() {
        return jdbc.sql("select last_ok, failing_since, last_error from mailbox_status where mailbox = ?")
                .param(settings.mailbox())
                .query((row, n) -> status(row))
                .optional();
    }

    private static Status status(ResultSet row) throws SQLException {
        String said = row.getString("last_error");
        return new Status(
                DbTime.readOrNull(row, "last_ok"), DbTime.readOrNull(row, "failing_since"), said == null ? "" : said);
    }
}
