package org.imprimatur.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.imprimatur.journey.Colleague;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The jar as a newsroom gets it; the other tests put the server together from its classes. */
class ShippedServerIT {

    private static final String TEXT = "Walking is *good* for most people, most of the time [@who-activity].";
    /** As the list of libraries names one: name and version in {@code (org.jsoup:jsoup:1.24.1 - https://jsoup.org/)}. */
    private static final Pattern LIBRARY = Pattern.compile("\\([^:()]+:([^:()]+):(\\S+) - ");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** From the writer's first word to the public page, a text sent back once on the way. */
    private static final int HANDOFFS_OF_AN_ARTICLE = 5;

    @Test
    void theServerCarriesAnArticleToItsReadersOnH2() throws Exception {
        carriesAnArticleToItsReaders(Ground.h2("shipped-h2"));
    }

    @Test
    @DisabledIfSystemProperty(named = "skipPostgresql", matches = ".*")
    void theServerCarriesAnArticleToItsReadersOnPostgresql() throws Exception {
        try (EmbeddedPostgres postgres = Ground.postgres()) {
            carriesAnArticleToItsReaders(Ground.postgresql("shipped-postgresql", postgres));
        }
    }

    @Test
    void theHealthAnswersAtAPortApart() throws Exception {
        Ground ground = Ground.h2("shipped-port-apart");
        int management = ServerProcess.freePort();
        ServerProcess server =
                started(ground, "--management.server.port=" + management, "--management.server.address=127.0.0.1");
        try {
            assertThat(answer(URI.create("http://127.0.0.1:" + management + "/actuator/health"))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            server.stop();
        }
    }

    @Test
    void whatANamedProxySaysIsBelieved() throws Exception {
        ServerProcess server = started(Ground.h2("shipped-proxy"), "--imprimatur.trusted-proxies=127.0.0.1, ::1");
        try {
            HttpResponse<String> answer = answer(
                    server.address().resolve("/desk"),
                    "X-Forwarded-For",
                    "203.0.113.9",
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-Host",
                    "desk.example.org");
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as("said only where the way to the reader is encrypted")
                    .isPresent();
        } finally {
            server.stop();
        }
    }

    @Test
    void aFolderOfProcessesIsCheckedWithoutAServer() throws Exception {
        Ground ground = Ground.h2("shipped-check");
        Path folder = processes(ground, UnaryOperator.identity());

        assertThat(command(ground, "check-processes", folder.toString())).isZero();
        assertThat(said(ground)).isEqualTo("All is well with 4 files in " + folder + ".");

        processes(ground, bpmn -> bpmn.replace("camunda:dueDate=\"P3D\"", "camunda:dueDate=\"3 days\""));
        assertThat(command(ground, "check-processes", folder.toString())).isEqualTo(1);
        assertThat(said(ground))
                .isEqualTo("article-review.bpmn, “Publish” (publish): “3 days” is no due date. Write how long the stage"
                        + " may take, as P3D for three days or PT12H for twelve hours.\n"
                        + "One thing has to be put right before the server takes " + folder + ".");

        assertThat(command(ground, "check-processes", folder + "-misspelt")).isEqualTo(1);
        assertThat(said(ground)).startsWith("There is no folder " + folder + "-misspelt.");
        assertThat(command(ground, "check-processes")).isEqualTo(2);
        assertThat(ground.folder().resolve("data")).doesNotExist();
    }

    @Test
    void aChangedProcessServesWhatIsNewAndWhatIsUnderWayGoesOnByItsOwn() throws Exception {
        Ground ground = Ground.h2("shipped-changed");
        try (PostOffice postOffice = PostOffice.open()) {
            ground.staff(postOffice);
        }
        Path folder = processes(ground, UnaryOperator.identity());
        String setting = "--imprimatur.processes=" + folder;
        ServerProcess server = started(ground, setting);
        String old = "Walking to work, an old text";
        try {
            Colleague writer = colleague(server, DemoStaff.WRITER);
            writer.submit(writer.begin(old, TEXT));
        } finally {
            server.stop();
        }

        processes(ground, bpmn -> bpmn.replace("name=\"Medical review\"", "name=\"Clinical review\""));
        server = started(ground, setting);
        try {
            Colleague writer = colleague(server, DemoStaff.WRITER);
            Colleague reviewer = colleague(server, DemoStaff.REVIEWER);
            Colleague publisher = colleague(server, DemoStaff.PUBLISHER);
            String young = "Walking to work, a new text";
            writer.submit(writer.begin(young, TEXT));
            assertThat(reviewer.open(reviewer.turnOn(young)).text()).contains("Clinical review");
            assertThat(reviewer.open(reviewer.turnOn(old)).text()).contains("Medical review");
            for (String title : List.of(old, young)) {
                String review = reviewer.turnOn(title);
                reviewer.take(review);
                reviewer.sign(review);
                String publishing = publisher.turnOn(title);
                publisher.take(publishing);
                publisher.publishNow(publishing);
            }
            assertThat(answer(server.address().resolve("/")).body()).contains(old, young);
        } finally {
            server.stop();
        }
        for (String command : List.of("verify-audit", "reconcile-worklist")) {
            assertThat(command(ground, command)).as(command).isZero();
        }
    }

    @Test
    void theJarSaysWhoseWorkItHolds() throws IOException {
        try (JarFile jar = new JarFile(ServerProcess.jar().toFile())) {
            assertThat(text(jar, "META-INF/NOTICE"))
                    .contains("https://citationstyles.org/", "https://creativecommons.org/licenses/by-sa/3.0/");
            String list = text(jar, "META-INF/THIRD-PARTY.txt");
            Set<String> listed = LIBRARY.matcher(list)
                    .results()
                    .map(library -> library.group(1) + "-" + library.group(2))
                    .collect(Collectors.toSet());
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".jar")))
                    .hasSizeGreaterThan(100)
                    .filteredOn(name -> !name.contains("/spring-boot-jarmode-tools-"))
                    .allSatisfy(name ->
                            assertThat(listed).contains(name.replaceAll("BOOT-INF/lib/|-scala-shaded|\\.jar", "")));
            assertThat(list).doesNotContain("Unknown license");
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".csl")))
                    .containsExactlyInAnyOrder(
                            "BOOT-INF/classes/citation-styles/american-medical-association.csl",
                            "BOOT-INF/classes/citation-styles/apa.csl",
                            "BOOT-INF/classes/citation-styles/nlm-citation-sequence.csl");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Colleague colleague(ServerProcess server, String email) {
        return new Colleague(server.address(), email, DemoStaff.PASSWORD);
    }

    /** A folder with all of ours, the review of articles changed. */
    private static Path processes(Ground ground, UnaryOperator<String> change) throws IOException {
        Path folder = Files.createDirectories(ground.folder().resolve("processes"));
        try (Stream<Path> ours = Files.list(Path.of("processes"))) {
            for (Path file : ours.toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        file.endsWith("article-review.bpmn") ? change.apply(text) : text);
            }
        }
        return folder;
    }

    private static int command(Ground ground, String... words) throws Exception {
        Files.deleteIfExists(ground.log("command"));
        return ServerProcess.command(ground.folder(), ground.log("command"), ground.command(words));
    }

    private static String said(Ground ground) throws IOException {
        return Files.readString(ground.log("command")).strip();
    }

    private static void carriesAnArticleToItsReaders(Ground ground) throws Exception {
        try (PostOffice postOffice = PostOffice.open()) {
            ground.staff(postOffice);
            ServerProcess server = started(
                    ground,
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + postOffice.smtpPort(),
                    "--imprimatur.mail.coalesce=0s",
                    "--imprimatur.reminders.every=12h");
            Journal journal = new Journal();
            try {
                carryOneArticle(server, journal);
                assertThat(answer(server.address().resolve("/")).body()).contains("Walking to work, part A-1");
                Evidence.awaitQuiet(postOffice.mailboxes());
            } finally {
                server.stop();
            }
            try (Connection connection = ground.connect()) {
                assertThat(Evidence.read(connection).compare(journal, postOffice.mailboxes()))
                        .isEmpty();
            }
        }
        for (String command : List.of("verify-audit", "reconcile-worklist")) {
            assertThat(ServerProcess.command(ground.folder(), ground.log(command), ground.command(command)))
                    .as(command)
                    .isZero();
        }
    }

    private static void carryOneArticle(ServerProcess server, Journal journal) throws InterruptedException {
        AtomicBoolean open = new AtomicBoolean(true);
        List<Throwable> surprises = Collections.synchronizedList(new ArrayList<>());
        Thread lane = new Thread(new Lane(
                "A",
                server.address(),
                new Lane.Staff(DemoStaff.WRITER, DemoStaff.REVIEWER, DemoStaff.PUBLISHER, DemoStaff.PASSWORD),
                journal,
                open,
                surprises));
        lane.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (journal.acknowledged() == 0 && surprises.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        open.set(false);
        lane.join(PATIENCE.toMillis());
        assertThat(surprises).isEmpty();
        assertThat(journal.acknowledged()).isEqualTo(HANDOFFS_OF_AN_ARTICLE);
    }

    private static ServerProcess started(Ground ground, String... settings) throws Exception {
        return ServerProcess.start(
                        ground.folder(), ground.log("server"), ServerProcess.freePort(), ground.command(settings))
                .awaitAnswer("/", PATIENCE);
    }

    private static HttpResponse<String> answer(URI address, String... headers) throws Exception {
        HttpRequest.Builder question = HttpRequest.newBuilder(address);
        return HttpClient.newHttpClient()
                .send(
                        (headers.length == 0 ? question : question.headers(headers)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
