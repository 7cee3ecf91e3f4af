package org.imprimatur.article.image;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleAction;
import org.imprimatur.article.ArticleId;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.ErasableText;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All images, each kept once under the SHA-256 of its bytes. A text refers to an image by that hash, so the hash of
 * the text covers the picture too: another picture would have another name.
 */
@Repository
public class Images implements ImageSizes {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ErasableText erasableText;
    private final Clock clock;
    private final TransactionTemplate savepoint;

    Images(
            JdbcClient jdbc,
            AuditTrail audit,
            ErasableText erasableText,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.erasableText = erasableText;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** One of the article's images. */
    public record Entry(String sha256, String name, String mediaType, int width, int height) {

        /** Ready to be pasted into the text. */
        public String markdown() {
            String alt = name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceAll("[\\[\\]\\\\\\r\\n]", " ");
            return "![" + alt.strip() + "](image:" + sha256 + ")";
        }
    }

    public Optional<RasterImage> find(String sha256) {
        return jdbc.sql("select * from image where sha256 = ?")
                .param(sha256)
                .query((row, n) -> picture(row))
                .optional();
    }

    @Override
    public Optional<Size> of(String sha256) {
        return jdbc.sql("select width, height from image where sha256 = ?")
                .param(sha256)
                .query((row, n) -> new Size(row.getInt("width"), row.getInt("height")))
                .optional();
    }

    /** The article's images, newest first. */
    public List<Entry> of(ArticleId article) {
        return jdbc.sql("""
                        select a.sha256, a.name, i.media_type, i.width, i.height
                        from article_image a join image i on i.sha256 = a.sha256
                        where a.article_id = ? order by a.added_at desc, a.sha256
                        """)
                .param(article.value())
                .query((row, n) -> new Entry(
                        row.getString("sha256"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getInt("width"),
                        row.getInt("height")))
                .list();
    }

    /** Articles that hold the image. */
    public List<ArticleId> holders(String sha256) {
        return jdbc.sql("select article_id from article_image where sha256 = ?")
                .param(sha256)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    /** Keeps a picture for an article whose row the caller holds; keeping it twice is the same as once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ArticleId article, RasterImage rasterImage, String name, Person by) {
        boolean there = jdbc.sql("select count(*) from article_image where article_id = ? and sha256 = ?")
                        .params(article.value(), rasterImage.sha256())
                        .query(Integer.class)
                        .single()
                > 0;
        if (there) {
            return;
        }
        store(rasterImage);
        jdbc.sql("insert into article_image (article_id, sha256, name, added_by, added_at) values (?, ?, ?, ?, ?)")
                .params(
                        article.value(),
                        rasterImage.sha256(),
                        shortened(name),
                        by.id().value(),
                        DbTime.at(clock.instant()))
                .update();
        audit.record(
                article.subject(),
                by.id(),
                ArticleAction.IMAGE_ADDED,
                erasableText.digest(shortened(name)),
                Map.of("sha256", rasterImage.sha256()));
    }

    /** Two articles may bring the same picture at once: the loser's insert is undone alone. */
    private void store(RasterImage rasterImage) {
        boolean stored = jdbc.sql("select count(*) from image where sha256 = ?")
                        .param(rasterImage.sha256())
                        .query(Integer.class)
                        .single()
                > 0;
        if (stored) {
            return;
        }
        try {
            savepoint.executeWithoutResult(status -> jdbc.sql(
                            "insert into image (sha256, media_type, width, height, bytes) values (?, ?, ?, ?, ?)")
                    .params(
                            rasterImage.sha256(),
                            rasterImage.mediaType(),
                            rasterImage.width(),
                            rasterImage.height(),
                            rasterImage.bytes())
                    .update());
        } catch (DuplicateKeyException alreadyThere) {
            // The same bytes under the same hash: nothing to add.
        }
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= 150 ? line : line.substring(0, 150);
    }

    private static RasterImage picture(ResultSet row) throws SQLException {
        return new RasterImage(
                row.getString("sha256"),
                row.getString("media_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getBytes("bytes"));
    }
}
