package org.imprimatur.audit;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** How all rooms ask the database: after what is pending has been written. */
@Configuration(proxyBeanMethods = false)
class Asking {

    @Bean
    JdbcTemplate jdbcTemplate(DataSource database, PendingWrites pending) {
        return new AfterPending(database, pending);
    }

    private static final class AfterPending extends JdbcTemplate {

        private final PendingWrites pending;

        AfterPending(DataSource database, PendingWrites pending) {
            super(database);
            this.pending = pending;
        }

        /** Called with each statement before it is executed, whatever its kind. */
        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            pending.send();
            super.applyStatementSettings(statement);
        }

        @Override
        public <T> @Nullable T execute(ConnectionCallback<T> action) {
            pending.send();
            return super.execute(action);
        }
    }
}
