package org.imprimatur.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.people.People;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.SentLinks;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of letters to send: what is due, and which node has claimed it. Every step is a transaction of its
 * own, and none is open while the mail server is spoken to.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class OutboxQueue {

    static final Duration LOCK = Duration.ofMinutes(5);

    /** Letters of one thread leave in order, but none waits longer than this for the one before it. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final DeadAddresses addresses;
    private final LetterOptOuts optOuts;
    private final People people;
    private final SentLinks links;
    private final Clock clock;

    OutboxQueue(
            JdbcClient jdbc,
            DeadAddresses addresses,
            LetterOptOuts optOuts,
            People people,
            SentLinks links,
            Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.optOuts = optOuts;
        this.people = people;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * What may leave now, most pressing first. In a thread the earlier letter goes first, unless it is held for the
     * morning or has waited long enough. A handoff's letter stands back while a newer one about the same article waits:
     * once that one is sent, this one need not be.
     */
    List<UUID> due(int limit) {
        Instant now = DbTime.now(clock);
        return jdbc.sql("""
                        select m.id from outbox_mail m
                        where m.state in ('QUEUED', 'RETRY', 'UNKNOWN') and m.next_attempt_at <= :now
                          and (m.not_before is null or m.not_before <= :now)
                          and not exists (
                            select 1 from outbox_mail e
                            where e.thread_key = m.thread_key and e.recipient = m.recipient and e.seq < m.seq
                              and (e.state = 'SENDING'
                                   or (e.state in ('QUEUED', 'RETRY') and e.queued_at > :patience
                                       and (e.kind in (:handoffs) or e.not_before is null or e.not_before <= :now)
                                       and not (m.kind in (:handoffs) and e.kind = m.kind and e.state = 'QUEUED'
                                                and e.not_before is not null))))
                          and not (m.kind in (:handoffs) and m.state = 'QUEUED' and m.not_before is not null
                                   and m.queued_at > :patience
                                   and exists (
                                     select 1 from outbox_mail n
                                     where n.thread_key = m.thread_key and n.recipient = m.recipient and n.seq > m.seq
                                       and n.kind = m.kind and n.state in ('QUEUED', 'SENDING', 'RETRY')
                                       and n.not_before is not null))
                        order by m.priority desc, m.next_attempt_at, m.seq
                        fetch first :most rows only
                        """)
                .param("handoffs", LetterKind.waitingForNewer())
                .param("now", DbTime.at(now))
                .param("patience", DbTime.at(now.minus(PATIENCE)))
                .param("most", limit)
                .query(UUID.class)
                .list();
    }

    /** Takes the letter in hand; empty if another node was faster. */
    Optional<ClaimedLetter> claim(UUID id) {
        Instant now = DbTime.now(clock);
        UUID lock = UUID.randomUUID();
        Optional<ClaimedLetter> claimed = jdbc.sql("""
                        select * from outbox_mail
                        where id = ? and state in ('QUEUED', 'RETRY', 'UNKNOWN') and next_attempt_at <= ?
                        for update skip locked
                        """)
                .params(id, DbTime.at(now))
                .query((row, n) -> claimed(row, lock))
                .optional();
        claimed.ifPresent(letter -> jdbc.sql("""
                        update outbox_mail set state = 'SENDING', attempts = ?, lock_token = ?, locked_until = ?
                        where id = ?
                        """)
                .params(letter.attempts(), lock, DbTime.at(now.plus(LOCK)), id)
                .update());
        return claimed;
    }

    /** Message-IDs of the letters in this thread that have gone to this person before, oldest first, at most ten. */
    List<String> earlier(ClaimedLetter letter) {
        List<String> latest = jdbc.sql("""
                        select message_id from outbox_mail
                        where thread_key = ? and recipient = ? and seq < ? and state in ('SENT', 'UNKNOWN', 'BOUNCED')
                        order by seq desc fetch first 10 rows only
                        """)
                .params(letter.thread().key(), letter.recipient(), letter.seq())
                .query(String.class)
                .list();
        List<String> oldestFirst = new ArrayList<>(latest);
        Collections.reverse(oldestFirst);
        return List.copyOf(oldestFirst);
    }

    boolean isSuppressed(MailAddress address) {
        return addresses.areDead(address);
    }

    /** Nothing is mailed to somebody who has left, however long ago it was written to them. */
    boolean hasLeft(ClaimedLetter letter) {
        PersonId person = letter.person();
        return person != null
                && people.find(person).filter(found -> !found.active()).isPresent();
    }

    /** Why it is of no use to its addressee, or not wanted by itself; null if it is. */
    @Nullable
    FailureReason unwanted(ClaimedLetter letter) {
        UUID link = letter.link();
        if (link != null && links.isOver(link)) {
            return FailureReason.LINK_OVER;
        }
        return optOuts.unwanted(letter.person(), letter.kind());
    }

    /** Keeps the letter as it will go out, now and at every later attempt. */
    boolean keep(ClaimedLetter letter, LetterRenderer.Rendered rendered) {
        return jdbc.sql("""
                        update outbox_mail set subject = ?, searched = ?, rendered = ?, in_reply_to = ?, refs = ?
                        where id = ? and lock_token = ?
                        """)
                        .params(
                                ColumnText.to(400, rendered.subject()),
                                SearchWords.kept(rendered.subject(), letter.recipientName(), letter.recipient()),
                                rendered.message(),
                                rendered.inReplyTo(),
                                rendered.references(),
                                letter.id(),
                                letter.lock())
                        .update()
                == 1;
    }

    /** The letter does not go to the mail server at all. */
    boolean withhold(ClaimedLetter letter, LetterStanding standing) {
        boolean ours = jdbc.sql("""
                        update outbox_mail set state = ?, reason = ?, attempts = attempts - 1, next_attempt_at = null,
                                               lock_token = null, locked_until = null, last_code = null, last_reply = ''
                        where id = ? and lock_token = ?
                        """)
                        .params(standing.state().name(), standing.why().name(), letter.id(), letter.lock())
                        .update()
                == 1;
        if (ours && standing.state() == LetterState.SUPPRESSED) {
            addresses.heldBack(letter.id());
        }
        return ours;
    }

    private static ClaimedLetter claimed(ResultSet row, UUID lock) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        return new ClaimedLetter(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                lock,
                LetterState.valueOf(row.getString("state")),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                person == null ? null : new PersonId(person),
                Subject.of(row.getString("thread_key")),
                row.getString("turn"),
                row.getObject("link", UUID.class),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("model_json"),
                row.getString("message_id"),
                row.getString("bounce_token"),
                row.getInt("attempts") + 1,
                row.getInt("unknowns"),
                DbTime.read(row, "queued_at"),
                DbTime.readOrNull(row, "expires_at"),
                answers(row),
                row.getString("unsubscribe_token"),
                row.getString("rendered"));
    }

    private static Letter.@Nullable Answers answers(ResultSet row) throws SQLException {
        String replyTo = row.getString("reply_to");
        return replyTo == null
                ? null
                : new Letter.Answers(
                        row.getString("answers_id"),
                        List.of(row.getString("answers_refs").split(" ")),
                        replyTo);
    }
}
