package org.imprimatur.article.remark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.article.intake.WordRemark;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The remarks of all files that became a revision, each kept with the report of its import. */
@Repository
public class ImportedRemarks {

    private static final int LONGEST_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final JdbcClient jdbc;

    ImportedRemarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text of the revision that was made of the file */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ImportReport report, RevisionText text, List<WordRemark> remarks) {
        RemarkPlaces.in(text, remarks).forEach(remark -> keep(report.id(), remark));
    }

    private void keep(UUID report, ImportedRemark remark) {
        jdbc.sql("""
                        insert into imported_remark (import_id, number, kind, author, written_at, words, quote, prefix,
                                                     suffix, place, answers, resolved)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        report,
                        remark.number(),
                        remark.kind().name(),
                        shortened(remark.author()),
                        DbTime.atOrNull(remark.at()),
                        remark.words(),
                        remark.anchor().quote(),
                        remark.anchor().prefix(),
                        remark.anchor().suffix(),
                        remark.anchor().position(),
                        remark.answers(),
                        remark.resolved())
                .update();
    }

    /** In the order of the file. */
    public List<ImportedRemark> of(ImportReport report) {
        return jdbc.sql("select * from imported_remark where import_id = ? order by number")
                .param(report.id())
                .query((row, n) -> remark(row))
                .list();
    }

    private static ImportedRemark remark(ResultSet row) throws SQLException {
        return new ImportedRemark(
                row.getInt("number"),
                WordRemark.Kind.valueOf(row.getString("kind")),
                row.getString("author"),
                DbTime.readOrNull(row, "written_at"),
                row.getString("words"),
                new Anchor(
                        row.getString("quote"), row.getString("prefix"), row.getString("suffix"), row.getInt("place")),
                row.getInt("answers"),
                row.getBoolean("resolved"));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2)) + "…";
    }

    /** Remarks of a file that waits, as a column keeps them. */
    public static String json(List<WordRemark> remarks) {
        try {
            return JSON.writeValueAsString(remarks);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<WordRemark> remarks(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
