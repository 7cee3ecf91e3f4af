package org.imprimatur.standards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The newsroom's public texts with all their versions; none is changed or removed, only followed by the next. */
@Repository
public class PublicTexts {

    /** Their own chain in the audit. */
    private static final Subject CHAIN = Subject.of("public-texts");

    private final JdbcClient jdbc;
    private final InsertIfAbsent rows;
    private final ShippedTexts shipped;
    private final Placeholders placeholders;
    private final AuditTrail audit;
    private final Clock clock;

    PublicTexts(
            JdbcClient jdbc,
            InsertIfAbsent rows,
            ShippedTexts shipped,
            Placeholders placeholders,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.shipped = shipped;
        this.placeholders = placeholders;
        this.audit = audit;
        this.clock = clock;
    }

    /** What readers are told now. */
    public PublicTextVersion inForce(PublicText text) {
        return newest(text).orElseThrow(() -> new IllegalStateException("No " + text + " was kept at the start"));
    }

    /** Every version, the newest first. */
    public List<PublicTextVersion> all(PublicText text) {
        return jdbc.sql("select * from public_text where kind = ? order by version desc")
                .param(text.name())
                .query((row, n) -> version(row))
                .list();
    }

    /** @throws NoSuchVersion if there was never one of that number */
    public PublicTextVersion require(PublicText text, int number) {
        return jdbc.sql("select * from public_text where kind = ? and version = ?")
                .params(text.name(), number)
                .query((row, n) -> version(row))
                .optional()
                .orElseThrow(NoSuchVersion::new);
    }

    /**
     * Changes what readers are told, from this moment.
     *
     * @param base the version the change was made from
     * @throws PublishersSpeak if it is not for this person to say
     * @throws StaleWords if somebody changed it meanwhile; nothing is overwritten
     * @throws Placeholders.UnknownPlaceholder if it names what nothing fills
     * @see PublicTextVersion#next for what else is refused
     */
    @Transactional
    public PublicTextVersion change(Person by, PublicText text, int base, String words, String reason) {
        if (!by.holds(Role.publisher())) {
            throw new PublishersSpeak();
        }
        PublicTextVersion before = inForce(text);
        if (before.number() != base) {
            throw new StaleWords();
        }
        PublicTextVersion next = before.next(words, reason, by.id(), DbTime.now(clock));
        placeholders.mustBeKnown(next.words());
        // Of two who save at the same moment the second finds the number taken.
        if (!insert(next)) {
            throw new StaleWords();
        }
        audit.record(
                CHAIN,
                by.id(),
                PublicTextAction.CHANGED,
                text.word() + " " + next.number(),
                Map.of("note", next.reason()));
        return next;
    }

    /** Keeps what this release says where the newsroom has said nothing of its own. */
    @Transactional
    public void keepShipped() {
        for (PublicText text : PublicText.values()) {
            String words = shipped.of(text);
            Optional<PublicTextVersion> newest = newest(text);
            if (newest.isEmpty()
                    || (newest.get().isShipped() && !newest.get().words().equals(words))) {
                int number = newest.map(PublicTextVersion::number).orElse(0) + 1;
                insert(new PublicTextVersion(text, number, words, "", null, DbTime.now(clock)));
            }
        }
    }

    private Optional<PublicTextVersion> newest(PublicText text) {
        return jdbc.sql("select * from public_text where kind = ? order by version desc limit 1")
                .param(text.name())
                .query((row, n) -> version(row))
                .optional();
    }

    private boolean insert(PublicTextVersion version) {
        PersonId by = version.by();
        return rows.insert(
                "insert into public_text (kind, version, words, reason, changed_by, since) values (?, ?, ?, ?, ?, ?)",
                version.text().name(),
                version.number(),
                version.words(),
                version.reason(),
                by == null ? null : by.value(),
                DbTime.at(version.since()));
    }

    private static PublicTextVersion version(ResultSet row) throws SQLException {
        UUID by = row.getObject("changed_by", UUID.class);
        return new PublicTextVersion(
                PublicText.valueOf(row.getString("kind")),
                row.getInt("version"),
                row.getString("words"),
                row.getString("reason"),
                person(by),
                DbTime.read(row, "since"));
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    /** There was never a version of this number. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchVersion extends Refusal {}

    /** What the newsroom says of itself is for publishers to say. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class PublishersSpeak extends Refusal {}

    /** Somebody changed the text since it was opened. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StaleWords extends Refusal {}
}
