package org.imprimatur.article;

import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.SubjectAccess;
import org.springframework.stereotype.Component;

/** Tells the worklist who may read the article that a turn is about. */
@Component
class ArticleReadership implements SubjectAccess {

    private final Articles articles;
    private final ArticlePolicy policy;

    ArticleReadership(Articles articles, ArticlePolicy policy) {
        this.articles = articles;
        this.policy = policy;
    }

    @Override
    public boolean mayRead(Person person, Subject subject) {
        return subject.is(Subject.Kind.ARTICLE)
                && articles.find(ArticleId.of(subject))
                        .filter(article -> policy.mayRead(person, article))
                        .isPresent();
    }
}
