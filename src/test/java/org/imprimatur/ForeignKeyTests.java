package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL makes no index for a foreign key. What may be deleted one day must not read every table that points at it. */
@ServerTest
@OnPostgresql
class ForeignKeyTests {

    @Test
    void whateverPointsAtALetterOrAMailIsFoundByIndex(@Autowired JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                        select conrelid::regclass || '.' || attname
                        from pg_constraint
                        join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                        where contype = 'f' and confrelid in ('outbox_mail'::regclass, 'inbound_mail'::regclass)
                          and not exists (
                            select 1 from pg_index
                            where indrelid = conrelid and indkey[0] = conkey[1]
                              and (indpred is null or pg_get_expr(indpred, indrelid) = '(' || attname || ' IS NOT NULL)'))
                        order by 1
                        """).query(String.class).list()).isEmpty();
    }
}
