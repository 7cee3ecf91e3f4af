package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Imprimatur;
import org.imprimatur.crash.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that is refused, as whoever started it sees it. */
@FullBuildOnly
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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--imprimatur.trusted-proxies=10.0.0.0/8, our-proxy;"
                        + "imprimatur.trusted-proxies holds “our-proxy”, which is neither an address nor a network.;"
                        + "Write addresses and networks as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32",
                "--imprimatur.trusted-proxies=10.0.0.0/99;"
                        + "imprimatur.trusted-proxies holds “10.0.0.0/99”, which is neither an address nor a network.;"
                        + "Write addresses and networks as",
                "--server.forward-headers-strategy=native;"
                        + "server.forward-headers-strategy or a setting of server.tomcat.remoteip would have the server"
                        + " believe whoever calls from a private address.;"
                        + "Take it out, and name your proxies in imprimatur.trusted-proxies instead",
                "--management.server.port=0 --management.server.address=0.0.0.0;"
                        + "management.server.address does not keep it on this machine.;"
                        + "Write 127.0.0.1 or ::1 for management.server.address",
                "--imprimatur.promotion.text=Offer;"
                        + "imprimatur.promotion.text has words that lead nowhere: imprimatur.promotion.link is “”.;"
                        + "Write the address they lead to, as https://example.org/offer or /offer.",
                "--imprimatur.seals.timestamp-authority=ftp://example.org;"
                        + "imprimatur.seals.timestamp-authority is no address of a timestamp authority: ftp://example.org;"
                        + "Write it as http://timestamp.example.org, or leave it empty.",
                "--imprimatur.citations.style=vancouver;"
                        + "imprimatur.citations.style is “vancouver”, and there is no citation style of that name.;"
                        + "Write american-medical-association, apa or nlm-citation-sequence",
                "--management.server.port=0;"
                        + "management.server.address does not keep it on this machine.;"
                        + "Write 127.0.0.1 or ::1 for management.server.address"
            })
    void aSettingThatOpensADoorKeepsTheServerFromStartingAndIsNamed(String settings, String fault, String advice)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        arguments.addAll(List.of(settings.split(" (?=--)")));

        String words = started(arguments.toArray(String[]::new));

        assertThat(words.substring(words.indexOf("APPLICATION FAILED TO START")))
                .contains(fault, advice)
                .doesNotContain("Exception");
        assertThat(words).doesNotContain("\tat ");
    }

    private String refused(String word) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("invoices");
        UpgradedDatabase database = new UpgradedDatabase(Map.of(
                "spring.datasource.url", url, "spring.datasource.username", "sa", "spring.datasource.password", ""));
        database.jdbc.execute("create table invoice (id integer)");
        String words = started(word, "--spring.datasource.url=" + url);
        assertThat(words)
                .containsOnlyOnce("was not made by Imprimatur: it holds one table, such as “invoice”")
                .contains("Nothing was changed", "Set spring.datasource.url")
                .doesNotContain("\tat ", "Exception", "repair", "baseline");
        assertThat(DatabaseSchema.read(database.database).tables()).containsExactly("invoice");
        return words;
    }

    /** Runs the server until it has given up by itself. */
    private String started(String... arguments) throws Exception {
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ServerProcess.classpath(),
                Imprimatur.class.getName()));
        command.addAll(List.of(arguments));
        Process server = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = server.waitFor(3, TimeUnit.MINUTES);
        server.destroyForcibly();
        String words = Files.readString(said);
        assertThat(ended).as(words).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
        return words;
    }
}
