package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestDatabase;
import org.imprimatur.kept.KeptDatabase;
import org.junit.jupiter.api.Test;

/** A database that is not what this version can go on from is refused before anything in it changes. */
@OnBothDatabases
class DatabaseUpgradeTests {

    private static final String RECORD = "flyway_schema_history";

    @Test
    void anEmptyDatabaseIsFilledAndStartsAgain() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        List<Map<String, Object>> record = record(database);
        database.start();
        assertThat(record(database)).isEqualTo(record);
    }

    @Test
    void aKeptDatabaseIsUpgraded() {
        new UpgradedDatabase(KeptDatabase.V1.copy()).start();
    }

    @Test
    void somebodyElsesDatabaseIsLeftAlone() {
        UpgradedDatabase database = UpgradedDatabase.fresh();
        database.jdbc.execute("create table invoice (id integer)");
        refused(database, "was not made by Imprimatur", "one table", "“invoice”");
        assertThat(DatabaseSchema.read(database.database).tables()).containsExactly("invoice");
    }

    @Test
    void aDatabaseFromBeforeTheFirstReleaseIsLeftAlone() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        database.jdbc.update("update " + quoted(RECORD) + " set " + quoted("description") + " = 'people', "
                + quoted("script") + " = 'V10__people.sql' where " + quoted("version") + " = '10'");
        refused(database, "another line of Imprimatur", "step 10, “people”");
    }

    @Test
    void aStepThatIsNoLongerThereIsMissed() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        took(database, "9.5", "audit append only");
        refused(database, "another line of Imprimatur", "step 9.5, “audit append only”");
    }

    @Test
    void aNewersDatabaseIsLeftAlone() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        took(database, "9000", "what nobody knows yet");
        refused(database, "newer version", "step 9000, “what nobody knows yet”");
    }

    @Test
    void anEditedStepIsNotPassedOver() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        database.jdbc.update("update " + quoted(RECORD) + " set " + quoted("checksum") + " = 1 where "
                + quoted("version") + " = '4'");
        refused(database, "in other words", "step 4, “people”");
    }

    @Test
    void aStepThatWasPassedOverIsNotTakenAfterLaterOnes() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        database.jdbc.update("delete from " + quoted(RECORD) + " where " + quoted("version") + " = '14'");
        refused(database, "without step 14, “desk”");
    }

    @Test
    void aStepThatFailsIsTold() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        DatabaseUpgrade.Refused refusal = database.refusal("classpath:db-steps/failing");
        assertThat(refusal).hasMessageContaining("could not be brought to this version");
        assertThat(refusal.getMessage().toLowerCase(Locale.ROOT)).contains("no_such_table");
        plain(refusal);
        if (TestDatabase.isPostgres()) {
            assertThat(refusal).hasMessageContaining("taken back whole");
            database.start();
        } else {
            assertThat(refusal).hasMessageContaining("H2 cannot take back");
            DatabaseUpgrade.Refused next = database.refusal("classpath:db-steps/failing");
            assertThat(next).hasMessageContaining("stopped in the middle of step 9001, “half way”");
            assertThat(next.advice()).contains("copy of the database made before the upgrade");
            plain(next);
        }
    }

    @Test
    void aMissingTableIsNamed() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        database.jdbc.execute("drop table daily_letters");
        refused(database, "the table daily_letters is missing", "Nothing was changed");
    }

    @Test
    void aMissingOrChangedColumnIsNamed() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        database.jdbc.execute("alter table banner drop column words");
        database.jdbc.execute("alter table withdrawal alter column reason drop not null");
        refused(
                database,
                "the column banner.words is missing",
                "the column withdrawal.reason holds text, may be empty where text is needed");
    }

    @Test
    void whatItsOwnerAddedIsNoFault() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        database.jdbc.execute("create table our_own (id integer)");
        database.jdbc.execute("alter table banner add column our_note varchar(20)");
        database.jdbc.execute("create index our_index on banner (raised_at)");
        database.start();
    }

    @Test
    void comparingTakesNoTimeAnybodyWouldNotice() {
        UpgradedDatabase database = UpgradedDatabase.fresh().start();
        NeededTables needed = NeededTables.ofThisVersion();
        needed.missingFrom(DatabaseSchema.read(database.database));
        long begin = System.nanoTime();
        assertThat(needed.missingFrom(DatabaseSchema.read(database.database))).isEmpty();
        System.out.printf("Compared in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    private static void refused(UpgradedDatabase database, String... words) {
        List<Map<String, Object>> record = recordOrNone(database);
        DatabaseUpgrade.Refused refusal = database.refusal();
        assertThat(refusal.getMessage()).contains(words).contains("Nothing was changed");
        plain(refusal);
        assertThat(recordOrNone(database)).isEqualTo(record);
    }

    /** One paragraph of plain words that leads nobody to bend the record. */
    private static void plain(DatabaseUpgrade.Refused refusal) {
        String said = refusal.getMessage() + " " + refusal.advice();
        assertThat(said)
                .doesNotContain("\n")
                .doesNotContainIgnoringCase("repair")
                .doesNotContainIgnoringCase("flyway");
        assertThat(refusal.advice()).isNotBlank();
    }

    private static void took(UpgradedDatabase database, String version, String description) {
        database.jdbc.update(
                "insert into " + quoted(RECORD) + " select 9000, ?, ?, " + quoted("type") + ", 'V', "
                        + quoted("checksum")
                        + ", " + quoted("installed_by") + ", " + quoted("installed_on") + ", 1, "
                        + quoted("success") + " from " + quoted(RECORD) + " where " + quoted("version") + " = '4'",
                version,
                description);
    }

    private static boolean hasRecord(UpgradedDatabase database) {
        return database.jdbc.queryForObject(
                        "select count(*) from information_schema.tables where table_name = ?", Integer.class, RECORD)
                > 0;
    }

    private static List<Map<String, Object>> recordOrNone(UpgradedDatabase database) {
        return hasRecord(database) ? record(database) : List.of();
    }

    private static List<Map<String, Object>> record(UpgradedDatabase database) {
        return database.jdbc.queryForList("select * from " + quoted(RECORD));
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
