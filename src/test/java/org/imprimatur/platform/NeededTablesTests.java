package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.imprimatur.OnBothDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The list in the jar says what the migrations make. */
@OnBothDatabases
class NeededTablesTests {

    private static final Path LIST = Path.of("src/main/resources/db/needed-tables.txt");

    @Test
    void theListIsWhatTheMigrationsMake() throws Exception {
        DatabaseSchema made = DatabaseSchema.read(UpgradedDatabase.migrated().database);
        NeededTables said = NeededTables.parse(Files.readString(LIST));
        assertThat(said.missingFrom(made)).as("Whatever the code needs is made").isEmpty();
        assertThat(said.columns()).containsOnlyKeys(made.columns().keySet());
    }

    @Test
    @DisabledIfSystemProperty(named = "imprimatur.test.database", matches = "postgresql")
    void theListIsWrittenFromTheMigrations() throws Exception {
        String said = Files.readString(LIST);
        String made = NeededTables.list(DatabaseSchema.read(UpgradedDatabase.migrated().database));
        if (!said.equals(made)) {
            Files.writeString(LIST, made);
        }
        assertThat(said)
                .as("%s said something else than the migrations; it has been written anew, for you to commit", LIST)
                .isEqualTo(made);
    }
}
