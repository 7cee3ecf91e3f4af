package org.imprimatur.article.writing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ImportLoss;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.ImportedFile;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.article.intake.WordRemark;
import org.imprimatur.article.remark.ImportedRemarks;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Newer versions of files, read and not yet taken over: kept for whoever brought them while they look at what would
 * change, one for each person and article. What nobody comes back for goes after a while; its file is still with them.
 */
@Repository
class WaitingImports {

    static final Duration KEPT = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingImports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file that waits. */
    record Waiting(
            UUID id,
            ArticleId article,
            PersonId person,
            ImportedFile file,
            RevisionText text,
            List<ImportLoss> losses,
            List<WordRemark> remarks,
            Instant at) {}

    /** In place of whatever this person had waiting there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Waiting keep(ArticleId article, Person person, ReadFile read) {
        of(article, person).ifPresent(this::remove);
        RevisionText text = read.text();
        Waiting waiting = new Waiting(
                UUID.randomUUID(),
                article,
                person.id(),
                read.file(),
                text,
                read.losses(),
                read.remarks(),
                DbTime.now(clock));
        jdbc.sql("""
                        insert into waiting_import (id, article_id, person_id, title, standfirst, body, sources, format,
                                                    file_name, file_size, file_sha256, losses, remarks, brought_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        waiting.id(),
                        article.value(),
                        person.id().value(),
                        text.title(),
                        text.standfirst(),
                        text.body(),
                        text.sources(),
                        text.format().word(),
                        read.file().name(),
                        read.file().size(),
                        read.file().sha256(),
                        ImportReports.json(read.losses()),
                        ImportedRemarks.json(read.remarks()),
                        DbTime.at(waiting.at()))
                .update();
        int number = 0;
        for (RasterImage picture : read.pictures()) {
            keep(waiting.id(), ++number, picture);
        }
        return waiting;
    }

    private void keep(UUID waiting, int number, RasterImage picture) {
        jdbc.sql("""
                        insert into waiting_import_image (import_id, number, sha256, media_type, width, height, bytes)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        waiting,
                        number,
                        picture.sha256(),
                        picture.mediaType(),
                        picture.width(),
                        picture.height(),
                        picture.bytes())
                .update();
    }

    /** What this person has waiting for the article. */
    Optional<Waiting> of(ArticleId article, Person person) {
        return jdbc.sql("select * from waiting_import where article_id = ? and person_id = ?")
                .params(article.value(), person.id().value())
                .query((row, n) -> waiting(row))
                .optional();
    }

    /** Its pictures go with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Waiting waiting) {
        jdbc.sql("delete from waiting_import where id = ?").param(waiting.id()).update();
    }

    /** What nobody came back for. */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    public void forget() {
        jdbc.sql("delete from waiting_import where brought_at < ?")
                .param(DbTime.at(clock.instant().minus(KEPT)))
                .update();
    }

    /** In the order of the file. */
    List<RasterImage> pictures(Waiting waiting) {
        return jdbc.sql("select * from waiting_import_image where import_id = ? order by number")
                .param(waiting.id())
                .query((row, n) -> new RasterImage(
                        row.getString("sha256"),
                        row.getString("media_type"),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getBytes("bytes")))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new ImportedFile(row.getString("file_name"), row.getLong("file_size"), row.getString("file_sha256")),
                new RevisionText(
                        row.getString("title"),
                        row.getString("standfirst"),
                        row.getString("body"),
                        row.getString("sources"),
                        TextFormat.of(row.getString("format"))),
                ImportReports.losses(row.getString("losses")),
                ImportedRemarks.remarks(row.getString("remarks")),
                DbTime.read(row, "brought_at"));
    }
}
