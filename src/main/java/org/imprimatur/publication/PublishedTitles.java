package org.imprimatur.publication;

import java.util.Optional;
import org.imprimatur.article.Article;
import org.springframework.stereotype.Component;

/** The titles readers know articles by, which a draft's newer one is not. */
@Component
public class PublishedTitles {

    private final LiveTexts texts;

    PublishedTitles(LiveTexts texts) {
        this.texts = texts;
    }

    /** Of a live or withdrawn article; empty if readers have never seen it or what is stored is not what was signed. */
    public Optional<String> of(Article article) {
        return texts.lastTitle(article);
    }
}
