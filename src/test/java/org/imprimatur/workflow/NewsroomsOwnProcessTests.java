package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A newsroom that drew one more stage, "Legal check", and wrote no line of Java for it. */
@ServerTest
@OnBothDatabases
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class NewsroomsOwnProcessTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    JdbcClient jdbc;

    Person lawyer;
    Article article;

    @BeforeEach
    void aSignedText() {
        lawyer = newsroom.person("Lawyer", new Role("legal"));
        Person reviewer = newsroom.aReviewer();
        article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
    }

    @Test
    void theNewStageKeepsToTheRulesOfADiagram() {
        var model = Bpmn.readModelFromFile(Path.of("src/test/resources/processes-with-legal-check/article-review.bpmn")
                .toFile());
        assertThat(DiagramRules.brokenBy(model)).isEmpty();
    }

    @Test
    void theNewStageLiesInTheWorklistOfItsRole() {
        assertThat(walk.turn(article).step()).isEqualTo("Legal check");
        assertThat(walk.turn(article).formKey()).isEqualTo("approve");
        assertThat(walk.turn(article).candidates()).containsExactly(new Role("legal"));
        assertThat(walk.turn(article).stage().refusable()).isTrue();
        assertThat(walk.turn(article).stage().instruction()).startsWith("Read for anything");
    }

    @Test
    void theNewStageIsToldByLetter() {
        assertThat(jdbc.sql("select count(*) from outbox_mail where recipient = ? and thread_key = ?")
                        .params(lawyer.email(), article.id().subject().key())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatItApprovesGoesOn() {
        walk.take(article, lawyer);
        walk.approve(article, lawyer);

        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
    }

    @Test
    void whatItRefusesGoesBackToTheWriterWithTheReason() {
        walk.take(article, lawyer);
        walk.sendBack(article, lawyer, "Name no brand.");

        assertThat(walk.turn(article).formKey()).isEqualTo("write");
        assertThat(walk.turn(article).note()).isEqualTo("Name no brand.");
    }
}
