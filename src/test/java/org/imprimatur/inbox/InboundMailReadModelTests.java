package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.SearchWords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@OnBothDatabases
class InboundMailReadModelTests {

    private static final SearchWords EVERYTHING = SearchWords.of("");

    @Autowired
    ApplicationContext server;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailReadModel readModel;

    @Autowired
    JdbcClient jdbc;

    TestWorkers workers;

    @BeforeEach
    void aRoom() {
        workers = new TestWorkers(server);
    }

    @Test
    void eachMailStandsUnderOneTabAndIsCountedThere() {
        long held = count(InboundMailTab.HELD);
        long unsorted = count(InboundMailTab.UNSORTED);
        UUID mail = take(TestMails.headed("X-Spam-Flag: YES\n", TestMails.aLetter()));
        assertThat(count(InboundMailTab.UNSORTED)).isEqualTo(unsorted + 1);
        workers.worker().sort(mail);
        assertThat(count(InboundMailTab.UNSORTED)).isEqualTo(unsorted);
        assertThat(count(InboundMailTab.HELD)).isEqualTo(held + 1);
        assertThat(readModel
                        .page(InboundMailTab.HELD, EVERYTHING, null, null)
                        .shown()
                        .get(0)
                        .id())
                .isEqualTo(mail);
    }

    @Test
    void everyStateHasATab() {
        for (InboundMailState state : InboundMailState.values()) {
            assertThat(InboundMailTab.of(state).states()).contains(state);
        }
    }

    @Test
    void pagesFollowOneAnotherInBothDirectionsWithoutGapsOrRepeats() {
        List<UUID> newest = new ArrayList<>();
        for (int i = 0; i < KeysetPage.SIZE + 5; i++) {
            newest.add(take(TestMails.aLetter()));
        }
        Collections.reverse(newest);
        KeysetPage<InboundMailEntry> first = readModel.page(InboundMailTab.UNSORTED, EVERYTHING, null, null);
        KeysetPage<InboundMailEntry> second =
                readModel.page(InboundMailTab.UNSORTED, EVERYTHING, first.earlier(), null);
        KeysetPage<InboundMailEntry> back = readModel.page(InboundMailTab.UNSORTED, EVERYTHING, null, second.later());
        assertThat(ids(first.shown())).isEqualTo(newest.subList(0, KeysetPage.SIZE));
        assertThat(ids(second.shown()).subList(0, 5)).isEqualTo(newest.subList(KeysetPage.SIZE, KeysetPage.SIZE + 5));
        assertThat(ids(back.shown())).isEqualTo(ids(first.shown()));
        assertThat(first.later()).isNull();
        assertThat(back.earlier()).isEqualTo(first.earlier());
    }

    @Test
    void theOldestUnsortedMailTellsHowLongPeopleWait() {
        take(TestMails.aLetter());
        assertThat(readModel.oldestUnsorted()).isPresent();
        jdbc.sql("update inbound_mail set state = 'AUTO' where state in ('RECEIVED', 'PROCESSING')")
                .update();
        assertThat(readModel.oldestUnsorted()).isEmpty();
    }

    @Test
    void aMailboxThatFailsIsNamedUntilItRecovers() {
        String box = "box " + UUID.randomUUID();
        jdbc.sql(
                        "insert into mailbox_status (mailbox, last_error, failing_since) values (?, 'refused', current_timestamp)")
                .param(box)
                .update();
        assertThat(readModel.failingMailboxes())
                .anyMatch(failing ->
                        failing.mailbox().equals(box) && failing.error().equals("refused") && failing.lastOk() == null);
        jdbc.sql("update mailbox_status set failing_since = null, last_ok = current_timestamp where mailbox = ?")
                .param(box)
                .update();
        assertThat(readModel.failingMailboxes())
                .noneMatch(failing -> failing.mailbox().equals(box));
        assertThat(readModel.lastGoodPoll()).isPresent();
        jdbc.sql("delete from mailbox_status where mailbox = ?").param(box).update();
    }

    private long count(InboundMailTab tab) {
        return readModel.counts().getOrDefault(tab, 0L);
    }

    private UUID take(byte[] raw) {
        return inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
    }

    private static List<UUID> ids(List<InboundMailEntry> entries) {
        return entries.stream().map(InboundMailEntry::id).toList();
    }
}
