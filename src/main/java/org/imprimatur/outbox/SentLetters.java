package org.imprimatur.outbox;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.mime.AutoMailMarkers;
import org.imprimatur.mime.ParsedMail;
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

    /** The header by which our letters are known though their Message-ID was changed on the way. */
    static final String MARK = "X-Imprimatur-Letter";

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
        return spellings(messageId.strip().replace("\0", "")).stream()
                .flatMap(id -> jdbc
                        .sql("select thread_key from outbox_mail where message_id = ?")
                        .param(id)
                        .query(String.class)
                        .optional()
                        .stream())
                .findFirst()
                .map(Subject::of);
    }

    /**
     * Whether a mail is a letter of ours that comes back: by its own id, or by our mark where that was given another.
     * Earlier letters bore our address as their only mark; as anybody may write it, it counts only on what a machine sent.
     */
    public boolean isOneOfThem(ParsedMail mail) {
        boolean earlier = AutoMailMarkers.isAutoSubmitted(mail.headers())
                && mail.headers().all("X-Loop").stream().anyMatch(settings.from()::equalsIgnoreCase);
        return earlier || isOnRecord(mail);
    }

    private boolean isOnRecord(ParsedMail mail) {
        return Stream.concat(Stream.ofNullable(mail.messageId()), mail.headers().all(MARK).stream())
                .flatMap(id -> spellings(id.strip().replace("\0", "")).stream())
                .anyMatch(id -> jdbc.sql("select count(*) from outbox_mail where message_id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    /** Domains are read in small letters; ours may have been written otherwise. */
    private Set<String> spellings(String id) {
        int at = id.lastIndexOf('@');
        String domain = settings.mailDomain();
        boolean ours = at >= 0 && id.substring(at + 1).equalsIgnoreCase(domain + ">");
        return ours ? new LinkedHashSet<>(List.of(id, id.substring(0, at + 1) + domain + ">")) : Set.of(id);
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
