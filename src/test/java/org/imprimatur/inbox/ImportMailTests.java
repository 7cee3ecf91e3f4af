package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.platform.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command over the tests' own server; {@link ImportMailProcessTests} starts it as a shell would. */
@ServerTest
@OnBothDatabases
class ImportMailTests {

    @Autowired
    ApplicationContext server;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailQueue inboundMailQueue;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    TestWorkers workers;
    int status;

    @BeforeEach
    void aRoom() {
        workers = new TestWorkers(server);
    }

    @Test
    void saysWhatBecameOfTheMailsOfAFolder() throws Exception {
        write("one.eml", TestMails.aLetter());
        write("deep/er/two.EML", TestMails.aLetter());
        write("list.eml", TestMails.headed("List-Id: <x.lists.test>\n", TestMails.aLetter()));
        write(
                "robot.eml",
                TestMails.headed("Auto-Submitted: auto-generated\nX-Loop: desk@localhost\n", TestMails.aLetter()));
        write("nothing.eml", UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        write("notes.txt", TestMails.aLetter());
        assertThat(run(folder))
                .isEqualTo("{\"received\":5,\"new\":5,\"known\":0,\"reports\":3,\"attached\":0,\"bounce\":0,\"auto\":1,"
                        + "\"held\":1,\"quarantined\":0,\"acknowledged\":2}");
        assertThat(status).isZero();
    }

    @Test
    void aSecondRunFindsNothingNew() throws Exception {
        write("one.eml", TestMails.aLetter());
        write("two.eml", TestMails.aLetter());
        run(folder);
        assertThat(run(folder))
                .isEqualTo("{\"received\":2,\"new\":0,\"known\":2,\"reports\":0,\"attached\":0,\"bounce\":0,\"auto\":0,"
                        + "\"held\":0,\"quarantined\":0,\"acknowledged\":0}");
    }

    @Test
    void oneMailUnderTwoNamesIsNewOnce() throws Exception {
        byte[] letter = TestMails.aLetter();
        write("a.eml", letter);
        write("b.eml", TestMails.by("alias", letter));
        assertThat(run(folder)).startsWith("{\"received\":2,\"new\":1,\"known\":1,\"reports\":1,");
    }

    @Test
    void takesAnMboxAndASingleMail() throws Exception {
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            mbox.writeBytes("From MAILER-DAEMON Mon Nov 23 09:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
            mbox.writeBytes(new String(TestMails.aLetter(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .getBytes(StandardCharsets.UTF_8));
            mbox.write('\n');
        }
        assertThat(run(write("old mail", mbox.toByteArray()))).startsWith("{\"received\":3,\"new\":3,");
        assertThat(run(write("one.eml", TestMails.aLetter()))).startsWith("{\"received\":1,\"new\":1,");
    }

    @Test
    void anEmptyFolderHoldsNoMail() throws Exception {
        assertThat(run(folder)).contains("\"received\":0").contains("\"new\":0");
        assertThat(status).isZero();
    }

    @Test
    void wherePathsLeadNowhereItSaysSoAndEndsWithTwo() throws Exception {
        assertThat(run(folder.resolve("missing"))).isEmpty();
        assertThat(status).isEqualTo(2);
    }

    @Test
    void row20_aFileOverTheLimitIsTakenInWithItsBeginning() throws Exception {
        byte[] large = Arrays.copyOf(TestMails.aLetter(), 26 * 1024 * 1024);
        write("large.eml", large);
        assertThat(run(folder)).startsWith("{\"received\":1,\"new\":1,\"known\":0,\"reports\":1,");
        assertThat(inboundMailStore.accept(large, TestMails.provenance(large)).isNew())
                .isFalse();
    }

    @Test
    void row39_aMailThatCannotBeFiledIsQuarantinedWithinTheRun() throws Exception {
        String poison = "poison " + UUID.randomUUID();
        write("poison.eml", TestMails.letter("<" + UUID.randomUUID() + "@a.test>", "p@reader.test", poison));
        write("two.eml", TestMails.aLetter());
        workers.desk().stumbleOver(parsedMail -> parsedMail.body().text().contains(poison));
        assertThat(run(folder)).contains("\"reports\":1").contains("\"quarantined\":1");
    }

    @Test
    void whatAServerBesideItHasSortedFirstIsCountedAllTheSame() throws Exception {
        byte[] raw = TestMails.aLetter();
        write("one.eml", raw);
        InboundMailWorker faster = workers.worker();
        InboundMailWorker ours = workers.worker((bytes, truncated, size) -> {
            throw new AssertionError("It is sorted already");
        });
        MailFiles.Receiver beside = command(ours);
        beside.take(raw, TestMails.provenance(raw));
        jdbc.sql("select id from inbound_mail where raw_sha256 = ?")
                .param(Sha256.of(raw))
                .query(UUID.class)
                .list()
                .forEach(faster::sort);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run((ImportMail) beside, empty)).contains("\"new\":1").contains("\"reports\":1");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private ImportMail command(InboundMailWorker inboundMailWorker) {
        return new ImportMail(
                inboundMailStore, inboundMailWorker, inboundMailQueue, jdbc, TestWorkers.settings(Map.of()));
    }

    private String run(Path path) throws Exception {
        return run(command(workers.worker()), path);
    }

    /** The last line it printed. */
    private String run(ImportMail command, Path path) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            command.run(new DefaultApplicationArguments(path.toString()));
        } finally {
            System.setOut(before);
        }
        status = command.getExitCode();
        return last(out.toString(StandardCharsets.UTF_8));
    }

    private static String last(String printed) {
        List<String> lines = printed.lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
