package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.workflow.reconcile.WorklistReconciliation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A newsroom whose review calls another process, the legal desk's, and hands no business key on. */
@ServerTest
@OnBothDatabases
class CalledProcessTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Drawings drawings;

    @Autowired
    Articles articles;

    @Autowired
    WorklistReconciliation worklistReconciliation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    Person lawyer;
    Person publisher;
    Article article;

    @BeforeEach
    void anArticleAtTheLegalDesk() {
        drawings.add("legal-desk", LegalDesk.BPMN);
        drawings.first("article-review", LegalDesk::called);
        lawyer = newsroom.person("Lawyer", new Role("legal"));
        publisher = newsroom.aPublisher();
        Person reviewer = newsroom.aReviewer();
        article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
    }

    @AfterEach
    void putAway() {
        drawings.putAway();
    }

    @Test
    void aStepOfACalledProcessIsATurnOnTheArticle() {
        assertThat(walk.turn(article).step()).isEqualTo("Legal opinion");
        assertThat(walk.turn(article).candidates()).containsExactly(new Role("legal"));

        walk.take(article, lawyer);
        walk.approve(article, lawyer);
        walk.take(article, publisher);
        walk.publish(article, publisher, null);

        assertThat(articles.require(article.id()).live()).isNotNull();
    }

    @Test
    void thePageOfTheArticleShowsItsOwnProcessWithTheCallMarked() throws Exception {
        String page = http.perform(
                        get("/desk/articles/{id}/process", article.id()).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("aria-label=\"Article review\"")
                .containsPattern("step machine here[^>]*/><text[^>]*>Legal desk")
                .doesNotContain("aria-label=\"Legal desk\"");
    }

    @Test
    void aLostRowOfACalledProcessComesBack() {
        jdbc.sql("delete from worklist where task_id = ?")
                .param(walk.turn(article).taskId())
                .update();

        worklistReconciliation.repair();

        assertThat(walk.turn(article).step()).isEqualTo("Legal opinion");
    }
}
