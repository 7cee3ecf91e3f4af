package org.imprimatur.article.source.retraction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The lists of retractions that were imported. One is in force; of those before it only what was counted is kept. */
@Repository
public class RetractionLists {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RetractionLists(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The list sources are held against; nothing if none was ever imported. */
    public Optional<RetractionList> inForce() {
        return jdbc.sql("select * from retraction_list where state = 'IN_FORCE'")
                .query((row, n) -> list(row))
                .optional();
    }

    /** Whether articles have not been held against the list in force since then. */
    public boolean isLookOwed(Instant since) {
        return jdbc.sql(
                                "select count(*) from retraction_list where state = 'IN_FORCE' and (looked_at is null or looked_at < ?)")
                        .param(DbTime.at(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** When all articles were last held against the list in force; nothing if that is still to come. */
    public Optional<Instant> lookedAt() {
        return jdbc.sql("select looked_at from retraction_list where state = 'IN_FORCE' and looked_at is not null")
                .query((row, n) -> DbTime.read(row, "looked_at"))
                .optional();
    }

    /** All articles have been held against this list. */
    @Transactional
    public void looked(UUID list, Instant at) {
        jdbc.sql("update retraction_list set looked_at = ? where id = ?")
                .params(DbTime.at(at), list)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UUID id, String fileName, long fileSize, PersonId by, Instant at) {
        jdbc.sql("""
                        insert into retraction_list (id, state, file_name, file_size, read_by, read_at, taken, nameless, broken,
                                                     problems)
                        values (?, 'READING', ?, ?, ?, ?, 0, 0, 0, '[]')
                        """).params(id, fileName, fileSize, by.value(), DbTime.at(at)).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<@Nullable Object[]> rows) {
        batches.batchUpdate("""
                insert into retraction (list_id, line, doi, pmid, nature, noticed_on, reasons, title, notice_doi)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    /** Puts a list that was read in force, in place of the one before. The caller holds the chain of the lists. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putInForce(UUID id, RetractionCounts counts) {
        jdbc.sql("delete from retraction where list_id in (select id from retraction_list where state = 'IN_FORCE')")
                .update();
        jdbc.sql("update retraction_list set state = 'REPLACED' where state = 'IN_FORCE'")
                .update();
        jdbc.sql("""
                        update retraction_list
                        set state = 'IN_FORCE', taken = ?, nameless = ?, broken = ?, problems = ?, newest = ? where id = ?
                        """)
                .params(counts.taken(), counts.nameless(), counts.broken(), json(counts.faults()), counts.newest(), id)
                .update();
    }

    /** Forgets a list that was not taken, and those whose reading was cut short before then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void drop(@Nullable UUID id, Instant before) {
        String dropped = "(select id from retraction_list where state = 'READING' and (id = ? or read_at < ?))";
        jdbc.sql("delete from retraction where list_id in " + dropped)
                .params(id, DbTime.at(before))
                .update();
        jdbc.sql("delete from retraction_list where state = 'READING' and (id = ? or read_at < ?)")
                .params(id, DbTime.at(before))
                .update();
    }

    private static RetractionList list(ResultSet row) throws SQLException {
        return new RetractionList(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getLong("file_size"),
                new PersonId(row.getObject("read_by", UUID.class)),
                DbTime.read(row, "read_at"),
                row.getObject("newest", LocalDate.class),
                row.getInt("taken"),
                row.getInt("nameless"),
                row.getInt("broken"),
                faults(row.getString("problems")));
    }

    private static String json(List<RetractionList.Fault> faults) {
        try {
            return JSON.writeValueAsString(faults);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private static List<RetractionList.Fault> faults(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
