package org.imprimatur.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.ErasableText;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reports of all imports, each kept with the revision that was made of the file. */
@Repository
public class ImportReports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ErasableText erasableText;
    private final Clock clock;

    ImportReports(JdbcClient jdbc, AuditTrail audit, ErasableText erasableText, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.erasableText = erasableText;
        this.clock = clock;
    }

    /** Keeps what became of a file whose text is this revision now; the caller holds the article. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ImportReport keep(ArticleId article, int revision, ImportedFile file, List<ImportLoss> losses, Person by) {
        AuditEntry line = audit.record(
                article.subject(),
                by.id(),
                ArticleAction.FILE_IMPORTED,
                erasableText.digest(file.name()),
                Map.of(
                        "revision",
                        Integer.toString(revision),
                        "file",
                        file.sha256(),
                        "lost",
                        Integer.toString(losses.size())));
        ImportReport report =
                new ImportReport(UUID.randomUUID(), article, revision, file, losses, by.id(), line.at(), null);
        jdbc.sql("""
                        insert into import_report (id, article_id, revision, file_name, file_size, file_sha256,
                                                   imported_by, imported_at, losses)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        report.id(),
                        article.value(),
                        revision,
                        file.name(),
                        file.size(),
                        file.sha256(),
                        by.id().value(),
                        DbTime.at(report.at()),
                        json(losses))
                .update();
        return report;
    }

    /** Newest first. */
    public List<ImportReport> of(ArticleId article) {
        return jdbc.sql("select * from import_report where article_id = ? order by imported_at desc, id")
                .param(article.value())
                .query((row, n) -> report(row))
                .list();
    }

    public Optional<ImportReport> find(UUID id) {
        return jdbc.sql("select * from import_report where id = ?")
                .param(id)
                .query((row, n) -> report(row))
                .optional();
    }

    /** Of the file the text in work was made of last; nothing once readers have seen what was made of it. */
    public Optional<ImportReport> current(Article article) {
        Article.Live last = article.lastLive();
        return of(article.id()).stream()
                .findFirst()
                .filter(report -> last == null || report.revision() > last.revision());
    }

    /** The report a line of the audit tells of. */
    public Optional<ImportReport> toldBy(AuditEntry entry) {
        Subject chain = Subject.of(entry.chain());
        return chain.is(Subject.Kind.ARTICLE) && entry.is(ArticleAction.FILE_IMPORTED)
                ? of(ArticleId.of(chain)).stream()
                        .filter(report -> report.at().equals(entry.at())
                                && report.file().sha256().equals(entry.facts().get("file")))
                        .findFirst()
                : Optional.empty();
    }

    /** Says that somebody has looked at it; doing so twice is the same as once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putAway(ImportReport report, Person by) {
        int changed = jdbc.sql("""
                        update import_report set put_away_by = ?, put_away_at = ? where id = ? and put_away_at is null
                        """)
                .params(by.id().value(), DbTime.at(clock.instant()), report.id())
                .update();
        if (changed > 0) {
            record(report, by, ArticleAction.IMPORT_PUT_AWAY);
        }
    }

    /** Takes that back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void showAgain(ImportReport report, Person by) {
        int changed = jdbc.sql("""
                        update import_report set put_away_by = null, put_away_at = null
                        where id = ? and put_away_at is not null
                        """).param(report.id()).update();
        if (changed > 0) {
            record(report, by, ArticleAction.IMPORT_SHOWN_AGAIN);
        }
    }

    private void record(ImportReport report, Person by, ArticleAction action) {
        audit.record(
                report.article().subject(),
                by.id(),
                action,
                erasableText.digest(report.file().name()),
                Map.of());
    }

    /** As a column keeps them. */
    public static String json(List<ImportLoss> losses) {
        try {
            return JSON.writeValueAsString(losses);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<ImportLoss> losses(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportReport report(ResultSet row) throws SQLException {
        return new ImportReport(
                row.getObject("id", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("revision"),
                new ImportedFile(row.getString("file_name"), row.getLong("file_size"), row.getString("file_sha256")),
                losses(row.getString("losses")),
                new PersonId(row.getObject("imported_by", UUID.class)),
                DbTime.read(row, "imported_at"),
                putAway(row));
    }

    private static ImportReport.@Nullable PutAway putAway(ResultSet row) throws SQLException {
        UUID by = row.getObject("put_away_by", UUID.class);
        return by == null ? null : new ImportReport.PutAway(new PersonId(by), DbTime.read(row, "put_away_at"));
    }
}
