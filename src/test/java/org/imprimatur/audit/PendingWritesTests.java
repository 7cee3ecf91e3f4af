package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes that wait for the commit are as good as those that do not. */
@ServerTest
@OnBothDatabases
class PendingWritesTests {

    private static final String INSERT = "insert into audit_chain (chain, length, head) values (?, ?, ?)";

    @Autowired
    PendingWrites pending;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final String name = "pending:" + UUID.randomUUID() + ":";

    TransactionTemplate deed;
    TransactionTemplate part;
    TransactionTemplate other;

    @BeforeEach
    void kindsOfTransactions() {
        deed = new TransactionTemplate(transactions);
        part = new TransactionTemplate(transactions);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        other = new TransactionTemplate(transactions);
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @AfterEach
    void tidyUp() {
        jdbc.sql("delete from audit_chain where chain like ?").param(name + "%").update();
    }

    @Test
    void whatIsPendingIsWrittenWithTheCommit() {
        deed.executeWithoutResult(status -> {
            write("a", 1);
            pending.write("update audit_chain set length = length + 1 where chain = ?", name + "a");
            assertThat(pending.aside(this::written)).isEmpty();
        });
        assertThat(written()).containsExactly("a 2");
    }

    @Test
    void whoeverAsksFindsWhatIsPending() {
        deed.executeWithoutResult(status -> {
            write("a", 1);
            assertThat(written()).containsExactly("a 1");
            write("b", 1);
        });
        assertThat(written()).containsExactly("a 1", "b 1");
    }

    @Test
    void whoeverWritesAtOnceWritesAfterWhatIsPending() {
        deed.executeWithoutResult(status -> {
            write("a", 1);
            assertThat(jdbc.sql("update audit_chain set length = 7 where chain = ?")
                            .param(name + "a")
                            .update())
                    .isOne();
        });
        assertThat(written()).containsExactly("a 7");
    }

    @Test
    void itIsUndoneWithItsTransaction() {
        deed.executeWithoutResult(status -> {
            write("a", 1);
            assertThat(written()).hasSize(1);
            write("b", 1);
            status.setRollbackOnly();
        });
        assertThat(written()).isEmpty();
        deed.executeWithoutResult(status -> write("c", 1));
        assertThat(written()).containsExactly("c 1");
    }

    @Test
    void aWriteThatFailsUndoesTheTransaction() {
        assertThatThrownBy(() -> deed.executeWithoutResult(status -> {
                    write("a", 1);
                    write("b", 1);
                    write("a", 2);
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(written()).isEmpty();
        assertThatThrownBy(() -> deed.executeWithoutResult(status -> {
                    write("a", 1);
                    pending.write("insert into audit_chain (chain, length, head) values (?, null, ?)", name, "0");
                    written();
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(written()).isEmpty();
    }

    @Test
    void aPartThatIsUndoneTakesOnlyItsOwnWithIt() {
        deed.executeWithoutResult(status -> {
            write("a", 1);
            part.executeWithoutResult(inner -> {
                write("b", 1);
                inner.setRollbackOnly();
            });
            assertThat(pending.aside(this::written)).isEmpty();
            part.executeWithoutResult(inner -> {
                write("c", 1);
                assertThat(written()).containsExactly("a 1", "c 1");
                inner.setRollbackOnly();
            });
            assertThat(pending.aside(this::written)).isEmpty();
            part.executeWithoutResult(inner -> write("d", 1));
        });
        assertThat(written()).containsExactly("a 1", "d 1");
    }

    @Test
    void aTransactionInBetweenHasItsOwn() {
        deed.executeWithoutResult(status -> {
            write("a", 1);
            other.executeWithoutResult(inner -> write("b", 1));
            assertThat(pending.aside(this::written)).containsExactly("b 1");
        });
        assertThat(written()).containsExactly("a 1", "b 1");
    }

    @Test
    void outsideATransactionNothingWaits() {
        write("a", 1);
        assertThat(written()).containsExactly("a 1");
    }

    @Test
    void thereMayBeMany() {
        deed.executeWithoutResult(status -> {
            for (int i = 0; i < 1500; i++) {
                write("many" + i, i);
            }
        });
        assertThat(written()).hasSize(1500).contains("many0 0", "many1499 1499");
    }

    private void write(String chain, int length) {
        pending.write(INSERT, name + chain, length, AuditTrail.NOTHING_BEFORE);
    }

    private List<String> written() {
        return jdbc.sql("select chain, length from audit_chain where chain like ? order by chain")
                .param(name + "%")
                .query((row, n) -> row.getString("chain").substring(name.length()) + " " + row.getInt("length"))
                .list();
    }
}
