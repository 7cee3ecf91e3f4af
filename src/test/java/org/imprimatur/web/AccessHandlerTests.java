package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.FreshDatabase;
import org.imprimatur.Newsroom;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.filter.OncePerRequestFilter;

/** The doors as the network finds them: bytes over a socket to a server that listens. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "imprimatur.schedules=false",
            "imprimatur.trusted-proxies=127.0.0.2, 10.0.0.0/8",
            "management.prometheus.metrics.export.enabled=true",
            "management.server.port=0",
            "management.server.address=127.0.0.1"
        })
@ContextConfiguration(initializers = FreshDatabase.class)
@Import({TestClock.class, Newsroom.class, AccessHandlerTests.Seen.class})
@ExtendWith(OutputCaptureExtension.class)
class AccessHandlerTests {

    private static final String STRANGER = "127.0.0.1";
    private static final String PROXY = "127.0.0.2";
    private static final String PASSWORD = "four quiet herons wading";

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    Newsroom newsroom;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    Articles articles;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    /** Tells each request what the server takes it for. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Seen {

        @Bean
        OncePerRequestFilter seen() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws jakarta.servlet.ServletException, IOException {
                    response.setHeader(
                            "X-Seen",
                            request.getRemoteAddr() + " " + request.getScheme() + " " + request.getServerName());
                    chain.doFilter(request, response);
                }
            };
        }
    }

    record Answer(int status, Map<String, List<String>> headers, String body) {

        @Nullable
        String header(String name) {
            List<String> values = headers.get(name.toLowerCase());
            return values == null ? null : values.get(0);
        }
    }

    // Spellings

    @Test
    void anEncodedLetterOpensNothing() throws Exception {
        for (String address : List.of(
                "/%64esk/people",
                "/desk/%70eople",
                "/%61ctuator/%70rometheus",
                "/actuator/%70rometheus",
                "/ACTUATOR/prometheus",
                "//actuator/prometheus",
                "/x/../actuator/prometheus",
                "/actuator;x=1/prometheus",
                "/desk/%2e%2e/actuator/prometheus",
                "/desk%2fpeople")) {
            Answer answer = get(address);
            assertThat(answer.status()).as(address).isIn(301, 302, 400, 404);
            if (answer.status() == 301) {
                // To the page as it is spelled, which asks who one is.
                assertThat(answer.header("Location")).as(address).isEqualTo("/desk/people");
            }
            if (answer.status() == 302) {
                assertThat(answer.header("Location")).as(address).startsWith("/sign-in");
            }
        }
        assertThat(send(STRANGER, port, "TRACE / HTTP/1.1", List.of(), "").status())
                .isIn(400, 405);
    }

    // Looking after the server

    @Test
    void theMetricsAreForAdministratorsAndForThePortSetApart() throws Exception {
        assertThat(get("/actuator/prometheus").status()).isEqualTo(302);
        assertThat(send(STRANGER, managementPort, "GET /actuator/prometheus HTTP/1.1", List.of(), "")
                        .status())
                .isEqualTo(200);
        assertThat(send(STRANGER, managementPort, "GET /desk/people HTTP/1.1", List.of(), "")
                        .status())
                .isNotEqualTo(200);
        Map<String, String> admin = signIn(newsroom.anAdministrator());
        assertThat(get("/desk/people", cookies(admin)).status()).isEqualTo(200);
    }

    @Test
    void theHealthIsForEverybodyAtBothPorts() throws Exception {
        for (int at : new int[] {port, managementPort}) {
            Answer answer = send(STRANGER, at, "GET /actuator/health HTTP/1.1", List.of(), "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("UP").doesNotContain("components");
        }
    }

    // Proxies

    @Test
    void onlyATrustedProxyIsBelieved(CapturedOutput output) throws Exception {
        List<String> said = List.of(
                "X-Forwarded-For: 203.0.113.66, 198.51.100.7, 10.1.2.3",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: desk.example.org");
        assertThat(send(PROXY, port, "GET /sign-in HTTP/1.1", said, "").header("X-Seen"))
                .isEqualTo("198.51.100.7 https desk.example.org");
        assertThat(output).doesNotContain("is not believed");
        // Others may have been warned of a moment ago.
        clock.advance(Duration.ofHours(2));
        try {
            for (int again = 0; again < 3; again++) {
                assertThat(send(STRANGER, port, "GET /sign-in HTTP/1.1", said, "")
                                .header("X-Seen"))
                        .isEqualTo("127.0.0.1 http localhost");
            }
        } finally {
            clock.reset();
        }
        assertThat(output.getOut().split("is not believed", -1)).hasSize(2);
        assertThat(output).contains("imprimatur.trusted-proxies");
    }

    @Test
    void noRedirectTakesItsHostFromTheRequest() throws Exception {
        List<String> forged = List.of("X-Forwarded-Host: evil.example", "Forwarded: host=evil.example");
        Map<String, String> writer = signIn(newsroom.aWriter());
        for (String address :
                List.of("/desk", "/sign-in?next=/desk/articles", "/sign-in", "/desk/people/x/", "/desk/me")) {
            for (Map<String, String> jar : List.of(Map.<String, String>of(), writer)) {
                List<String> headers = new ArrayList<>(forged);
                headers.addAll(cookies(jar));
                Answer answer = send(STRANGER, port, "GET " + address + " HTTP/1.1", headers, "", "evil.example");
                String location = answer.header("Location");
                if (location != null) {
                    assertThat(location).startsWith("/").doesNotStartWith("//").doesNotContain("evil");
                }
                assertThat(answer.body()).doesNotContain("evil.example");
            }
        }
        Answer in = send(
                STRANGER,
                port,
                "POST /sign-out HTTP/1.1",
                form(writer, forged),
                "_csrf=" + token(writer),
                "evil.example");
        assertThat(in.header("Location")).isEqualTo("/sign-in?out");
    }

    // Sizes

    @Test
    void whatAStrangerSendsIsRefusedUnread() throws Exception {
        for (String address :
                List.of("/sign-in", "/desk/tasks/1/write", "/desk/articles/import", "/articles/x/report")) {
            for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=b")) {
                // Nothing of it is sent: it is refused by its length alone.
                Answer answer = send(
                        STRANGER,
                        port,
                        "POST " + address + " HTTP/1.1",
                        List.of("Content-Type: " + type, "Content-Length: 19000000", "Sec-Fetch-Site: same-origin"),
                        "");
                assertThat(answer.status()).as(address + " " + type).isEqualTo(413);
                assertThat(answer.body()).contains("not signed in", "your words are still on that page");
            }
        }
        assertThat(send(
                                STRANGER,
                                port,
                                "POST /sign-in HTTP/1.1",
                                List.of(
                                        "Content-Type: application/x-www-form-urlencoded",
                                        "Transfer-Encoding: chunked"),
                                "")
                        .status())
                .isEqualTo(411);
    }

    /** Eight at once: what the server takes of each before it hangs up is far less than what they have. */
    @Test
    void nobodySendsOnWithoutEnd() throws Exception {
        List<Socket> all = new ArrayList<>();
        long taken = 0;
        byte[] piece = new byte[64 * 1024];
        for (int i = 0; i < 8; i++) {
            Socket socket = socket(STRANGER, port);
            all.add(socket);
            socket.getOutputStream()
                    .write(
                            ("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                            + "Content-Length: 190000000\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
        }
        for (Socket socket : all) {
            long sent = 0;
            try {
                while (sent < 190_000_000) {
                    socket.getOutputStream().write(piece);
                    sent += piece.length;
                }
            } catch (IOException hungUp) {
                // As it should.
            }
            socket.close();
            taken += sent;
        }
        // A megabyte each, and what the two ends' buffers hold.
        assertThat(taken).isLessThan(8 * 10_000_000L);
    }

    @Test
    void threeHundredKilobytesTypedSurviveTheEndOfTheSession() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        String write =
                "/desk/tasks/" + worklist.openOn(article.id().subject()).get(0).taskId() + "/write";
        String typed = "Sleep well – näps & \"dreams\". ".repeat(10_000).strip();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("base", "1");
        fields.put("title", "How much sleep do adults need?");
        fields.put("standfirst", "Seven hours.");
        fields.put("body", typed);
        fields.put("sources", "");

        Map<String, String> jar = signIn(writer);
        jdbc.sql("delete from spring_session").update();
        fields.put("_csrf", jar.get("XSRF-TOKEN"));

        Map<String, String> bare = new LinkedHashMap<>(jar);
        bare.remove(KnownBrowsers.NAME);
        assertThat(post(write, bare, fields).status()).isEqualTo(413);
        Map<String, String> planted = new LinkedHashMap<>(jar);
        planted.put(KnownBrowsers.NAME, jar.get(KnownBrowsers.NAME).replaceAll("[0-9a-f]{8}$", "00000000"));
        assertThat(post(write, planted, fields).status()).isEqualTo(413);

        Answer door = post(write, jar, fields);
        assertThat(door.status()).isEqualTo(401);
        Map<String, String> signIn = fieldsOf(Jsoup.parse(door.body()), "form[action=/sign-in]");
        assertThat(signIn.get("kept:body")).isEqualTo(typed);
        signIn.put("username", writer.email());
        signIn.put("password", PASSWORD);
        Answer inside = post("/sign-in", jar, signIn);
        assertThat(inside.status()).isEqualTo(200);
        Map<String, String> again = fieldsOf(Jsoup.parse(inside.body()), "form[action=" + write + "]");
        collect(inside, jar);
        assertThat(post(write, jar, again).status()).isEqualTo(302);
        assertThat(articles.latest(articles.require(article.id())).text().body())
                .isEqualTo(typed);
    }

    @Test
    void whoeverIsSignedInSendsLargeFormsOnlyWhereThereIsUseForThem() throws Exception {
        Map<String, String> jar = signIn(newsroom.aWriter());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", token(jar));
        fields.put("base", "1");
        fields.put("body", "x".repeat(3_000_000));
        assertThat(post("/desk/me", jar, fields).status()).isEqualTo(413);
        assertThat(post("/desk/tasks/no-such/write", jar, fields).status()).isEqualTo(404);
    }

    // Hands

    private Answer get(String address) throws IOException {
        return get(address, List.of());
    }

    private Answer get(String address, List<String> headers) throws IOException {
        return send(STRANGER, port, "GET " + address + " HTTP/1.1", headers, "");
    }

    private Answer post(String address, Map<String, String> jar, Map<String, String> fields) throws IOException {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(STRANGER, port, "POST " + address + " HTTP/1.1", form(jar, List.of()), body.toString());
    }

    private static List<String> form(Map<String, String> jar, List<String> more) {
        List<String> headers = new ArrayList<>(more);
        headers.add("Content-Type: application/x-www-form-urlencoded");
        headers.add("Sec-Fetch-Site: same-origin");
        headers.addAll(cookies(jar));
        return headers;
    }

    private static List<String> cookies(Map<String, String> jar) {
        return jar.isEmpty()
                ? List.of()
                : List.of("Cookie: "
                        + String.join(
                                "; ",
                                jar.entrySet().stream()
                                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                        .toList()));
    }

    /** The cookies of a browser in which this person has signed in, the form token among them. */
    private Map<String, String> signIn(Person person) throws IOException {
        jdbc.sql("update person set password = ? where id = ?")
                .params(passwords.encode(PASSWORD), person.id().value())
                .update();
        Map<String, String> jar = new LinkedHashMap<>();
        Answer page = get("/sign-in");
        collect(page, jar);
        Map<String, String> fields = fieldsOf(Jsoup.parse(page.body()), "form[action=/sign-in]");
        fields.put("username", person.email());
        fields.put("password", PASSWORD);
        Answer in = post("/sign-in", jar, fields);
        assertThat(in.status()).isEqualTo(302);
        collect(in, jar);
        collect(get("/desk/me", cookies(jar)), jar);
        return jar;
    }

    private String token(Map<String, String> jar) throws IOException {
        return Jsoup.parse(get("/desk/me", cookies(jar)).body())
                .select("input[name=_csrf]")
                .val();
    }

    private static void collect(Answer answer, Map<String, String> jar) {
        for (String cookie : answer.headers().getOrDefault("set-cookie", List.of())) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            jar.put(pair[0], pair[1]);
            if (pair[1].isEmpty()) {
                jar.remove(pair[0]);
            }
        }
    }

    private static Map<String, String> fieldsOf(Document page, String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : page.select(form + " [name]")) {
            fields.put(
                    field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.attr("value"));
        }
        assertThat(fields).isNotEmpty();
        return fields;
    }

    private static Socket socket(String from, int to) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(20_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", to));
        return socket;
    }

    private static Answer send(String from, int to, String line, List<String> headers, String body) throws IOException {
        return send(from, to, line, headers, body, "localhost");
    }

    private static Answer send(String from, int to, String line, List<String> headers, String body, String host)
            throws IOException {
        try (Socket socket = socket(from, to)) {
            StringBuilder head = new StringBuilder(line + "\r\nHost: " + host + "\r\nConnection: close\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0) {
                head.append("Content-Length: ").append(bytes.length).append("\r\n");
            }
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.flush();
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int end = -1;
        int length = -1;
        byte[] piece = new byte[8192];
        while (true) {
            int more = in.read(piece);
            if (more < 0) {
                break;
            }
            all.write(piece, 0, more);
            String text = all.toString(StandardCharsets.ISO_8859_1);
            if (end < 0 && text.contains("\r\n\r\n")) {
                end = text.indexOf("\r\n\r\n") + 4;
                var declared = java.util.regex.Pattern.compile("(?i)\r\nContent-Length: (\\d+)")
                        .matcher(text.substring(0, end));
                length = declared.find() ? Integer.parseInt(declared.group(1)) : -1;
            }
            if (end >= 0 && (length >= 0 && all.size() >= end + length || text.endsWith("\r\n0\r\n\r\n"))) {
                break;
            }
        }
        String head = all.toString(StandardCharsets.ISO_8859_1).substring(0, end);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        String[] lines = head.split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            String[] pair = lines[i].split(": ?", 2);
            headers.computeIfAbsent(pair[0].toLowerCase(), name -> new ArrayList<>())
                    .add(pair[1]);
        }
        byte[] rest = java.util.Arrays.copyOfRange(all.toByteArray(), end, all.size());
        boolean chunked = headers.containsKey("transfer-encoding");
        String body = new String(chunked ? unchunked(rest) : rest, StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }

    private static byte[] unchunked(byte[] bytes) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            int line = at;
            while (bytes[line] != '\r') line++;
            int size = Integer.parseInt(new String(bytes, at, line - at, StandardCharsets.US_ASCII), 16);
            if (size == 0) break;
            whole.write(bytes, line + 2, size);
            at = line + 2 + size + 2;
        }
        return whole.toByteArray();
    }
}
