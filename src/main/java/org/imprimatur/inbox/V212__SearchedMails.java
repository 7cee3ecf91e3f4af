package org.imprimatur.inbox;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.imprimatur.platform.SearchColumn;
import org.springframework.stereotype.Component;

/** Mails are found by subject, name and address. */
@Component
class V212__SearchedMails extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        SearchColumn.add(context.getConnection(), "inbound_mail", "id", "subject, from_name, from_addr");
    }
}
