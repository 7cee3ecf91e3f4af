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
class InboundMailStoreTests {

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsEveryByteAsItCame() {
        byte[] raw = TestMails.aLetter();
        UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        assertThat(raw(mail)).isEqualTo(raw);
        assertThat(row(mail)).containsEntry("state", "RECEIVED").containsEntry("raw_sha256", Sha256.of(raw));
    }

    @Test
    void keepsBytesThatAreNoMail() {
        for (byte[] raw : List.of(new byte[0], new byte[] {0}, new byte[] {'\n', '\n', 'x'}, bytesOfEveryKind())) {
            StoreResult storeResult = inboundMailStore.accept(raw, TestMails.provenance(raw));
            // Bytes that differ in their ends of lines alone are the same mail, and the first of them is kept.
            assertThat(DedupeKey.of(raw(storeResult.mail()), false, raw.length))
                    .isEqualTo(DedupeKey.of(raw, false, raw.length));
            assertThat(!storeResult.isNew() || Arrays.equals(raw(storeResult.mail()), raw))
                    .isTrue();
        }
    }

    @Test
    void aMailHandedInAgainIsCountedAndNothingElse() {
        byte[] raw = TestMails.aLetter();
        StoreResult first = inboundMailStore.accept(raw, TestMails.provenance(raw));
        StoreResult second = inboundMailStore.accept(raw, TestMails.provenance(raw));
        assertThat(first.isNew()).isTrue();
        assertThat(second).isEqualTo(new StoreResult(first.mail(), false));
        assertThat(row(first.mail())).containsEntry("seen_count", 2);
    }

    @Test
    void aliasAndDirectDeliveryOfOneMailAreOneRow() {
        byte[] letter = TestMails.aLetter();
        byte[] direct = TestMails.by("direct", letter);
        byte[] alias = TestMails.by("alias", letter);
        UUID mail =
                inboundMailStore.accept(direct, TestMails.provenance(direct)).mail();
        assertThat(inboundMailStore.accept(alias, TestMails.provenance(alias))).isEqualTo(new StoreResult(mail, false));
        assertThat(raw(mail)).isEqualTo(direct);
    }

    @Test
    void row17_aMessageIdUsedAgainForOtherWordsIsARowOfItsOwnThatPointsToTheFirst() {
        String id = "<" + UUID.randomUUID() + "@reader.test>";
        byte[] first = TestMails.letter(id, "one@reader.test", "These words");
        byte[] second = TestMails.letter(id, "one@reader.test", "Those words");
        UUID one = inboundMailStore.accept(first, TestMails.provenance(first)).mail();
        UUID other =
                inboundMailStore.accept(second, TestMails.provenance(second)).mail();
        assertThat(other).isNotEqualTo(one);
        assertThat(row(other)).containsEntry("possible_duplicate_of", one);
        assertThat(row(one)).containsEntry("possible_duplicate_of", null);
    }

    @Test
    void row18_mailsWithoutAMessageIdAreToldApartByTheirWords() {
        String mark = UUID.randomUUID().toString();
        byte[] one = TestMails.bytes("From: a@reader.test\nSubject: One\n\nOne thing " + mark + "\n");
        byte[] other = TestMails.bytes("From: a@reader.test\nSubject: One\n\nAnother thing " + mark + "\n");
        UUID first = inboundMailStore.accept(one, TestMails.provenance(one)).mail();
        assertThat(inboundMailStore.accept(other, TestMails.provenance(other)).isNew())
                .isTrue();
        assertThat(inboundMailStore.accept(one, TestMails.provenance(one))).isEqualTo(new StoreResult(first, false));
    }

    @Test
    void row20_aMailOverTheLimitIsKeptWithItsHeadersAndItsBeginning() {
        byte[] head = TestMails.aLetter();
        byte[] raw = java.util.Arrays.copyOf(head, 25 * 1024 * 1024 + 1);
        UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        assertThat(raw(mail)).hasSize(RawMail.endOfHeaders(head) + 256 * 1024).startsWith(head);
        assertThat(row(mail)).containsEntry("truncated", true).containsEntry("size", (long) raw.length);
        assertThat(inboundMailStore.accept(raw, TestMails.provenance(raw)).isNew())
                .isFalse();
    }

    @Test
    void row37_aUidThatIsUsedAgainIsNoReasonToTakeAMailForAnother() {
        byte[] one = TestMails.aLetter();
        byte[] other = TestMails.aLetter();
        UUID first = inboundMailStore.accept(one, at("box", 7, 1)).mail();
        UUID second = inboundMailStore.accept(other, at("box", 7, 1)).mail();
        assertThat(second).isNotEqualTo(first);
        assertThat(inboundMailStore.accept(one, at("box", 8, 44))).isEqualTo(new StoreResult(first, false));
    }

    @Test
    void row40_handedInByManyAtOnceItIsOneRowAndNobodySeesAnError() throws Exception {
        for (int round = 0; round < 10; round++) {
            byte[] raw = TestMails.aLetter();
            List<StoreResult> results = atOnce(8, () -> inboundMailStore.accept(raw, TestMails.provenance(raw)));
            assertThat(results.stream().filter(StoreResult::isNew)).hasSize(1);
            assertThat(results.stream().map(StoreResult::mail).collect(Collectors.toSet()))
                    .hasSize(1);
            assertThat(row(results.get(0).mail())).containsEntry("seen_count", 8);
        }
    }

    @Test
    void row34_brokenAtAnyStatementItIsEitherKeptOrNotTakenAndHandedInAgainItIsOneRow() {
        byte[] raw = TestMails.aLetter();
        boolean taken = false;
        for (int point = 1; !taken; point++) {
            Failpoints.lightFuse(point);
            taken = isTaken(raw);
            boolean broken = Failpoints.putOut();
            assertThat(taken || broken).as("statement %d", point).isTrue();
            assertThat(rows(raw)).as("statement %d", point).isEqualTo(taken ? 1 : 0);
        }
        assertThat(inboundMailStore.accept(raw, TestMails.provenance(raw)).isNew())
                .isFalse();
        assertThat(rows(raw)).isEqualTo(1);
    }

    @Test
    void row57_aNulInAFolderOrInAnErrorIsLeftOut() {
        byte[] raw = TestMails.aLetter();
        UUID mail = inboundMailStore
                .accept(raw, Provenance.fromFile("a\0b", raw.length))
                .mail();
        assertThat(row(mail)).containsEntry("mailbox", "ab");
        UUID unfetched = inboundMailStore
                .giveUp(at("nul " + UUID.randomUUID(), 1, 1), "BAD \0")
                .mail();
        assertThat(row(unfetched)).containsEntry("last_error", "BAD ");
    }

    @Test
    void aMailThatCannotBeFetchedIsARowThatIsFilledWhenItCanBeAfterAll() {
        String box = "stubborn " + UUID.randomUUID();
        UUID mail = inboundMailStore.giveUp(at(box, 7, 9), "NO [SERVERBUG]").mail();
        assertThat(inboundMailStore.giveUp(at(box, 7, 9), "NO again").isNew()).isFalse();
        assertThat(row(mail)).containsEntry("state", "QUARANTINED").containsEntry("reason", "UNFETCHABLE");
        byte[] raw = TestMails.aLetter();
        assertThat(inboundMailStore.accept(raw, at(box, 7, 9))).isEqualTo(new StoreResult(mail, true));
        assertThat(row(mail)).containsEntry("state", "RECEIVED").containsEntry("reason", null);
        assertThat(raw(mail)).isEqualTo(raw);
    }

    @Test
    void aMailThatIsTakenOutOfTheDatabaseByARestoredBackupIsTakenInAgain() {
        byte[] raw = TestMails.aLetter();
        UUID before = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        jdbc.sql("delete from inbound_mail where id = ?").param(before).update();
        assertThat(inboundMailStore.accept(raw, TestMails.provenance(raw)).isNew())
                .isTrue();
        assertThat(inboundMailStore.accept(raw, TestMails.provenance(raw)).isNew())
                .isFalse();
        assertThat(rows(raw)).isEqualTo(1);
    }

    @Test
    void refusesNothingButWhenTheDatabaseDoes() {
        byte[] raw = TestMails.aLetter();
        Failpoints.lightFuse(1);
        assertThatThrownBy(() -> inboundMailStore.accept(raw, TestMails.provenance(raw)))
                .isNotNull();
        Failpoints.putOut();
        assertThat(inboundMailStore.accept(raw, TestMails.provenance(raw)).isNew())
                .isTrue();
    }

    private boolean isTaken(byte[] raw) {
        try {
            inboundMailStore.accept(raw, TestMails.provenance(raw));
            return true;
        } catch (RuntimeException burntDown) {
            return false;
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> action) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return action.call();
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

    private static Provenance at(String mailbox, long validity, long uid) {
        return new Provenance(Provenance.Source.IMAP, mailbox, "INBOX", validity, uid, null, 100, false);
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
