package org.imprimatur.article;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The topics the newsroom keeps. Capitals make no difference between two of them. A topic that was renamed is still
 * known by its former names: what says them, a decision table among them, still means it.
 */
@Repository
public class Topics {

    /** The list's own chain in the audit. */
    private static final Subject CHAIN = Subject.of("topics");

    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final Clock clock;

    Topics(JdbcClient jdbc, Worklist worklist, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.worklist = worklist;
        this.audit = audit;
        this.clock = clock;
    }

    /** A topic wants a name. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class NameMissing extends Refusal {}

    /** A name is a few words. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class NameTooLong extends Refusal {

        NameTooLong() {
            super(LONGEST);
        }
    }

    /** Another topic is called so, or was. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class NameTaken extends Refusal {

        NameTaken(String name) {
            super(name);
        }
    }

    /** There is no such topic. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static final class NoSuchTopic extends Refusal {}

    /** What two spellings of one name have in common. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** All of them, by name; those no longer offered last. */
    public List<Topic> all() {
        return jdbc.sql("""
                        select t.id, t.name, t.retired_at, count(a.id) as articles
                        from topic t left join article a on a.topic = t.name
                        group by t.id, t.name, t.folded, t.retired_at
                        order by case when t.retired_at is null then 0 else 1 end, t.folded
                        """)
                .query((row, n) -> new Topic(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getInt("articles"),
                        row.getObject("retired_at") != null))
                .list();
    }

    /** The names writers choose from; empty in a newsroom that keeps no list. */
    public List<String> offered() {
        return jdbc.sql("select name from topic where retired_at is null order by folded")
                .query(String.class)
                .list();
    }

    /** The topic that is called so, or was, as it is spelled now; nothing if writers are not offered it. */
    public Optional<String> offered(String name) {
        return named(name).filter(topic -> !topic.retired()).map(Topic::name);
    }

    /** Every name the topic of this name ever had, this one first. */
    public List<String> namesOf(String name) {
        List<String> names =
                jdbc.sql("""
                        select s.name from topic_spelling s join topic t on t.id = s.topic_id
                        where t.name = ? and s.name <> ? order by s.name
                        """).params(name, name).query(String.class).list();
        return Stream.concat(Stream.of(name), names.stream()).toList();
    }

    /**
     * @throws NameTaken if another topic is called so, whatever the capitals
     */
    @Transactional
    public void add(Person by, String name) {
        String clean = clean(name);
        mustBeFree(clean, null);
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql("insert into topic (id, name, folded) values (?, ?, ?)")
                    .params(id, clean, folded(clean))
                    .update();
        } catch (DuplicateKeyException addedMeanwhile) {
            throw new NameTaken(clean);
        }
        spell(id, clean);
        audit.record(CHAIN, by.id(), ArticleAction.TOPIC_ADDED, clean, Map.of());
    }

    /**
     * Calls a topic otherwise, on every article and every open turn. Nothing that was signed names it.
     *
     * @throws NameTaken if another topic is called so, or was
     */
    @Transactional
    public void rename(Person by, UUID id, String name) {
        String clean = clean(name);
        Topic topic = require(id);
        if (topic.name().equals(clean)) {
            return;
        }
        mustBeFree(clean, id);
        try {
            jdbc.sql("update topic set name = ?, folded = ? where id = ?")
                    .params(clean, folded(clean), id)
                    .update();
        } catch (DuplicateKeyException namedMeanwhile) {
            throw new NameTaken(clean);
        }
        spell(id, clean);
        jdbc.sql("update article set topic = ? where topic = ?")
                .params(clean, topic.name())
                .update();
        worklist.retopic(topic.name(), clean);
        audit.record(CHAIN, by.id(), ArticleAction.TOPIC_RENAMED, topic.name(), Map.of("to", clean));
    }

    /** Writers are no longer offered it. */
    @Transactional
    public void retire(Person by, UUID id) {
        offer(by, id, clock.instant(), ArticleAction.TOPIC_RETIRED);
    }

    /** Writers are offered it again. */
    @Transactional
    public void bringBack(Person by, UUID id) {
        offer(by, id, null, ArticleAction.TOPIC_BROUGHT_BACK);
    }

    private void offer(Person by, UUID id, @Nullable Instant retired, AuditAction action) {
        Topic topic = require(id);
        if (topic.retired() == (retired != null)) {
            return;
        }
        jdbc.sql("update topic set retired_at = ? where id = ?")
                .params(DbTime.atOrNull(retired), id)
                .update();
        audit.record(CHAIN, by.id(), action, topic.name(), Map.of());
    }

    /** Held, so that of two who rename it at once one sees the other's name. */
    private Topic require(UUID id) {
        return jdbc.sql("select * from topic where id = ? for update")
                .param(id)
                .query((row, n) -> new Topic(id, row.getString("name"), 0, row.getObject("retired_at") != null))
                .optional()
                .orElseThrow(NoSuchTopic::new);
    }

    private Optional<Topic> named(String name) {
        return jdbc.sql("""
                        select distinct t.id, t.name, t.retired_at from topic t
                        join topic_spelling s on s.topic_id = t.id where s.folded = ?
                        """)
                .param(folded(name))
                .query((row, n) -> new Topic(
                        row.getObject("id", UUID.class), row.getString("name"), 0, row.getObject("retired_at") != null))
                .optional();
    }

    private void mustBeFree(String name, @Nullable UUID but) {
        named(name).filter(topic -> !topic.id().equals(but)).ifPresent(other -> {
            throw new NameTaken(other.name());
        });
    }

    private void spell(UUID id, String name) {
        boolean known = jdbc.sql("select count(*) from topic_spelling where name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            jdbc.sql("insert into topic_spelling (name, folded, topic_id) values (?, ?, ?)")
                    .params(name, folded(name), id)
                    .update();
        }
    }

    private static String clean(String name) {
        String clean = Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        if (VisibleText.isBlank(clean)) {
            throw new NameMissing();
        }
        if (clean.length() > LONGEST) {
            throw new NameTooLong();
        }
        return clean;
    }
}
