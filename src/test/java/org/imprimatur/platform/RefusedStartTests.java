package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.imprimatur.Imprimatur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that is refused, as whoever started it sees it. */
class RefusedStartTests {

    @TempDir
    Path folder;

    @Test
    void theServerEndsWithOneAndSaysWhyInPlainWords() throws Exception {
        assertThat(refused("--server.port=0")).contains("APPLICATION FAILED TO START");
    }

    @Test
    void soDoesACommand() throws Exception {
        refused("verify-audit");
    }

    private String refused(String word) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("invoices");
        UpgradedDatabase database = new UpgradedDatabase(Map.of(
                "spring.datasource.url", url, "spring.datasource.username", "sa", "spring.datasource.password", ""));
        database.jdbc.execute("create table invoice (id integer)");
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpathOfTheServer(),
                Imprimatur.class.getName(),
                word,
                "--spring.datasource.url=" + url));
        Process server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = server.waitFor(3, TimeUnit.MINUTES);
        server.destroyForcibly();
        String words = Files.readString(said);
        assertThat(ended).as(words).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
        assertThat(words)
                .containsOnlyOnce("was not made by Imprimatur: it holds one table, such as “invoice”")
                .contains("Nothing was changed", "Set spring.datasource.url")
                .doesNotContain("\tat ", "Exception", "repair", "baseline");
        assertThat(Schema.read(database.database).tables()).containsExactly("invoice");
        return words;
    }

    /** Without the tests and what stands there to be scanned. */
    private static String classpathOfTheServer() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
