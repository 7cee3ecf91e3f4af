package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Imprimatur;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command as it is started from a shell, a process of its own. */
@FullBuildOnly
@OnBothDatabases
class ImportMailProcessTests {

    @TempDir
    Path folder;

    private record Ended(int status, List<String> out, String err) {}

    @Test
    void answersWithOneLineAndASecondRunFindsNothingNew() throws Exception {
        Path mails = Files.createDirectory(folder.resolve("mails"));
        for (int i = 0; i < 5; i++) {
            Files.write(mails.resolve(i + ".eml"), TestMails.aLetter());
        }
        Files.write(mails.resolve("list.eml"), TestMails.headed("List-Id: <x.lists.test>\n", TestMails.aLetter()));
        Files.write(mails.resolve("noise.eml"), new byte[] {0, 1, 2, (byte) 0xff, '\n'});
        List<String> database = database();
        Ended first = run(database, mails.toString());
        assertThat(first.out())
                .as(first.err())
                .containsExactly("{\"received\":7,\"new\":7,\"known\":0,\"reports\":6,\"attached\":0,\"bounce\":0,"
                        + "\"auto\":0,\"held\":1,\"quarantined\":0,\"acknowledged\":5}");
        assertThat(first.status()).isZero();
        Ended second = run(database, mails.toString());
        assertThat(second.out())
                .as(second.err())
                .containsExactly("{\"received\":7,\"new\":0,\"known\":7,\"reports\":0,\"attached\":0,\"bounce\":0,"
                        + "\"auto\":0,\"held\":0,\"quarantined\":0,\"acknowledged\":0}");
        assertThat(second.status()).isZero();
    }

    /** The engine's columns have none: two machines in two zones would each run the other's work hours off. */
    @Test
    void theZoneOfTheMachineIsInNoTimeThatIsKept() throws Exception {
        Path mails = Files.createDirectory(folder.resolve("mails"));
        Files.write(mails.resolve("one.eml"), TestMails.aLetter());
        List<String> database = database();

        Instant begun = Instant.now();
        run(database, mails.toString(), "-Duser.timezone=Pacific/Auckland");

        assertThat(jdbc(database)
                        .sql("select create_time_ from act_ru_job")
                        .query(LocalDateTime.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(written -> assertThat(written.toInstant(ZoneOffset.UTC))
                        .isBetween(begun.truncatedTo(ChronoUnit.SECONDS), Instant.now()));
    }

    @Test
    void whereThePathLeadsNowhereItSaysSoAndEndsWithTwo() throws Exception {
        Ended ended = run(database(), folder.resolve("missing").toString());
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("There is nothing at").contains("missing");
    }

    private List<String> database() {
        Map<String, Object> settings = TestDatabase.isPostgres()
                ? TestDatabase.fresh()
                : Map.of(
                        "spring.datasource.url",
                        "jdbc:h2:file:" + folder.resolve("data/imprimatur") + ";WRITE_DELAY=0");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private JdbcClient jdbc(List<String> database) {
        Map<String, String> settings = database.stream()
                .map(setting -> setting.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        return JdbcClient.create(new DriverManagerDataSource(
                settings.get("spring.datasource.url"),
                settings.getOrDefault("spring.datasource.username", "sa"),
                settings.getOrDefault("spring.datasource.password", "")));
    }

    private Ended run(List<String> settings, String path, String... machine) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(machine));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp", classpathOfTheServer(), Imprimatur.class.getName()));
        command.addAll(List.of("import-mail", path));
        command.addAll(settings);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("It ends: %s", Files.readString(err)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Without the tests and what stands there to be scanned. */
    private static String classpathOfTheServer() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
