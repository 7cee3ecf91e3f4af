package org.imprimatur.article.source.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.imprimatur.article.source.identifier.Identifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers are synthetic: of the shape the registries give theirs, about works that do not exist. */
class SourceLookupTests {

    private static final String CROSSREF = """
            {"type":"article-journal","title":"Synthetic sleep","author":[{"family":"Sample","given":"Ann B.","sequence":"first"}],
             "container-title":"Journal of Samples","volume":"3","issue":"2","page":"1-9","DOI":"10.5555/SYNTH.1",
             "ISSN":["0161-8105","1550-9109"],"issued":{"date-parts":[[2015,6,1]]},"license":[{"URL":"x"}],"reference":[{}]}""";

    private static final String NCBI = """
            {"source":"PubMed","id":"pmid:5555","title":"Synthetic naps","author":[{"family":"Sample","given":"Ann B"}],
             "container-title":"J Samples","issued":{"date-parts":[["2015",6]]},"PMID":"5555","type":"article-journal"}""";

    private static final String OPEN_LIBRARY = """
            {"ISBN:9780190246556":{"title":"Synthetic book","subtitle":"a sample","authors":[{"name":"Ann B. Sample"}],
             "publishers":[{"name":"Sample Press"}],"publish_date":"June 2017"}}""";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;

    @BeforeEach
    void aRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent"));
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void isGone() {
        server.stop(0);
    }

    @Test
    void aDoiIsAskedOfCrossrefOnce() throws NoAnswer {
        answer = CROSSREF;
        SourceLookup lookup = lookup(true);
        Map<String, Object> item = lookup.find(id("10.5555/synth.1"));
        assertThat(item)
                .containsEntry("title", "Synthetic sleep")
                .containsEntry("DOI", "10.5555/synth.1")
                .doesNotContainKeys("license", "reference", "ISSN");
        assertThat(lookup.find(id("https://doi.org/10.5555/SYNTH.1"))).isEqualTo(item);
        assertThat(asked)
                .singleElement()
                .satisfies(question -> assertThat(question)
                        .startsWith("/works/10.5555%2Fsynth.1/transform/")
                        .contains("mailto=desk%40newsroom.test", "mailto:desk@newsroom.test"));
    }

    @Test
    void aPmidIsAskedOfNcbiAndAnIsbnOfOpenLibrary() throws NoAnswer {
        answer = NCBI;
        assertThat(lookup(true).find(id("PMID 5555")))
                .containsEntry("title", "Synthetic naps")
                .doesNotContainKey("id");
        answer = OPEN_LIBRARY;
        assertThat(lookup(true).find(id("978-0-19-024655-6")))
                .containsEntry("title", "Synthetic book: a sample")
                .containsEntry("publisher", "Sample Press")
                .containsEntry("author", List.of(Map.of("family", "Sample", "given", "Ann B.")));
        assertThat(asked).hasSize(2);
    }

    @Test
    void nobodyIsAskedUnlessTheNewsroomWantsIt() {
        assertWhy(lookup(false), "10.5555/synth.1", NoAnswer.Why.NOT_ASKED);
        assertWhy(lookup(true), "https://example.org/", NoAnswer.Why.NOT_ASKED);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsUnknownBrokenOrEndlessIsNoAnswer() {
        status = 404;
        assertWhy(lookup(true), "10.5555/none", NoAnswer.Why.UNKNOWN);
        status = 503;
        assertWhy(lookup(true), "10.5555/none", NoAnswer.Why.UNREACHABLE);
        status = 302;
        assertWhy(lookup(true), "10.5555/none", NoAnswer.Why.UNREACHABLE);
        status = 200;
        for (String odd : List.of("<html>", "[", "3", "null", "[]", "{}", "{\"title\":[]}", "{\"title\":\" \"}")) {
            answer = odd;
            assertThatThrownBy(() -> lookup(true).find(id("10.5555/none")))
                    .as(odd)
                    .isInstanceOf(NoAnswer.class);
            assertThatThrownBy(() -> lookup(true).find(id("978-0-19-024655-6")))
                    .as(odd)
                    .isInstanceOf(NoAnswer.class);
        }
        answer = "{\"title\":\"" + "a".repeat(RegistryClient.LONGEST) + "\"}";
        assertWhy(lookup(true), "10.5555/none", NoAnswer.Why.UNREACHABLE);
        server.stop(0);
        assertWhy(lookup(true), "10.5555/none", NoAnswer.Why.UNREACHABLE);
    }

    @Test
    void aRegistryThatNeverAnswersIsNotWaitedForLong() {
        server.removeContext("/");
        server.createContext("/", exchange -> {
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        LookupSettings impatient = settings(true, Duration.ofMillis(300));
        assertWhy(new SourceLookup(impatient), "10.5555/slow", NoAnswer.Why.UNREACHABLE);
    }

    private static void assertWhy(SourceLookup lookup, String identifier, NoAnswer.Why why) {
        assertThatThrownBy(() -> lookup.find(id(identifier)))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.why()).isEqualTo(why));
    }

    private SourceLookup lookup(boolean enabled) {
        return new SourceLookup(settings(enabled, Duration.ofSeconds(60)));
    }

    private LookupSettings settings(boolean enabled, Duration timeout) {
        URI here = URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
        return new LookupSettings(enabled, "desk@newsroom.test", timeout, Duration.ZERO, here, here, here);
    }

    private static Identifier id(String pasted) {
        return Identifier.read(pasted).orElseThrow();
    }
}
