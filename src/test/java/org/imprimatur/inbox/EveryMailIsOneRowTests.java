package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.mime.DedupeKey;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Whatever is handed in, in whatever order and however often: each mail is one row, and nothing else is. */
@FullBuildOnly
class EveryMailIsOneRowTests {

    private static final List<byte[]> LETTERS = List.of(
            TestMails.letter("<a@reader.test>", "a@reader.test", "One"),
            TestMails.letter("<a@reader.test>", "a@reader.test", "Other"),
            TestMails.letter("<b@reader.test>", "b@reader.test", "One"),
            TestMails.bytes("From: a@reader.test\nSubject: Without an id\n\nWords\n"),
            TestMails.bytes(
                    "Subject: =?utf-8?q?encoded?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x--\n"),
            new byte[0],
            "no mail at all".getBytes(StandardCharsets.US_ASCII));

    private static JdbcClient jdbc;
    private static InboundMailStore inboundMailStore;

    @BeforeContainer
    static void aDatabase() {
        var database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        new ResourceDatabasePopulator(
                        migration("V4__people.sql"), migration("V11__mail.sql"), migration("V12__inbound.sql"))
                .execute(database);
        jdbc = JdbcClient.create(database);
        inboundMailStore = new InboundMailStore(
                jdbc,
                new JdbcTemplate(database),
                new DataSourceTransactionManager(database),
                Clock.systemUTC(),
                TestWorkers.settings(Map.of("largest", "2KB", "beginning", "64B")));
    }

    @BeforeTry
    void anEmptyMailbox() {
        jdbc.sql("update inbound_mail set possible_duplicate_of = null").update();
        jdbc.sql("delete from inbound_mail").update();
    }

    @Property(tries = 200)
    void rowsAreAsManyAsThereAreDifferentMails(@ForAll("deliveries") List<byte[]> deliveries) {
        Map<String, UUID> known = new HashMap<>();
        for (byte[] raw : deliveries) {
            StoreResult storeResult = inboundMailStore.accept(raw, TestMails.provenance(raw));
            UUID before = known.putIfAbsent(key(raw), storeResult.mail());
            assertThat(storeResult.isNew()).isEqualTo(before == null);
            assertThat(before == null || before.equals(storeResult.mail())).isTrue();
        }
        assertThat(jdbc.sql("select id from inbound_mail").query(UUID.class).list())
                .containsExactlyInAnyOrderElementsOf(known.values());
        assertThat(jdbc.sql("select coalesce(sum(seen_count), 0) from inbound_mail")
                        .query(Long.class)
                        .single())
                .isEqualTo(deliveries.size());
    }

    @Property(tries = 200)
    void theRoadAMailTookMakesItNoOtherMail(
            @ForAll("indexes") List<Integer> indexes, @ForAll("roads") List<String> roads) {
        Set<Integer> different = new HashSet<>();
        for (int i = 0; i < indexes.size(); i++) {
            int index = indexes.get(i);
            different.add(index);
            byte[] raw = TestMails.by(roads.get(i % roads.size()), LETTERS.get(index));
            inboundMailStore.accept(raw, TestMails.provenance(raw));
        }
        assertThat(jdbc.sql("select count(*) from inbound_mail")
                        .query(Integer.class)
                        .single())
                .isEqualTo(different.size());
    }

    /** Over the limit only headers and size count, as the mail is cut. */
    private static String key(byte[] raw) {
        boolean cut = raw.length > 2048;
        InboundMailSettings settings = TestWorkers.settings(Map.of("beginning", "64B"));
        return DedupeKey.of(cut ? RawMail.beginning(raw, settings) : raw, cut, raw.length)
                .key();
    }

    @Provide
    Arbitrary<List<byte[]>> deliveries() {
        Arbitrary<byte[]> letter = Arbitraries.of(LETTERS);
        Arbitrary<byte[]> mutated = Combinators.combine(
                        letter,
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(0, 3))
                .as(EveryMailIsOneRowTests::mutated);
        Arbitrary<byte[]> large = mutated.map(raw -> Arrays.copyOf(raw, raw.length + 3000));
        Arbitrary<byte[]> anything = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, letter), Tuple.of(4, mutated), Tuple.of(1, large), Tuple.of(1, anything))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Integer>> indexes() {
        return Arbitraries.integers().between(0, 3).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<String>> roads() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(10)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** One byte replaced, taken out or put in, or the rest cut off. */
    private static byte[] mutated(byte[] raw, int at, byte with, int how) {
        if (raw.length == 0) {
            return new byte[] {with};
        }
        int position = at % raw.length;
        byte[] head = Arrays.copyOf(raw, position);
        byte[] tail = Arrays.copyOfRange(raw, position, raw.length);
        return switch (how) {
            case 0 -> joined(head, new byte[] {with}, Arrays.copyOfRange(tail, 1, tail.length));
            case 1 -> joined(head, Arrays.copyOfRange(tail, 1, tail.length));
            case 2 -> joined(head, new byte[] {with}, tail);
            default -> head;
        };
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static ByteArrayResource migration(String name) {
        try {
            String sql = new ClassPathResource("db/migration/" + name).getContentAsString(StandardCharsets.UTF_8);
            return new ByteArrayResource(sql.replace("${bytes}", "blob").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
