package org.imprimatur.article.source.standing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.source.SourceList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which works articles name as their sources, in the text readers see and in the latest one. It is read from the texts,
 * and whoever asks has it read again of those that changed since: writers do not wait for it, and it is never behind.
 */
@Repository
public class CitedWorks {

    private static final Logger log = LoggerFactory.getLogger(CitedWorks.class);

    private static final int AT_ONCE = 200;
    private static final int MOST = 500;

    /** What readers see of article {@code a}, null if nothing. */
    private static final String LIVE =
            "(case when a.live_edition is not null and a.withdrawn_at is null then a.live_revision end)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    CitedWorks(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An article whose works are not read of the texts it has now. */
    private record Behind(
            UUID article, int latest, @Nullable Integer live) {}

    /** Articles that name any of these works, in either text, the one begun last in front; five hundred at most. */
    public List<ArticleId> citing(Collection<String> works) {
        catchUp();
        return works.isEmpty()
                ? List.of()
                : jdbc.sql("select a.id from article a where a.id in"
                                + " (select c.article_id from cited_work c where c.work in (:works))"
                                + " order by a.number desc fetch first " + MOST + " rows only")
                        .param("works", works)
                        .query((row, n) -> new ArticleId(row.getObject("id", UUID.class)))
                        .list();
    }

    /** Articles whose latest text names a work that the list in force calls retracted, whatever else it says of it. */
    public List<ArticleId> namingRetracted() {
        catchUp();
        return jdbc.sql("""
                        select distinct c.article_id from cited_work c
                        join retraction r on c.work = concat('doi:', r.doi)
                        join retraction_list l on l.id = r.list_id and l.state = 'IN_FORCE'
                        where r.nature = 'RETRACTION' and r.doi is not null and c.latest = 1
                        union
                        select distinct c.article_id from cited_work c
                        join retraction r on c.work = concat('pmid:', r.pmid)
                        join retraction_list l on l.id = r.list_id and l.state = 'IN_FORCE'
                        where r.nature = 'RETRACTION' and r.pmid is not null and c.latest = 1
                        """)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    private void catchUp() {
        UUID after = new UUID(0, 0);
        List<Behind> behind = behind(after);
        while (!behind.isEmpty()) {
            behind.forEach(this::read);
            after = behind.get(behind.size() - 1).article();
            behind = behind(after);
        }
    }

    private List<Behind> behind(UUID after) {
        return jdbc.sql("select a.id, a.latest_revision, " + LIVE + " as live from article a"
                        + " left join cited_works_read r on r.article_id = a.id"
                        + " where a.id > ? and (r.article_id is null or r.latest_revision <> a.latest_revision"
                        + " or coalesce(r.live_revision, 0) <> coalesce(" + LIVE + ", 0))"
                        + " order by a.id fetch first " + AT_ONCE + " rows only")
                .param(after)
                .query((row, n) -> new Behind(
                        row.getObject("id", UUID.class),
                        row.getInt("latest_revision"),
                        row.getObject("live", Integer.class)))
                .list();
    }

    private void read(Behind behind) {
        try {
            transaction.executeWithoutResult(status -> write(behind));
        } catch (DuplicateKeyException another) {
            log.debug("Somebody else reads the sources of {}", behind.article());
        }
    }

    private void write(Behind behind) {
        Integer live = behind.live();
        int known = jdbc.sql("update cited_works_read set latest_revision = ?, live_revision = ? where article_id = ?")
                .params(behind.latest(), live, behind.article())
                .update();
        if (known == 0) {
            jdbc.sql("insert into cited_works_read (article_id, latest_revision, live_revision) values (?, ?, ?)")
                    .params(behind.article(), behind.latest(), live)
                    .update();
        }
        jdbc.sql("delete from cited_work where article_id = ?")
                .param(behind.article())
                .update();
        Set<String> now = works(behind.article(), behind.latest());
        Set<String> seen = live == null ? Set.of() : works(behind.article(), live);
        Set<String> all = new LinkedHashSet<>(now);
        all.addAll(seen);
        List<Object[]> rows = new ArrayList<>();
        all.forEach(work -> rows.add(
                new Object[] {behind.article(), work, now.contains(work) ? 1 : 0, seen.contains(work) ? 1 : 0}));
        batches.batchUpdate("insert into cited_work (article_id, work, latest, live) values (?, ?, ?, ?)", rows);
    }

    private Set<String> works(UUID article, int revision) {
        Set<String> works = new LinkedHashSet<>();
        jdbc.sql("select sources from revision where article_id = ? and number = ?")
                .params(article, revision)
                .query(String.class)
                .optional()
                .ifPresent(sources ->
                        SourceList.parse(sources).sources().forEach(source -> works.addAll(WorkKeys.of(source))));
        return works;
    }
}
