package org.imprimatur.article;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The titles of all live and withdrawn articles: those readers know, and those of the latest revisions. */
@Repository
public class ArticleTitles {

    private final JdbcClient jdbc;

    ArticleTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param title as it is stored; whoever shows it to somebody asks for the proven one */
    public record Titled(ArticleId article, String title) {}

    /** Of the revisions readers see or saw last, those that are short enough to stand in so many characters. */
    public List<Titled> published(int characters) {
        return titles("""
                select a.id, r.title from article a
                join revision r on r.article_id = a.id and r.number = a.live_revision
                where a.live_edition is not null and char_length(r.title) <= ?
                """, characters);
    }

    /** Of the latest revisions, published or not. */
    public List<Titled> latest(int characters) {
        return titles(
                "select id, title from article where live_edition is not null and char_length(title) <= ?", characters);
    }

    private List<Titled> titles(String sql, int characters) {
        return jdbc.sql(sql)
                .param(characters)
                .query((row, n) -> new Titled(new ArticleId(row.getObject("id", UUID.class)), row.getString("title")))
                .list();
    }
}
