package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.imprimatur.Failpoints;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.mime.DedupeKey;
import org.imprimatur.platform.Sha256;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@OnBothDatabases
class LetterboxTests {

    @Autowired
    Letterbox letterbox;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsEveryByteAsItCame() {
        byte[] raw = Post.aLetter();
        UUID mail = letterbox.accept(raw, Post.arrival(raw)).mail();
        assertThat(raw(mail)).isEqualTo(raw);
        assertThat(row(mail)).containsEntry("state", "RECEIVED").containsEntry("raw_sha256", Sha256.of(raw));
    }

    @Test
    void keepsBytesThatAreNoMail() {
        for (byte[] raw : List.of(new byte[0], new byte[] {0}, new byte[] {'\n', '\n', 'x'}, bytesOfEveryKind())) {
            Receipt receipt = letterbox.accept(raw, Post.arrival(raw));
            // Bytes that differ in their ends of lines alone are the same mail, and the first of them is kept.
            assertThat(DedupeKey.of(raw(receipt.mail()), false, raw.length))
                    .isEqualTo(DedupeKey.of(raw, false, raw.length));
            assertThat(!receipt.isNew() || Arrays.equals(raw(receipt.mail()), raw))
                    .isTrue();
        }
    }

    @Test
    void aMailHandedInAgainIsCountedAndNothingElse() {
        byte[] raw = Post.aLetter();
        Receipt first = letterbox.accept(raw, Post.arrival(raw));
        Receipt second = letterbox.accept(raw, Post.arrival(raw));
        assertThat(first.isNew()).isTrue();
        assertThat(second).isEqualTo(new Receipt(first.mail(), false));
        assertThat(row(first.mail())).containsEntry("seen_count", 2);
    }

    @Test
    void aliasAndDirectDeliveryOfOneMailAreOneRow() {
        byte[] letter = Post.aLetter();
        byte[] direct = Post.by("direct", letter);
        byte[] alias = Post.by("alias", letter);
        UUID mail = letterbox.accept(direct, Post.arrival(direct)).mail();
        assertThat(letterbox.accept(alias, Post.arrival(alias))).isEqualTo(new Receipt(mail, false));
        assertThat(raw(mail)).isEqualTo(direct);
    }

    @Test
    void row17_aMessageIdUsedAgainForOtherWordsIsARowOfItsOwnThatPointsToTheFirst() {
        String id = "<" + UUID.randomUUID() + "@reader.test>";
        byte[] first = Post.letter(id, "one@reader.test", "These words");
        byte[] second = Post.letter(id, "one@reader.test", "Those words");
        UUID one = letterbox.accept(first, Post.arrival(first)).mail();
        UUID other = letterbox.accept(second, Post.arrival(second)).mail();
        assertThat(other).isNotEqualTo(one);
        assertThat(row(other)).containsEntry("possible_duplicate_of", one);
        assertThat(row(one)).containsEntry("possible_duplicate_of", null);
    }

    @Test
    void row18_mailsWithoutAMessageIdAreToldApartByTheirWords() {
        String mark = UUID.randomUUID().toString();
        byte[] one = Post.bytes("From: a@reader.test\nSubject: One\n\nOne thing " + mark + "\n");
        byte[] other = Post.bytes("From: a@reader.test\nSubject: One\n\nAnother thing " + mark + "\n");
        UUID first = letterbox.accept(one, Post.arrival(one)).mail();
        assertThat(letterbox.accept(other, Post.arrival(other)).isNew()).isTrue();
        assertThat(letterbox.accept(one, Post.arrival(one))).isEqualTo(new Receipt(first, false));
    }

    @Test
    void row20_aMailOverTheLimitIsKeptWithItsHeadersAndItsBeginning() {
        byte[] head = Post.aLetter();
        byte[] raw = java.util.Arrays.copyOf(head, 25 * 1024 * 1024 + 1);
        UUID mail = letterbox.accept(raw, Post.arrival(raw)).mail();
        assertThat(raw(mail)).hasSize(RawMail.endOfHeaders(head) + 256 * 1024).startsWith(head);
        assertThat(row(mail)).containsEntry("truncated", true).containsEntry("size", (long) raw.length);
        assertThat(letterbox.accept(raw, Post.arrival(raw)).isNew()).isFalse();
    }

    @Test
    void row37_aUidThatIsUsedAgainIsNoReasonToTakeAMailForAnother() {
        byte[] one = Post.aLetter();
        byte[] other = Post.aLetter();
        UUID first = letterbox.accept(one, at("box", 7, 1)).mail();
        UUID second = letterbox.accept(other, at("box", 7, 1)).mail();
        assertThat(second).isNotEqualTo(first);
        assertThat(letterbox.accept(one, at("box", 8, 44))).isEqualTo(new Receipt(first, false));
    }

    @Test
    void row40_handedInByManyAtOnceItIsOneRowAndNobodySeesAnError() throws Exception {
        for (int round = 0; round < 10; round++) {
            byte[] raw = Post.aLetter();
            List<Receipt> receipts = atOnce(8, () -> letterbox.accept(raw, Post.arrival(raw)));
            assertThat(receipts.stream().filter(Receipt::isNew)).hasSize(1);
            assertThat(receipts.stream().map(Receipt::mail).collect(Collectors.toSet()))
                    .hasSize(1);
            assertThat(row(receipts.get(0).mail())).containsEntry("seen_count", 8);
        }
    }

    @Test
    void row34_brokenAtAnyStatementItIsEitherKeptOrNotTakenAndHandedInAgainItIsOneRow() {
        byte[] raw = Post.aLetter();
        boolean taken = false;
        for (int point = 1; !taken; point++) {
            Failpoints.lightFuse(point);
            taken = isTaken(raw);
            boolean broken = Failpoints.putOut();
            assertThat(taken || broken).as("statement %d", point).isTrue();
            assertThat(rows(raw)).as("statement %d", point).isEqualTo(taken ? 1 : 0);
        }
        assertThat(letterbox.accept(raw, Post.arrival(raw)).isNew()).isFalse();
        assertThat(rows(raw)).isEqualTo(1);
    }

    @Test
    void row57_aNulInAPlaceOrInATroubleIsLeftOut() {
        byte[] raw = Post.aLetter();
        UUID mail = letterbox.accept(raw, Arrival.fromFile("a\0b", raw.length)).mail();
        assertThat(row(mail)).containsEntry("mailbox", "ab");
        UUID unfetched =
                letterbox.giveUp(at("nul " + UUID.randomUUID(), 1, 1), "BAD \0").mail();
        assertThat(row(unfetched)).containsEntry("last_error", "BAD ");
    }

    @Test
    void aMailThatCannotBeFetchedIsARowThatIsFilledWhenItCanBeAfterAll() {
        String box = "stubborn " + UUID.randomUUID();
        UUID mail = letterbox.giveUp(at(box, 7, 9), "NO [SERVERBUG]").mail();
        assertThat(letterbox.giveUp(at(box, 7, 9), "NO again").isNew()).isFalse();
        assertThat(row(mail)).containsEntry("state", "QUARANTINED").containsEntry("reason", "UNFETCHABLE");
        byte[] raw = Post.aLetter();
        assertThat(letterbox.accept(raw, at(box, 7, 9))).isEqualTo(new Receipt(mail, true));
        assertThat(row(mail)).containsEntry("state", "RECEIVED").containsEntry("reason", null);
        assertThat(raw(mail)).isEqualTo(raw);
    }

    @Test
    void aMailThatIsTakenOutOfTheDatabaseByARestoredBackupIsTakenInAgain() {
        byte[] raw = Post.aLetter();
        UUID before = letterbox.accept(raw, Post.arrival(raw)).mail();
        jdbc.sql("delete from inbound_mail where id = ?").param(before).update();
        assertThat(letterbox.accept(raw, Post.arrival(raw)).isNew()).isTrue();
        assertThat(letterbox.accept(raw, Post.arrival(raw)).isNew()).isFalse();
        assertThat(rows(raw)).isEqualTo(1);
    }

    @Test
    void refusesNothingButWhenTheDatabaseDoes() {
        byte[] raw = Post.aLetter();
        Failpoints.lightFuse(1);
        assertThatThrownBy(() -> letterbox.accept(raw, Post.arrival(raw))).isNotNull();
        Failpoints.putOut();
        assertThat(letterbox.accept(raw, Post.arrival(raw)).isNew()).isTrue();
    }

    private boolean isTaken(byte[] raw) {
        try {
            letterbox.accept(raw, Post.arrival(raw));
            return true;
        } catch (RuntimeException burntDown) {
            return false;
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> deed) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Arrival at(String mailbox, long validity, long uid) {
        return new Arrival(Arrival.Source.IMAP, mailbox, "INBOX", validity, uid, null, 100, false);
    }

    private static byte[] bytesOfEveryKind() {
        byte[] bytes = new byte[512];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }

    private int rows(byte[] raw) {
        return jdbc.sql("select count(*) from inbound_mail where raw_sha256 = ?")
                .param(Sha256.of(raw))
                .query(Integer.class)
                .single();
    }

    private byte[] raw(UUID mail) {
        return jdbc.sql("select raw from inbound_mail where id = ?")
                .param(mail)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private Map<String, Object> row(UUID mail) {
        return jdbc.sql("select * from inbound_mail where id = ?")
                .param(mail)
                .query()
                .singleRow();
    }
}
