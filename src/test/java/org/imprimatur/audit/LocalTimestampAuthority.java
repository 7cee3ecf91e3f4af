package org.imprimatur.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.Assumptions;

/**
 * A timestamp authority on this machine: openssl's own, with certificates made for the day, behind a plain HTTP server.
 * It can also be as bad as any on the net.
 */
public final class LocalTimestampAuthority implements AutoCloseable {

    /** How it answers. */
    public enum Manner {
        GOOD,
        NEVER,
        TRICKLING,
        ENDLESS,
        REJECTING,
        OF_ANOTHER_NONCE,
        OF_ANOTHER_TEXT,
        WITHOUT_CERTIFICATE,
        WITH_A_CERTIFICATE_FOR_SOMETHING_ELSE,
        SIGNED_BY_SOMEBODY_ELSE,
        TALKING,
        NESTING,
        FAILING
    }

    private static final String CONFIGURATION = """
            [tsa]
            default_tsa = good
            [good]
            serial = serial
            crypto_device = builtin
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            ess_cert_id_alg = sha256
            [strict]
            serial = serial
            crypto_device = builtin
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha512
            ess_cert_id_alg = sha256
            [stamps]
            extendedKeyUsage = critical, timeStamping
            [letters]
            extendedKeyUsage = emailProtection
            """;

    private final Path folder;
    private final HttpServer http;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();

    private volatile Manner manner = Manner.GOOD;
    private volatile Runnable meanwhile = () -> {};

    private LocalTimestampAuthority(Path folder, HttpServer http) {
        this.folder = folder;
        this.http = http;
    }

    /** In a folder of its own; without openssl the test is not for this machine. */
    public static LocalTimestampAuthority in(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isThere(), "openssl is not installed");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LocalTimestampAuthority authority = new LocalTimestampAuthority(Files.createDirectories(folder), http);
        authority.found();
        http.setExecutor(authority.workers);
        http.createContext("/", authority::answer);
        http.start();
        return authority;
    }

    public static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    public LocalTimestampAuthority that(Manner how) {
        manner = how;
        return this;
    }

    /** Before it answers. */
    LocalTimestampAuthority after(Runnable action) {
        meanwhile = action;
        return this;
    }

    public URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/tsr");
    }

    /** Of whoever issued its certificate. */
    public Path root() {
        return folder.resolve("root.pem");
    }

    /** Of somebody who issued nothing here. */
    public Path anotherRoot() {
        return folder.resolve("other.pem");
    }

    int timesAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        http.stop(0);
        workers.shutdownNow();
    }

    private void found() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("tsa.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("serial"), "01");
        for (String root : List.of("root", "other")) {
            openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -keyout " + root
                    + ".key -out " + root + ".pem -subj /CN=Throw-away-" + root);
        }
        for (String key : List.of("tsa", "else")) {
            openssl("req -newkey rsa:2048 -nodes -keyout " + key + ".key -out " + key
                    + ".csr -subj /CN=Local-authority");
        }
        // One name and number for all three, so that a token cannot tell them apart by these.
        String issue = " -CA root.pem -CAkey root.key -set_serial 7 -days 30 -extfile tsa.cnf";
        openssl("x509 -req -in tsa.csr -out tsa.pem -extensions stamps" + issue);
        openssl("x509 -req -in tsa.csr -out letters.pem -extensions letters" + issue);
        openssl("x509 -req -in else.csr -out else.pem -extensions stamps" + issue);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] query = exchange.getRequestBody().readAllBytes();
            asked.incrementAndGet();
            meanwhile.run();
            answer(exchange, query);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, byte[] query) throws Exception {
        switch (manner) {
            case NEVER -> Thread.sleep(60_000);
            case TRICKLING -> pour(exchange, new byte[1], 200);
            case ENDLESS -> pour(exchange, new byte[16_384], 0);
            case TALKING -> send(exchange, 200, "Please sign in.".getBytes(StandardCharsets.UTF_8));
            case NESTING -> send(exchange, 200, nested());
            case FAILING -> send(exchange, 503, new byte[0]);
            case REJECTING -> send(exchange, 200, reply(query, "strict"));
            case OF_ANOTHER_NONCE -> send(exchange, 200, reply(changed(query, true, false, true), "good"));
            case OF_ANOTHER_TEXT -> send(exchange, 200, reply(changed(query, false, true, true), "good"));
            case WITHOUT_CERTIFICATE -> send(exchange, 200, reply(changed(query, false, false, false), "good"));
            case WITH_A_CERTIFICATE_FOR_SOMETHING_ELSE ->
                send(exchange, 200, swapped(reply(query, "good"), "letters.pem"));
            case SIGNED_BY_SOMEBODY_ELSE -> send(exchange, 200, swapped(reply(query, "good"), "else.pem"));
            default -> send(exchange, 200, reply(query, "good"));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Without end, as far as whoever asked lets it. */
    private static void pour(HttpExchange exchange, byte[] drop, int pause) throws Exception {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < 100_000; i++) {
            out.write(drop);
            out.flush();
            Thread.sleep(pause);
        }
    }

    private synchronized byte[] reply(byte[] query, String section) throws Exception {
        Files.write(folder.resolve("query.tsq"), query);
        openssl("ts -reply -config tsa.cnf -section " + section
                + " -queryfile query.tsq -signer tsa.pem -inkey tsa.key -out reply.tsr");
        return Files.readAllBytes(folder.resolve("reply.tsr"));
    }

    /** Boxes in boxes, as many as go into what is read at all. */
    private static byte[] nested() {
        byte[] boxes = new byte[60_000];
        for (int i = 0; i < boxes.length; i += 2) {
            boxes[i] = 0x30;
            boxes[i + 1] = (byte) 0x80;
        }
        return boxes;
    }

    private static byte[] changed(byte[] query, boolean nonce, boolean text, boolean certificate) throws IOException {
        TimeStampRequest asked = new TimeStampRequest(query);
        byte[] hash = asked.getMessageImprintDigest();
        if (text) {
            hash[0] ^= 1;
        }
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(certificate);
        return generator
                .generate(TSPAlgorithms.SHA256, hash, asked.getNonce().add(nonce ? BigInteger.ONE : BigInteger.ZERO))
                .getEncoded();
    }

    /** With another certificate in the place of the signer's. */
    private byte[] swapped(byte[] reply, String certificate) throws Exception {
        try (PEMParser pem = new PEMParser(Files.newBufferedReader(folder.resolve(certificate)))) {
            X509CertificateHolder other = (X509CertificateHolder) pem.readObject();
            CMSSignedData token =
                    new TimeStampResponse(reply).getTimeStampToken().toCMSSignedData();
            CMSSignedData swapped =
                    CMSSignedData.replaceCertificatesAndCRLs(token, new CollectionStore<>(List.of(other)), null, null);
            return new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), swapped.toASN1Structure()).getEncoded();
        }
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(("openssl " + arguments).split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 && !arguments.contains("strict")) {
            throw new IllegalStateException("openssl " + arguments + ": " + said);
        }
    }
}
