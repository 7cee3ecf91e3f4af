package org.imprimatur.article.writing;

import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.typeset.NewestFormat;
import org.springframework.stereotype.Component;

/** Brings what was typed into the newest format, and knows a text that was opened and saved untouched. */
@Component
class FormFormats {

    private final Articles articles;

    FormFormats(Articles articles) {
        this.articles = articles;
    }

    /** A page that was opened before there were formats does not name one: it showed the text as it was kept. */
    WriteForm newest(ArticleId article, WriteForm typed) {
        TextFormat kept = articles.revision(article, typed.base())
                .map(revision -> revision.text().format())
                .orElse(TextFormat.newest());
        return typed.inNewestFormat(kept);
    }

    /** The text as it is kept already, if it only stands there in another format, so that no signature lapses by it. */
    RevisionText asKept(ArticleId article, int base, RevisionText typed) {
        return articles.revision(article, base)
                .map(revision -> revision.text())
                .filter(kept -> areTheSame(kept, typed))
                .orElse(typed);
    }

    /** Whether the article's latest revision says it, by now: perhaps by the same person, a moment ago. */
    boolean isSaved(WriteForm form, ArticleId article) {
        RevisionText latest = articles.latest(articles.require(article)).text();
        return form.text().filter(typed -> areTheSame(latest, typed)).isPresent();
    }

    static boolean areTheSame(RevisionText kept, RevisionText typed) {
        return NewestFormat.of(kept).equals(NewestFormat.of(typed));
    }
}
