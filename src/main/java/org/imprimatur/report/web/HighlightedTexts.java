package org.imprimatur.report.web;

import java.time.Instant;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.publication.PastEditions;
import org.imprimatur.publication.PastEditions.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Texts as readers see them, or saw them last, with what a reader quotes highlighted. What has been changed since the
 * reader wrote is looked for in the edition they had before them.
 */
@Component
class HighlightedTexts {

    private final Articles articles;
    private final PastEditions past;
    private final Typesetter typesetter;

    HighlightedTexts(Articles articles, PastEditions past, Typesetter typesetter) {
        this.articles = articles;
        this.past = past;
        this.typesetter = typesetter;
    }

    /**
     * @param found   how many passages are highlighted
     * @param excerpt where the first stands, or stood; null if none was found
     */
    record HighlightedText(
            Article article,
            Revision revision,
            TypesetText set,
            int found,
            @Nullable Excerpt excerpt) {}

    /**
     * The paragraph of a passage.
     *
     * @param html  safe to print
     * @param stood the edition it stood in, null if readers see it as it is
     */
    record Excerpt(String html, @Nullable Seen stood) {}

    /**
     * Empty if readers have never seen the article.
     *
     * @param readAt when the reader had it before them
     */
    Optional<HighlightedText> of(Article article, String said, Instant readAt) {
        Article.Live live = article.lastLive();
        return live == null
                ? Optional.empty()
                : articles.revision(article.id(), live.revision())
                        .map(revision -> highlight(article, revision, said, readAt));
    }

    @Nullable
    Excerpt excerpt(Article article, String said, Instant readAt) {
        return of(article, said, readAt).map(HighlightedText::excerpt).orElse(null);
    }

    private HighlightedText highlight(Article article, Revision revision, String said, Instant readAt) {
        TypesetText typeset = typesetter.forDesk(revision.text());
        QuoteHighlighter.Highlighted highlighted = QuoteHighlighter.highlight(typeset.body(), said);
        return new HighlightedText(
                article,
                revision,
                new TypesetText(highlighted.html(), typeset.sources(), typeset.contents(), typeset.words()),
                highlighted.found(),
                stood(article, revision, said, readAt, highlighted.words())
                        .orElseGet(
                                () -> highlighted.excerpt() == null ? null : new Excerpt(highlighted.excerpt(), null)));
    }

    /** Empty if no more of what is said stood in the text the reader read than stands there now. */
    private Optional<Excerpt> stood(Article article, Revision now, String said, Instant readAt, int left) {
        return past.at(article.id(), readAt)
                .filter(seen -> seen.revision() != now.number())
                .flatMap(seen -> articles.revision(article.id(), seen.revision())
                        .map(then -> QuoteHighlighter.highlight(
                                typesetter.forDesk(then.text()).body(), said))
                        .filter(highlighted -> highlighted.words() > left)
                        .map(QuoteHighlighter.Highlighted::excerpt)
                        .map(excerpt -> new Excerpt(excerpt, seen)));
    }
}
