package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Sessions in the database, where several requests of one session, and other people, write at the same time. */
@ServerTest
@OnBothDatabases
class SessionConfigurationTests {

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Test
    void aFormSentTwiceAtOnceBringsTheFirstWordsTwice() {
        sentTwiceAtOnce(sessions);
    }

    @Test
    void wordsForASessionThatWasEndedMeanwhileGoWithIt() {
        endedMeanwhile(sessions);
    }

    private static <S extends Session> void sentTwiceAtOnce(SessionRepository<S> sessions) {
        String id = begun(sessions);
        S first = sessions.findById(id);
        S second = sessions.findById(id);
        first.setAttribute("words", "Saved.");
        second.setAttribute("words", "Saved again.");
        sessions.save(first);
        sessions.save(second);
        assertThat(sessions.findById(id).<String>getAttribute("words")).isEqualTo("Saved again.");
    }

    private static <S extends Session> void endedMeanwhile(SessionRepository<S> sessions) {
        String id = begun(sessions);
        S session = sessions.findById(id);
        session.setAttribute("words", "Saved.");
        session.setAttribute("more", "words");
        sessions.deleteById(id);
        sessions.save(session);
        assertThat(sessions.findById(id)).isNull();
    }

    private static <S extends Session> String begun(SessionRepository<S> sessions) {
        S session = sessions.createSession();
        session.setAttribute("who", "somebody");
        session.setAttribute("since", "today");
        sessions.save(session);
        return session.getId();
    }
}
