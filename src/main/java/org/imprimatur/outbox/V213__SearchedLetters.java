package org.imprimatur.outbox;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.imprimatur.platform.SearchColumn;
import org.springframework.stereotype.Component;

/** Letters are found by subject, name and address. */
@Component
class V213__SearchedLetters extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        SearchColumn.add(context.getConnection(), "outbox_mail", "id", "subject, recipient_name, recipient");
    }
}
