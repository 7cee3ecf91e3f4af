package org.imprimatur.article;

import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads an article's id out of an address or a form: the id itself, or the number by which people call the article. A
 * number nobody has leads where an id nobody has does.
 */
@Component
class ArticleIdReader implements Converter<String, ArticleId> {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Articles articles;

    ArticleIdReader(Articles articles) {
        this.articles = articles;
    }

    @Override
    public ArticleId convert(String text) {
        return NUMBER.matcher(text).matches()
                ? articles.byNumber(Integer.parseInt(text)).map(Article::id).orElse(ArticleId.BEFORE_ALL)
                : ArticleId.of(text);
    }
}
