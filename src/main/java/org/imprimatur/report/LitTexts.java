package org.imprimatur.report;

import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.Typeset;
import org.imprimatur.article.Typesetter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Texts as readers see them, or saw them last, with what a reader quotes lit. */
@Component
class LitTexts {

    private static final String IMAGES = "/desk/images/";

    private final Articles articles;
    private final Typesetter typesetter;

    LitTexts(Articles articles, Typesetter typesetter) {
        this.articles = articles;
        this.typesetter = typesetter;
    }

    /** @param found how many passages are lit */
    record LitText(
            Article article,
            Revision revision,
            Typeset set,
            int found,
            @Nullable String excerpt) {}

    /** Empty if readers have never seen the article. */
    Optional<LitText> of(Article article, String said) {
        Article.Live live = article.lastLive();
        return live == null
                ? Optional.empty()
                : articles.revision(article.id(), live.revision()).map(revision -> light(article, revision, said));
    }

    @Nullable
    String excerpt(Article article, String said) {
        return of(article, said).map(LitText::excerpt).orElse(null);
    }

    private LitText light(Article article, Revision revision, String said) {
        Typeset set = typesetter.set(revision.text(), IMAGES);
        Passages.Lit lit = Passages.light(set.body(), said);
        return new LitText(
                article,
                revision,
                new Typeset(lit.html(), set.sources(), set.contents(), set.words()),
                lit.found(),
                lit.excerpt());
    }
}
