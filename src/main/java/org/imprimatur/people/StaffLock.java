package org.imprimatur.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A lock on who works here: the commands that change it run one after the other, on all nodes. Otherwise two
 * administrators could deactivate each other in the same second, or two first administrators come to be.
 */
@Repository
class StaffLock {

    private final JdbcClient jdbc;

    StaffLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql("select id from people_register where id = 1 for update")
                .query(Integer.class)
                .single();
    }
}
