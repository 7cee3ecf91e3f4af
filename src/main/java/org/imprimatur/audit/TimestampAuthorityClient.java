package org.imprimatur.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imprimatur.audit.transparency.Timestamp;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.audit.transparency.TimestampRefused.Why;
import org.imprimatur.audit.transparency.TimestampRequest;
import org.imprimatur.audit.transparency.TrustAnchors;
import org.jspecify.annotations.Nullable;

/** An HTTP client for an RFC 3161 timestamp authority, which is believed in nothing that was not checked. */
final class TimestampAuthorityClient {

    /** Of a whole certificate chain with a large key there are about 8 KB. */
    private static final int LONGEST = 64 * 1024;

    private final URI address;
    private final Duration patience;

    /** @param patience for all of it, from the first byte sent to the last one read */
    TimestampAuthorityClient(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /**
     * An answer that was checked.
     *
     * @param reply as it came
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(Timestamp timestamp, byte[] reply) {}

    Answer stamp(String text, TrustAnchors trust) throws TimestampRefused {
        TimestampRequest request = TimestampRequest.over(text);
        byte[] reply = post(request.encoded());
        return new Answer(Timestamp.answering(request, text, reply, trust), reply);
    }

    private byte[] post(byte[] query) throws TimestampRefused {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(BodyPublishers.ofByteArray(query))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new Bounded());
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new TimestampRefused(Why.NO_ANSWER, "HTTP " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new TimestampRefused(Why.NO_ANSWER, patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof TooLong
                    ? new TimestampRefused(Why.TOO_LONG, LONGEST + " B")
                    : new TimestampRefused(Why.NO_ANSWER, String.valueOf(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimestampRefused(Why.NO_ANSWER, "interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads no further than a timestamp can be long. */
    private static final class Bounded implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteBuffer read = ByteBuffer.allocate(LONGEST);
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription more) {
            subscription = more;
            more.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (part.remaining() > read.remaining()) {
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    body.completeExceptionally(new TooLong());
                    return;
                }
                read.put(part);
            }
        }

        @Override
        public void onError(Throwable trouble) {
            body.completeExceptionally(trouble);
        }

        @Override
        public void onComplete() {
            byte[] all = new byte[read.position()];
            read.flip().get(all);
            body.complete(all);
        }
    }
}
