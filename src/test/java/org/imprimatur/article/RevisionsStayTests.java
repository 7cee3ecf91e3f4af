package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@OnBothDatabases
class RevisionsStayTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    JdbcClient jdbc;

    @Test
    void nobodyChangesASavedRevision() {
        var article = newsroom.aDraftBy(newsroom.aWriter());
        var change = jdbc.sql("update revision set body = 'Something else' where article_id = ?")
                .param(article.id().value());
        assertThatThrownBy(change::update).isInstanceOf(DataAccessException.class);
        assertThat(articles.latest(article).isIntact()).isTrue();
    }

    @Test
    void nobodyDeletesASavedRevision() {
        var article = newsroom.aDraftBy(newsroom.aWriter());
        var deletion = jdbc.sql("delete from revision where article_id = ?")
                .param(article.id().value());
        assertThatThrownBy(deletion::update).isInstanceOf(DataAccessException.class);
        assertThat(articles.revision(article.id(), 1)).isPresent();
    }
}
