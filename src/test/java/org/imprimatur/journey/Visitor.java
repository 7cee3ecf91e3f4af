package org.imprimatur.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Somebody with a browser that knows no script: follows links, fills in the forms the pages offer, keeps cookies. It may
 * move from one server to another between two pages, as behind a load balancer.
 */
public final class Visitor {

    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Duration patience;
    private URI server;

    public Visitor(URI server) {
        this(server, Duration.ofSeconds(60));
    }

    /** @param patience how long to wait for an answer */
    public Visitor(URI server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /** From the next page on, asks that server. */
    public void moveTo(URI other) {
        this.server = other;
    }

    /** Signs in; where the server asks for patience because many do at once, has it. */
    public Page signIn(String email, String password) {
        Page answer = trySignIn(email, password);
        for (int i = 0; i < 20 && answer.status() == 429; i++) {
            pause();
            answer = trySignIn(email, password);
        }
        return answer.expect(200);
    }

    private Page trySignIn(String email, String password) {
        return get("/sign-in")
                .form("/sign-in")
                .with("username", email)
                .with("password", password)
                .send();
    }

    private static void pause() {
        try {
            Thread.sleep(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the browser sends with each request, as one header. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The page at the path, through all redirections. */
    public Page get(String path) {
        return answer(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    /**
     * Sends a form without having looked at its page, following nothing: for whoever counts actions by the second.
     *
     * @return the status
     */
    public int post(String path, Map<String, String> fields) {
        return send(encoded(server.resolve(path), fields, Map.of())).statusCode();
    }

    private static HttpRequest.Builder encoded(URI to, Map<String, String> fields, Map<String, List<String>> ticks) {
        List<String> body = new ArrayList<>();
        fields.forEach((name, value) -> body.add(field(name, value)));
        ticks.forEach((name, values) -> values.forEach(value -> body.add(field(name, value))));
        return HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)));
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Page answer(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = send(request);
        URI at = answer.uri();
        int hops = 0;
        while (ELSEWHERE.contains(answer.statusCode()) && hops++ < 10) {
            URI next = at.resolve(answer.headers().firstValue("Location").orElseThrow());
            at = server.resolve(next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()));
            answer = send(HttpRequest.newBuilder(at).GET());
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return new Page(at, answer, hops > 0, body);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(patience).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A page as the server answered it. */
    public final class Page {

        private final URI at;
        private final int status;
        private final HttpHeaders headers;
        /** Whether the server sent the visitor on to it. */
        private final boolean moved;

        private final String source;
        private final Document document;

        private Page(URI at, HttpResponse<?> answer, boolean moved, String source) {
            this.at = at;
            this.status = answer.statusCode();
            this.headers = answer.headers();
            this.moved = moved;
            this.source = source;
            this.document = Jsoup.parse(source, at.toString());
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String path() {
            return at.getPath();
        }

        public int status() {
            return status;
        }

        /** Whether a action was done: the server did it and sent the visitor on. */
        public boolean isDone() {
            return moved && status < 400;
        }

        public String source() {
            return source;
        }

        public Document document() {
            return document;
        }

        public String text() {
            return document.text();
        }

        public Page expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError(
                        at + " answered " + status + " instead of " + wanted + ": " + abbreviated(document.text()));
            }
            return this;
        }

        public boolean offers(String addressEnd) {
            return find(addressEnd) != null;
        }

        /** The form that posts to an address ending so, as a reader of the page finds it: filled in as printed. */
        public Form form(String addressEnd) {
            Element form = find(addressEnd);
            if (form == null) {
                throw new AssertionError("No form to " + addressEnd + " on " + at + " (" + status + "): "
                        + document.select("form").eachAttr("action") + " " + abbreviated(document.text()));
            }
            return new Form(at, form, addressEnd);
        }

        private Element find(String addressEnd) {
            for (Element form : document.select("form")) {
                if (path(form.attr("action")).endsWith(addressEnd)) {
                    return form;
                }
            }
            for (Element button : document.select("button[formaction]")) {
                if (path(button.attr("formaction")).endsWith(addressEnd)) {
                    Element form = button.closest("form");
                    return form != null ? form : document.getElementById(button.attr("form"));
                }
            }
            return null;
        }

        private String path(String address) {
            return address.isEmpty() ? at.getPath() : at.resolve(address).getPath();
        }
    }

    /** A form about to be sent. */
    public final class Form {

        private final URI target;
        private final Map<String, String> fields = new LinkedHashMap<>();
        private final Map<String, Upload> uploads = new LinkedHashMap<>();
        private final Map<String, List<String>> boxes = new LinkedHashMap<>();
        private final Map<String, List<String>> ticks = new LinkedHashMap<>();

        private Form(URI at, Element form, String addressEnd) {
            String action = form.attr("action");
            if (!at.resolve(action).getPath().endsWith(addressEnd)) {
                action = form.ownerDocument().select("button[formaction]").stream()
                        .map(button -> button.attr("formaction"))
                        .filter(address -> at.resolve(address).getPath().endsWith(addressEnd))
                        .findFirst()
                        .orElseThrow();
            }
            this.target = at.resolve(action);
            for (Element field : form.select("input[name], textarea[name], select[name]")) {
                String type = field.attr("type");
                if (type.equals("submit") || type.equals("file") || field.hasAttr("disabled")) {
                    continue;
                }
                if (type.equals("checkbox")) {
                    boxes.computeIfAbsent(field.attr("name"), name -> new ArrayList<>())
                            .add(value(field));
                }
                if ((type.equals("checkbox") || type.equals("radio")) && !field.hasAttr("checked")) {
                    continue;
                }
                fields.put(field.attr("name"), value(field));
            }
        }

        private String value(Element field) {
            if (field.normalName().equals("textarea")) {
                return field.wholeText().replaceFirst("^\\R", "");
            }
            if (field.normalName().equals("select")) {
                Element chosen = field.selectFirst("option[selected]");
                Element first = field.selectFirst("option");
                return chosen != null ? chosen.val() : first == null ? "" : first.val();
            }
            return field.normalName().equals("input")
                            && field.attr("type").equals("checkbox")
                            && !field.hasAttr("value")
                    ? "on"
                    : field.val();
        }

        public Form with(String name, String value) {
            fields.put(name, value);
            return this;
        }

        /** Fills in only if the page asks for it. */
        public Form withIfAsked(String name, String value) {
            if (fields.containsKey(name)) {
                fields.put(name, value);
            }
            return this;
        }

        /** Ticks every box of this name, however many the page has. */
        public Form tickAll(String name) {
            fields.remove(name);
            ticks.put(name, boxes.getOrDefault(name, List.of()));
            return this;
        }

        public Form file(String name, String fileName, byte[] content) {
            uploads.put(name, new Upload(fileName, content));
            return this;
        }

        public Map<String, String> fields() {
            return fields;
        }

        public Page send() {
            URI to = server.resolve(
                    target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
            return answer(uploads.isEmpty() ? encoded(to, fields, ticks) : multipart(to));
        }

        private HttpRequest.Builder multipart(URI to) {
            String boundary = "----" + UUID.randomUUID();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            fields.forEach((name, value) -> body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
            uploads.forEach((name, upload) -> {
                body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                                + "\"; filename=\"" + upload.fileName()
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                body.writeBytes(upload.content());
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            });
            body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return HttpRequest.newBuilder(to)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        }
    }

    private record Upload(String fileName, byte[] content) {}

    private static String abbreviated(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + " ...";
    }
}
