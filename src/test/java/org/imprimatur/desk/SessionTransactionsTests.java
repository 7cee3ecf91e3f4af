package org.imprimatur.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which questions to the sessions are transactions. */
@ServerTest
@OnBothDatabases
class SessionTransactionsTests {

    @Autowired
    TransactionOperations sessionTransactions;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    JdbcIndexedSessionRepository rows;

    @Autowired
    ThriftySessions<?> sessions;

    @Autowired
    JdbcClient jdbc;

    SessionTransactions transactions;

    @BeforeEach
    void theServersOwn() {
        transactions = (SessionTransactions) sessionTransactions;
    }

    @Test
    void lookingASessionUpTakesNoTransaction() {
        assertThat(transactions.<Boolean>lookUp(() -> transactions.execute(status -> inTransaction())))
                .isFalse();
    }

    @Test
    void allElseIsATransaction() {
        transactions.lookUp(() -> null);
        assertThat(transactions.<Boolean>execute(status -> inTransaction())).isTrue();
    }

    @Test
    void aLookUpThatBreaksLeavesTheNextWriteATransaction() {
        assertThatThrownBy(() -> transactions.lookUp(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(transactions.<Boolean>execute(status -> inTransaction())).isTrue();
    }

    @Test
    void aSessionIsWrittenWholeOrNotAtAll() {
        assertThatThrownBy(() -> transactions.execute(status -> {
                    jdbc.sql("delete from spring_session").update();
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        String id = aSession(sessions);
        assertThat(sessions.findById(id)).isNotNull();
        assertThat(rows.findById(id)).isNotNull();
        sessions.deleteById(id);
        assertThat(sessions.findById(id)).isNull();
    }

    private static <V extends org.springframework.session.Session> String aSession(SessionRepository<V> sessions) {
        V session = sessions.createSession();
        session.setAttribute("who", "somebody");
        sessions.save(session);
        return session.getId();
    }

    private static Boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
