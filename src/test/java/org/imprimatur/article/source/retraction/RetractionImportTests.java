package org.imprimatur.article.source.retraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the list in force when another is brought. All lists are made up. */
@ServerTest
@OnBothDatabases
class RetractionImportTests {

    private static final String HEADER =
            "Title,Reason,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionDOI,RetractionNature\n";

    @Autowired
    RetractionImport retractionImport;

    @Autowired
    Retractions retractions;

    @Autowired
    RetractionLists lists;

    @Autowired
    Newsroom newsroom;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private Person publisher;

    @BeforeEach
    void aListInForce() throws Exception {
        publisher = newsroom.aPublisher();
        bring(rows("old", 40));
    }

    @AfterEach
    void noList() {
        jdbc.sql("delete from retraction").update();
        jdbc.sql("delete from retraction_list").update();
    }

    @Test
    void aFileWithoutTheColumnsOfSuchAListLeavesTheOneInForce() {
        for (String file :
                List.of("", "\n\n", "%PDF-1.7\n\u0001\u0002", "Name,Age\nA,3\n", "<html><body>Sign in</body></html>")) {
            assertThatThrownBy(() -> read(file)).as(file).isInstanceOf(RetractionFile.NoSuchList.class);
        }
        assertTheOldListIsInForce();
    }

    @Test
    void aListThatNamesNoWorkLeavesTheOneInForce() {
        for (String rows :
                List.of("", "T,,unavailable,0,6/3/2024,,Retraction\n", "T,,not a doi,0,6/3/2024,,Retraction\n")) {
            assertThatThrownBy(() -> bring(rows)).as(rows).isInstanceOf(RetractionImport.NothingRead.class);
        }
        assertTheOldListIsInForce();
    }

    @Test
    void aFileOfMoreRowsThanAnyListHasLeavesTheOneInForce() {
        InputStreamSource endless = () -> new SequenceInputStream(
                new ByteArrayInputStream((HEADER + rows("new", 1_500)).getBytes(UTF_8)), new Lines(1_000_001));

        assertThatThrownBy(() -> retractionImport.read(publisher, endless, "list.csv", 0, true))
                .isInstanceOf(RetractionImport.TooManyRows.class);
        assertTheOldListIsInForce();
    }

    @Test
    void aReadingThatBreaksOffHalfwayLeavesTheOneInForceAndNothingOfItself() {
        byte[] whole = (HEADER + rows("new", 2_500)).getBytes(UTF_8);
        int[] opened = {0};
        InputStreamSource broken = () -> {
            opened[0]++;
            // It is read once to tell its letters, and then for its rows.
            return opened[0] == 1
                    ? new ByteArrayInputStream(whole)
                    : new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length - 20_000), new Broken());
        };

        assertThatThrownBy(() -> retractionImport.read(publisher, broken, "list.csv", whole.length, true))
                .isInstanceOf(IOException.class);
        assertTheOldListIsInForce();
    }

    @Test
    void anOlderOrMuchShorterListLeavesTheOneInForceUnlessItIsWanted() throws Exception {
        assertThatThrownBy(() -> bring(rows("new", 19))).isInstanceOf(RetractionImport.LooksCutShort.class);
        assertThatThrownBy(() -> bring(rows("new", 40).replace("2024", "2023")))
                .isInstanceOf(RetractionImport.LooksOlder.class);
        assertTheOldListIsInForce();

        retractionImport.read(publisher, file(HEADER + rows("new", 19)), "list.csv", 1, true);
        assertThat(named("new", 40)).hasSize(19);
        assertThat(named("old", 40)).isEmpty();
    }

    @Test
    void whoReadsMeanwhileSeesTheOldListOrTheNewAndNeverSomeOfEach() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Set<String>> seen = new ArrayList<>();
        Thread reader = new Thread(() -> {
            do {
                Set<String> old = named("both", 40);
                if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(old)) {
                    seen.add(old);
                }
            } while (!over.get());
        });
        bring(rows("both", 40, "Retraction"));
        reader.start();
        for (int i = 0; i < 6; i++) {
            bring(rows("both", 40, i % 2 == 0 ? "Correction" : "Retraction"));
        }
        over.set(true);
        reader.join();

        assertThat(seen).allSatisfy(states -> assertThat(states).hasSize(1));
    }

    /** What the list says of these works, one word for all that it says the same of; "n of" if some are missing. */
    private Set<String> named(String kind, int many) {
        List<Retraction> found = retractions.of(keys(kind, many));
        if (kind.equals("both")) {
            return found.size() == many
                    ? found.stream().map(one -> one.nature().name()).collect(Collectors.toSet())
                    : Set.of("some", found.size() + " of " + many);
        }
        return found.stream()
                .map(one -> String.valueOf(one.doi() == null ? one.pmid() : one.doi()))
                .collect(Collectors.toSet());
    }

    private void assertTheOldListIsInForce() {
        assertThat(named("old", 40)).hasSize(40);
        assertThat(named("new", 40)).isEmpty();
        assertThat(lists.inForce()).get().extracting(RetractionList::taken).isEqualTo(40);
        assertThat(jdbc.sql("select count(*) from retraction")
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
        assertThat(jdbc.sql("select count(*) from retraction_list where state = 'READING'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void bring(String rows) throws IOException {
        read(HEADER + rows);
    }

    private void read(String file) throws IOException {
        retractionImport.read(publisher, file(file), "list.csv", file.length(), false);
    }

    private static ByteArrayResource file(String words) {
        return new ByteArrayResource(words.getBytes(UTF_8));
    }

    private String rows(String kind, int many) {
        return rows(kind, many, "Retraction");
    }

    /** Every other work is known by its DOI, and the rest by the number of PubMed. */
    private String rows(String kind, int many, String nature) {
        return IntStream.range(0, many)
                .mapToObj(n -> "T,R," + (n % 2 == 0 ? doi(kind, n) + ",0" : "," + pmid(kind, n)) + ",6/3/2024,,"
                        + nature + "\n")
                .collect(Collectors.joining());
    }

    private List<String> keys(String kind, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> n % 2 == 0 ? "doi:" + doi(kind, n) : "pmid:" + pmid(kind, n))
                .toList();
    }

    private String doi(String kind, int n) {
        return "10.9999/" + mark + "-" + kind + "-" + n;
    }

    private static int pmid(String kind, int n) {
        return switch (kind) {
            case "old" -> 10_000_000 + n;
            case "new" -> 20_000_000 + n;
            default -> 30_000_000 + n;
        };
    }

    /** So many rows that cannot be read. */
    private static final class Lines extends InputStream {

        private int left;

        Lines(int lines) {
            left = 2 * lines;
        }

        @Override
        public int read() {
            return left == 0 ? -1 : left-- % 2 == 0 ? 'x' : '\n';
        }
    }

    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("The file is gone");
        }
    }
}
