package org.imprimatur.article.source.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.imprimatur.platform.VisibleText;

/** An HTTP client for registries that asks one question at a time, with a pause between two, and reads no endless answer. */
final class RegistryClient {

    /** Of a work with a thousand authors there are about 200 KB. */
    static final int LONGEST = 1_000_000;

    private final LookupSettings settings;
    private final ReentrantLock turn = new ReentrantLock(true);
    private long free = System.nanoTime();

    RegistryClient(LookupSettings settings) {
        this.settings = settings;
    }

    String ask(URI address) throws NoAnswer {
        try {
            if (!turn.tryLock(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NoAnswer(NoAnswer.Why.UNREACHABLE);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(free - System.nanoTime());
                return answer(address);
            } finally {
                free = System.nanoTime() + settings.pause().toNanos();
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(NoAnswer.Why.UNREACHABLE);
        }
    }

    private String answer(URI address) throws NoAnswer, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Accept", "application/json")
                .header("User-Agent", agent())
                .build();
        CompletableFuture<String> answer =
                http.sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(RegistryClient::body);
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NoAnswer(e.getCause() instanceof NoSuchWork ? NoAnswer.Why.UNKNOWN : NoAnswer.Why.UNREACHABLE);
        } catch (TimeoutException e) {
            throw new NoAnswer(NoAnswer.Why.UNREACHABLE);
        } finally {
            answer.cancel(true);
        }
    }

    private String agent() {
        return "Imprimatur (source look-up"
                + (VisibleText.isBlank(settings.mailto()) ? "" : "; mailto:" + settings.mailto()) + ")";
    }

    private static String body(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404 || response.statusCode() == 400) {
                throw new NoSuchWork();
            }
            byte[] read = body.readNBytes(LONGEST + 1);
            if (response.statusCode() != 200 || read.length > LONGEST) {
                throw new IllegalStateException("HTTP " + response.statusCode() + ", " + read.length + " bytes");
            }
            return new String(read, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class NoSuchWork extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
