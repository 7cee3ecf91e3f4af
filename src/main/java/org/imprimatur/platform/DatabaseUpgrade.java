package org.imprimatur.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Brings the database to this version's tables at start, or refuses it in plain words before anything is changed. A
 * database that is not what its own record of steps says is never bent to fit: Flyway's ways to do that leave tables
 * missing that the code then looks for.
 */
@Component
class DatabaseUpgrade implements FlywayMigrationStrategy {

    private static final MigrationVersion OF_FLYWAY_ITSELF = MigrationVersion.fromVersion("0");

    private static final Set<ErrorCode> OTHER_NAME =
            Set.of(CoreErrorCode.DESCRIPTION_MISMATCH, CoreErrorCode.TYPE_MISMATCH);

    private final MessageSource words;
    private final NeededTables needed;

    DatabaseUpgrade(MessageSource words) {
        this.words = words;
        this.needed = NeededTables.ofThisVersion();
    }

    /** This server does not work on that database, and says why. */
    static final class Refused extends RuntimeException {

        private final String advice;

        private Refused(String found, String advice, @Nullable Throwable cause) {
            super(found, cause);
            this.advice = advice;
        }

        String advice() {
            return advice;
        }
    }

    @Override
    public void migrate(Flyway flyway) {
        DataSource database = flyway.getConfiguration().getDataSource();
        DatabaseSchema before = DatabaseSchema.read(database);
        MigrationInfoService steps = flyway.info();
        if (steps.applied().length == 0 && !before.isEmpty()) {
            throw refused(
                    "not-ours", before, before.tables().size(), before.tables().get(0));
        }
        mismatch(steps, takenUnderOtherNames(flyway), before).ifPresent(refusal -> {
            throw refusal;
        });
        int taken = steps.pending().length == 0 ? 0 : take(flyway, steps.applied().length, before);
        // Another node may have taken steps since, so the tables are read again even where this one took none.
        DatabaseSchema after = DatabaseSchema.read(database);
        List<NeededTables.Difference> differences = needed.missingFrom(after);
        if (!differences.isEmpty()) {
            throw refused("tables", after, taken, said(differences));
        }
    }

    private static Set<String> takenUnderOtherNames(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .filter(step -> OTHER_NAME.contains(step.errorDetails.errorCode))
                .map(step -> step.version)
                .collect(Collectors.toSet());
    }

    private Optional<Refused> mismatch(MigrationInfoService steps, Set<String> otherwise, DatabaseSchema schema) {
        // The order matters: only a database whose steps are all known and unchanged can be merely ahead.
        return Stream.of(
                        first(
                                steps,
                                step -> otherwise.contains(version(step)) || isMissing(step),
                                "other-history",
                                schema),
                        first(steps, step -> step.isApplied() && !step.isChecksumMatching(), "edited", schema),
                        first(steps, step -> step.getState().isFailed(), "half", schema),
                        first(steps, DatabaseUpgrade::isFromTheFuture, "newer", schema),
                        first(steps, step -> step.getState() == MigrationState.IGNORED, "skipped", schema))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refused> first(
            MigrationInfoService steps, Predicate<MigrationInfo> fault, String name, DatabaseSchema schema) {
        return Arrays.stream(steps.all())
                .filter(step -> step.getVersion() != null && !step.getVersion().equals(OF_FLYWAY_ITSELF))
                .filter(fault)
                .findFirst()
                .map(step -> refused(name, schema, version(step), step.getDescription()));
    }

    private static String version(MigrationInfo step) {
        return String.valueOf(step.getVersion());
    }

    private static boolean isMissing(MigrationInfo step) {
        return step.getState() == MigrationState.MISSING_SUCCESS || step.getState() == MigrationState.MISSING_FAILED;
    }

    private static boolean isFromTheFuture(MigrationInfo step) {
        return step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED;
    }

    /** @return how many steps were taken */
    private int take(Flyway flyway, int takenBefore, DatabaseSchema schema) {
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException failed) {
            long taken = Arrays.stream(flyway.info().applied())
                    .filter(step -> !step.getState().isFailed())
                    .count();
            throw refusal("failed", failed, schema, taken - takenBefore, cause(failed), schema.isPostgresql() ? 1 : 0);
        }
    }

    private static String cause(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    }

    private String said(List<NeededTables.Difference> differences) {
        String first = String.join(
                "; ",
                differences.stream()
                        .limit(5)
                        .map(each -> say(
                                "database.difference." + each.kind().word(), each.place(), each.is(), each.wanted()))
                        .toList());
        return differences.size() <= 5 ? first : say("database.differences.more", first, differences.size() - 5);
    }

    private Refused refused(String name, DatabaseSchema schema, Object... arguments) {
        return refusal(name, null, schema, arguments);
    }

    private Refused refusal(String name, @Nullable Throwable cause, DatabaseSchema schema, Object... arguments) {
        Object[] all = Stream.concat(Stream.of(schema.address()), Arrays.stream(arguments))
                .toArray();
        return new Refused(say("database." + name, all), say("database." + name + ".advice", all), cause);
    }

    private String say(String key, @Nullable Object... arguments) {
        return words.getMessage(key, arguments, Locale.ENGLISH);
    }
}
