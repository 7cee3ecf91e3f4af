package org.imprimatur.publication;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The titles readers know articles by, which a draft's newer one is not. */
@Component
public class PublishedTitles {

    private final LiveTexts texts;
    private final JdbcClient jdbc;

    PublishedTitles(LiveTexts texts, JdbcClient jdbc) {
        this.texts = texts;
        this.jdbc = jdbc;
    }

    /** @param title as it is stored; whoever shows it to somebody asks for the proven one */
    public record Titled(ArticleId article, String title) {}

    /** Of a live or withdrawn article; empty if readers have never seen it or what is stored is not what was signed. */
    public Optional<String> of(Article article) {
        return texts.lastTitle(article);
    }

    /** Of all live and withdrawn articles, those that are short enough to stand in so many characters. */
    public List<Titled> within(int characters) {
        return jdbc.sql("""
                        select a.id, r.title from article a
                        join revision r on r.article_id = a.id and r.number = a.live_revision
                        where a.live_edition is not null and char_length(r.title) <= ?
                        """)
                .param(characters)
                .query((row, n) -> new Titled(new ArticleId(row.getObject("id", UUID.class)), row.getString("title")))
                .list();
    }
}
