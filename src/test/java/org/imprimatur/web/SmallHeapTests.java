package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Imprimatur;
import org.imprimatur.crash.ServerProcess;
import org.imprimatur.journey.Colleague;
import org.imprimatur.journey.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server with a small heap, besieged by strangers: what it holds and whom it goes on serving. */
@FullBuildOnly
class SmallHeapTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** In which somebody honest has their page, also on a busy machine; who trickles goes on for hours. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String STRANGER = "127.0.0.2";
    private static final String EMAIL = "ada@newsroom.test";
    private static final String PASSWORD = "four quiet herons wading";
    private static final int NINETEEN_MEGABYTES = 19_000_000;
    private static final int MORE_THAN_THREADS = 250;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FILES = "multipart/form-data; boundary=b";

    @TempDir
    Path folder;

    private final AtomicBoolean besieged = new AtomicBoolean(true);
    private final ExecutorService strangers = Executors.newCachedThreadPool();
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private ServerProcess server;
    private JdbcClient database;
    private Visitor visitor;
    private Colleague writer;

    @BeforeEach
    void aNewsroomWithAWriter() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("newsroom") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
        server = ServerProcess.start(
                        folder,
                        folder.resolve("server.log"),
                        ServerProcess.freePort(),
                        List.of(
                                "-Xmx500m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                ServerProcess.classpath(),
                                Imprimatur.class.getName(),
                                "--spring.datasource.url=" + url))
                .awaitAnswer("/", PATIENCE);
        String founding = server.awaitLine(Pattern.compile("(/first-administrator/\\S+)"), PATIENCE);
        visitor = new Visitor(server.address());
        visitor.get(founding)
                .form(founding)
                .with("name", "Ada")
                .with("email", EMAIL)
                .with("password", PASSWORD)
                .with("passwordAgain", PASSWORD)
                .send()
                .expect(200);
        database = JdbcClient.create(new DriverManagerDataSource(url, "sa", ""));
        database.sql("insert into person_role (person_id, role) select id, 'WRITER' from person")
                .update();
        writer = new Colleague(visitor, EMAIL, PASSWORD);
        cookies.put(
                server.address(), Map.of("Set-Cookie", List.of(visitor.cookies().split("; "))));
    }

    @AfterEach
    void end() throws Exception {
        besieged.set(false);
        strangers.shutdownNow();
        for (Socket socket : List.copyOf(sockets)) {
            socket.close();
        }
        server.kill();
    }

    @Test
    void eightLargeFormsAtOnceFromStrangersFillNothing() throws Exception {
        List<Future<List<Integer>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(strangers.submit(() -> sendsAgainAndAgain("/sign-in", FORM)));
        }
        for (String address : List.of(
                "/desk/articles/import",
                "/desk/articles/new",
                "/desk/me",
                "/desk/tasks/1/write",
                "/articles/x/report")) {
            answers.add(strangers.submit(() -> sendsAgainAndAgain(address, FILES)));
            answers.add(strangers.submit(() -> sendsAgainAndAgain(address, FORM)));
        }

        whoeverWroteForLongLosesNothing();

        besieged.set(false);
        List<Integer> statuses = new ArrayList<>();
        for (Future<List<Integer>> answer : answers) {
            statuses.addAll(answer.get(1, TimeUnit.MINUTES));
        }
        assertThat(statuses)
                .hasSizeGreaterThan(18)
                .contains(413)
                .as("refused, or hung up on before the answer was read")
                .isSubsetOf(0, 413, 429);
        nothingBurst();
    }

    @Test
    void slowSendersKeepNobodyElseWaiting() throws Exception {
        strangers.submit(() -> trickles(60_000));

        whoeverWroteForLongLosesNothing();
        nothingBurst();
    }

    @Test
    void norDoThoseWhoGoOnSlowlyAfterTheyWereRefused() throws Exception {
        strangers.submit(() -> trickles(NINETEEN_MEGABYTES));

        whoeverWroteForLongLosesNothing();
        nothingBurst();
    }

    private void nothingBurst() throws IOException {
        assertThat(visitor.get("/").status()).isEqualTo(200);
        assertThat(Files.readString(server.log())).doesNotContain("OutOfMemoryError", "Java heap space");
    }

    /** 300 KB typed, the session over meanwhile, the browser known: as any evening's work. */
    private void whoeverWroteForLongLosesNothing() throws Exception {
        Thread.sleep(3000);
        soon("GET", "/", "", 200);
        String turn = writer.begin("How much sleep do adults need?", "Seven hours.");
        String write = "/desk/tasks/" + turn + "/write";
        Map<String, String> fields = fields(Jsoup.parse(soon("GET", write, "", 200)), write);
        String typed = "Sleep well, says [@who-activity]. ".repeat(10_000).strip();
        fields.put("body", typed);
        database.sql("delete from spring_session").update();

        Map<String, String> signIn = fields(Jsoup.parse(soon("POST", write, form(fields), 401)), "/sign-in");
        assertThat(signIn).containsEntry("kept:body", typed);
        signIn.put("username", EMAIL);
        signIn.put("password", PASSWORD);
        Map<String, String> again = fields(Jsoup.parse(soon("POST", "/sign-in", form(signIn), 200)), write);
        soon("POST", write, form(again), 302);
        assertThat(database.sql("select body from revision order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(typed);
    }

    private String soon(String method, String address, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(address))
                .timeout(SOON)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", FORM)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(method + " " + address).isEqualTo(status);
        return answer.body();
    }

    private static String form(Map<String, String> fields) {
        return String.join(
                "&",
                fields.entrySet().stream()
                        .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }

    private static Map<String, String> fields(Document page, String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : page.select("form[action=" + form + "] [name]")) {
            if (!field.attr("type").equals("file")) {
                fields.put(
                        field.attr("name"),
                        field.normalName().equals("textarea") ? field.wholeText() : field.attr("value"));
            }
        }
        assertThat(fields).isNotEmpty();
        return fields;
    }

    private List<Integer> sendsAgainAndAgain(String address, String type) {
        List<Integer> statuses = new ArrayList<>();
        do {
            statuses.add(sendsAll(address, type));
        } while (besieged.get());
        return statuses;
    }

    private int sendsAll(String address, String type) {
        byte[] piece = new byte[64 * 1024];
        Arrays.fill(piece, (byte) 'x');
        try (Socket socket = announced(address, type, NINETEEN_MEGABYTES)) {
            OutputStream out = socket.getOutputStream();
            try {
                for (int sent = 0; sent < NINETEEN_MEGABYTES; sent += piece.length) {
                    out.write(piece, 0, Math.min(piece.length, NINETEEN_MEGABYTES - sent));
                }
            } catch (IOException hungUp) {
                // The answer may be there all the same.
            }
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            return line.length < 12 ? 0 : Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        } catch (IOException hungUp) {
            return 0;
        }
    }

    /** More at a time than the server has hands; where it hangs up on one, the next one comes. */
    private void trickles(int length) {
        List<Socket> slow = new ArrayList<>();
        while (besieged.get()) {
            try {
                while (slow.size() < MORE_THAN_THREADS) {
                    slow.add(announced("/sign-in", FORM, length));
                }
                Thread.sleep(500);
            } catch (IOException | InterruptedException over) {
                return;
            }
            slow.removeIf(socket -> !sendsOneMore(socket));
        }
    }

    private static boolean sendsOneMore(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    private Socket announced(String address, String type, int length) throws IOException {
        URI to = server.address();
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setSoTimeout(60_000);
        socket.bind(new InetSocketAddress(STRANGER, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", to.getPort()));
        socket.getOutputStream()
                .write(("POST " + address
                                + " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: " + type
                                + "\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
