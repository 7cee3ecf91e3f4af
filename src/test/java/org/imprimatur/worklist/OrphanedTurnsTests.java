package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.imprimatur.workflow.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newsroom's database may hold turns in hands that may not go on with them, from before anybody looked. */
@TimePasses
@OnBothDatabases
class OrphanedTurnsTests {

    @Autowired
    OrphanedTurns orphanedTurns;

    @Autowired
    Worklist worklist;

    @Autowired
    Newsroom newsroom;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Walk walk;

    @Autowired
    AutowireCapableBeanFactory server;

    @Test
    void turnsOfPeopleWhoLeftLongAgoGoBackToTheirPools() {
        Person gone = newsroom.aWriter();
        Person writesNoMore = newsroom.aWriter();
        Person stays = newsroom.aWriter();
        Article ofTheGone = newsroom.aDraftBy(gone);
        Article ofTheOther = newsroom.aDraftBy(writesNoMore);
        Article kept = newsroom.aDraftBy(stays);
        jdbc.sql("update person set active = false where id = ?")
                .param(gone.id().value())
                .update();
        jdbc.sql("delete from person_role where person_id = ?")
                .param(writesNoMore.id().value())
                .update();

        orphanedTurns.walk();
        orphanedTurns.walk();

        assertThat(turn(ofTheGone).vacancy()).isEqualTo(new Vacancy(gone.id(), Vacancy.Why.LEFT));
        assertThat(turn(ofTheOther).vacancy()).isEqualTo(new Vacancy(writesNoMore.id(), Vacancy.Why.ROLE_TAKEN));
        assertThat(turn(kept).isHeldBy(stays.id())).isTrue();
        assertThat(jdbc.sql("select count(*) from audit_entry where chain = ? and action = 'turn.left-behind'")
                        .param(ofTheGone.id().subject().key())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        List.of(ofTheGone, ofTheOther, kept).forEach(walk::end);
    }

    @Test
    void aReviewOfATextTheyHaveWorkedOnMeanwhileDoesNotStayWithAnybody() {
        AtReview at = AtReview.of(server);
        Person editor = at.aReviewer();
        Person other = at.aReviewer();
        Article edited = at.inTheHandsOf(editor);
        Article kept = at.inTheHandsOf(other);
        at.save(edited, editor, "Most adults need eight hours.");

        orphanedTurns.walk();

        assertThat(turn(edited).vacancy()).isEqualTo(new Vacancy(editor.id(), Vacancy.Why.OWN_TEXT));
        assertThat(turn(kept).isHeldBy(other.id())).isTrue();
        assertThat(jdbc.sql("select count(*) from audit_entry where chain = ? and action = 'turn.own-text'")
                        .param(edited.id().subject().key())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        List.of(edited, kept).forEach(walk::end);
    }

    private Turn turn(Article article) {
        return worklist.openOn(article.id().subject()).get(0);
    }
}
