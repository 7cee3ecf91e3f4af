package org.imprimatur.article.image;

import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.springframework.stereotype.Component;

/** Who may see a picture before readers do: whoever may read an article that shows it. */
@Component
public class ImagePolicy {

    private final Images images;
    private final Articles articles;
    private final ArticlePolicy policy;

    ImagePolicy(Images images, Articles articles, ArticlePolicy policy) {
        this.images = images;
        this.articles = articles;
        this.policy = policy;
    }

    public boolean maySee(Person person, String sha256) {
        return images.holders(sha256).stream()
                .map(articles::require)
                .anyMatch(article -> policy.mayRead(person, article));
    }
}
