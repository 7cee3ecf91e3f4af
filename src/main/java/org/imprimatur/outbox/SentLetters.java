package org.imprimatur.outbox;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up letters that were written, for whoever sorts the mail that comes in. */
@Repository
public class SentLetters {

    private static final Pattern ROOT =
            Pattern.compile("<(article|report)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^<>@]+)>");

    private final JdbcClient jdbc;
    private final OutboxSettings settings;

    SentLetters(JdbcClient jdbc, OutboxSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Which thread a Message-ID of ours belongs to: a report's, say. */
    public Optional<Subject> threadOf(String messageId) {
        Matcher root = ROOT.matcher(messageId.strip().toLowerCase(Locale.ROOT));
        if (root.matches() && root.group(3).equalsIgnoreCase(settings.mailDomain())) {
            return Optional.of(new Subject(
                    root.group(1).equals(Subject.Kind.ARTICLE.word()) ? Subject.Kind.ARTICLE : Subject.Kind.REPORT,
                    root.group(2)));
        }
        return jdbc.sql("select thread_key from outbox_mail where message_id = ?")
                .param(messageId.strip().replace("\0", ""))
                .query(String.class)
                .optional()
                .map(Subject::of);
    }

    /** How many acknowledgements were written since then, to one address or, if it is null, to anybody. */
    public int acknowledgementsSince(Instant since, @Nullable String address) {
        String sql = "select count(*) from outbox_mail where kind = ? and created_at >= ?";
        var from = DbTime.at(since);
        return address == null
                ? jdbc.sql(sql)
                        .params(LetterKind.ACK.word(), from)
                        .query(Integer.class)
                        .single()
                : jdbc.sql(sql + " and lower(recipient) = ?")
                        .params(LetterKind.ACK.word(), from, address.strip().toLowerCase(Locale.ROOT))
                        .query(Integer.class)
                        .single();
    }
}
