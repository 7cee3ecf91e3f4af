package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

/**
 * Databases in use have taken these steps, so the steps stay as they are: a change to the tables is a new step with a
 * higher number, which is added to the list together with the step.
 */
class FrozenMigrationsTests {

    private static final Path STEPS = Path.of("src/main/resources/db");
    private static final Path LIST = Path.of("src/test/resources/db-steps/frozen.txt");

    /** Those before it were made in one. */
    private static final MigrationVersion FIRST_ADDED = MigrationVersion.fromVersion("120");

    /** Part of the first step, from the engine's jar: the next version of the engine must bring the same. */
    private static final List<String> ENGINE_SCRIPTS = Stream.of("h2", "postgres")
            .flatMap(vendor -> Stream.of("engine", "history", "identity", "decision.engine", "decision.history")
                    .map(part -> "org/camunda/bpm/engine/db/create/activiti." + vendor + ".create." + part + ".sql"))
            .toList();

    @Test
    void noFrozenStepHasChangedOrGone() throws Exception {
        Map<String, String> now = steps();
        assertThat(frozen())
                .isNotEmpty()
                .allSatisfy((step, sha256) -> assertThat(now.get(step))
                        .as("%s is frozen: put it back, and say what shall change in a new step", step)
                        .isEqualTo(sha256));
    }

    /** The list is in the order in which steps came: what is added stands last and has the highest number. */
    @Test
    void everyStepIsFrozenAndCameAfterThoseBeforeIt() throws Exception {
        List<String> frozen = new ArrayList<>(frozen().keySet());
        steps().forEach((step, sha256) -> assertThat(frozen)
                .as("add this line at the end of %s:%n%s  %s", LIST, sha256, step)
                .contains(step));
        List<MigrationVersion> versions = frozen.stream()
                .filter(step -> step.startsWith("db/"))
                .map(FrozenMigrationsTests::version)
                .toList();
        List<MigrationVersion> added = versions.subList(versions.indexOf(FIRST_ADDED), versions.size());
        assertThat(added)
                .as("a database that has taken a higher step would never take a lower one")
                .isSorted();
    }

    @Test
    void noTwoStepsHaveOneNumber() throws Exception {
        for (String vendor : List.of("h2", "postgresql")) {
            assertThat(steps().keySet())
                    .filteredOn(step -> step.startsWith("db/migration/") || step.startsWith("db/vendor/" + vendor))
                    .extracting(FrozenMigrationsTests::version)
                    .doesNotHaveDuplicates();
        }
    }

    /** Databases hold these names. */
    @Test
    void theClassesDatabasesNameAreWhereTheyWere() {
        assertThat(List.of("org.imprimatur.workflow.V1__EngineSchema", "org.imprimatur.platform.AppendOnly"))
                .allMatch(name -> ClassUtils.isPresent(name, null));
    }

    private static MigrationVersion version(String step) {
        return MigrationVersion.fromVersion(
                step.replaceFirst(".*/V", "").replaceFirst("__.*", "").replace('_', '.'));
    }

    private static Map<String, String> frozen() throws IOException {
        Map<String, String> frozen = new LinkedHashMap<>();
        for (String line : Files.readAllLines(LIST)) {
            String[] pair = line.split(" {2}", 2);
            frozen.put(pair[1], pair[0]);
        }
        return frozen;
    }

    private static SortedMap<String, String> steps() throws Exception {
        SortedMap<String, String> steps = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(STEPS)) {
            all.filter(file -> file.toString().endsWith(".sql")).forEach(files::add);
        }
        for (Path file : files) {
            steps.put("db/" + STEPS.relativize(file).toString().replace('\\', '/'), sha256(Files.readString(file)));
        }
        for (String script : ENGINE_SCRIPTS) {
            steps.put(script, sha256(new ClassPathResource(script).getContentAsString(StandardCharsets.UTF_8)));
        }
        return steps;
    }

    /** Of the words: a checkout may end its lines otherwise. */
    private static String sha256(String words) throws Exception {
        byte[] bytes = words.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
