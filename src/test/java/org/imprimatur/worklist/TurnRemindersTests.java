package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class TurnRemindersTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void eachStepIsARangeOfOneIndexHoweverManyTurnsAreOpen() {
        List<String> plan = transaction.execute(status -> {
            if (TestDatabase.isPostgres()) {
                jdbc.sql("set local enable_seqscan = off").update();
            }
            return jdbc.sql("explain " + TurnReminders.OWED)
                    .params(0, OffsetDateTime.now(ZoneOffset.UTC))
                    .query(String.class)
                    .list();
        });
        assertThat(String.join("\n", plan).toLowerCase(Locale.ROOT)).contains("worklist_by_reminder");
    }
}
