package org.imprimatur.workflow;

import java.sql.Connection;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the scripts inside its jar, as one migration among ours, so that two nodes may start
 * on an empty database at once. The case tables are left out: that part of the engine is off.
 */
@Component
class V1__EngineSchema extends BaseJavaMigration {

    private static final List<String> PARTS =
            List.of("engine", "history", "identity", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        Connection connection = context.getConnection();
        String vendor = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? "postgres" : "h2";
        for (String part : PARTS) {
            var script = new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti." + vendor + ".create." + part + ".sql");
            ScriptUtils.executeSqlScript(connection, new EncodedResource(script, "UTF-8"));
        }
    }
}
