package org.imprimatur.report;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.imprimatur.platform.SearchColumn;
import org.springframework.stereotype.Component;

/** Reports are found by subject, name and address. */
@Component
class V211__SearchedReports extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        SearchColumn.add(
                context.getConnection(), "correction_report", "id", "subject, reporter_name, reporter_address");
    }
}
