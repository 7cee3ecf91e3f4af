package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnIsOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fault in a drawing that got past every check shows at work, behind the step of somebody who did all right. */
@ServerTest
class DrawingAtFaultTests {

    private static final String COUNTS = "<bpmn:serviceTask id=\"countSignatures\" name=\"Count signatures\""
            + " camunda:delegateExpression=\"${countSignatures}\">";

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Drawings drawings;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void putAway() {
        drawings.putAway();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:delegateExpression=\"${dataSource}\"",
                "camunda:expression=\"${nothing.at(all)}\"",
                "camunda:class=\"org.example.Missing\"",
                "camunda:expression=\"${execution.getVariable('none').length()}\""
            })
    void aStepThatCannotBeDoneIsTheDrawingsFaultAndTheTurnStays(String broken) {
        drawings.first(
                "article-review", xml -> xml.replace("camunda:delegateExpression=\"${countSignatures}\"", broken));

        refusesTheSignature();
    }

    /** By the engine's own word a script without an interpreter is a value that is null, as a task that is gone is. */
    @Test
    void aScriptIsTheDrawingsFaultAndNotSomebodyElsesDeed() {
        drawings.first("article-review", xml -> {
            int from = xml.indexOf(COUNTS);
            int to = xml.indexOf("</bpmn:serviceTask>", from);
            return xml.substring(0, from)
                    + "<bpmn:scriptTask id=\"countSignatures\" name=\"Count\" scriptFormat=\"javascript\">"
                    + xml.substring(from + COUNTS.length(), to) + "<bpmn:script>1</bpmn:script></bpmn:scriptTask>"
                    + xml.substring(to + "</bpmn:serviceTask>".length());
        });

        refusesTheSignature();
    }

    @Test
    void aMissingTableIsTheDrawingsFault() {
        drawings.withoutTable("article-review");
        Article article = newsroom.aDraftBy(newsroom.aWriter());

        assertThatThrownBy(() -> walk.submit(article)).isInstanceOf(DrawingAtFault.class);
        assertThat(walk.turn(article).page()).isEqualTo("write");
    }

    @Test
    void aStageMayBeGivenToAPersonByTheirAddress() {
        Person publisher = newsroom.aPublisher();
        drawings.first(
                "article-review",
                xml -> xml.replace(
                        "camunda:formKey=\"publish\"",
                        "camunda:formKey=\"publish\" camunda:assignee=\"" + publisher.email() + "\""));
        Article article = atReview(newsroom.aReviewer());

        assertThat(walk.turn(article).assignee()).isEqualTo(publisher.id());
    }

    private void refusesTheSignature() {
        Person reviewer = newsroom.aReviewer();
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        Turn before = walk.turn(article);

        assertThatThrownBy(() -> walk.sign(article, reviewer))
                .isInstanceOf(DrawingAtFault.class)
                .isNotInstanceOf(TurnIsOver.class);

        assertThat(walk.turn(article)).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from sign_off where article_id = ?")
                        .param(article.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Article atReview(Person reviewer) {
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
        return article;
    }
}
