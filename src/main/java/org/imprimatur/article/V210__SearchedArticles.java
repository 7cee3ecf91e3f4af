package org.imprimatur.article;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.imprimatur.platform.SearchColumn;
import org.springframework.stereotype.Component;

/** Articles are found by their titles. */
@Component
class V210__SearchedArticles extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        SearchColumn.add(context.getConnection(), "article", "id", "title");
    }
}
