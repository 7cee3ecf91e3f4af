package org.imprimatur.inbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.inbox.TestMails;
import org.imprimatur.inbox.imap.ImapSettings.Security;
import org.imprimatur.inbox.imap.UnreliableImap.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class MailboxPollerTests {

    @Autowired
    ApplicationContext server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Settable clock;

    private final ReadersMailbox mailbox = ReadersMailbox.open();
    private final UnreliableImap line = new UnreliableImap(mailbox.port());
    private final ImapSettings settings = mailbox.settings(line.port());
    private TestPollers testPollers;
    private MailboxPoller mailboxPoller;

    @BeforeEach
    void begin() {
        testPollers = new TestPollers(server);
        mailboxPoller = testPollers.from(settings);
    }

    @AfterEach
    void end() {
        clock.reset();
        line.close();
        mailbox.close();
    }

    @Test
    void takesInWhatWaitsAndPutsItAway() {
        List<byte[]> letters = mailbox.receive(120);
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(testPollers.rows(settings))
                .hasSize(120)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("source", "IMAP")
                        .containsEntry("folder", "INBOX")
                        .containsEntry("uid_validity", mailbox.uidValidity())
                        .containsEntry("seen_count", 1)
                        .doesNotContainEntry("internal_date", null)
                        .doesNotContainEntry("server_moved_at", null));
        assertThat(letters)
                .allSatisfy(letter -> assertThat(testPollers.rowsFor(letter)).isOne());
        assertThat(mailbox.count("INBOX")).isZero();
        assertThat(mailbox.count("Processed")).isEqualTo(120);
        assertThat(mailbox.count("Oversize")).isZero();
    }

    @Test
    void writesDownThatItWentWell() {
        mailboxPoller.poll();
        assertThat(testPollers.status(settings))
                .containsEntry("uid_validity", mailbox.uidValidity())
                .containsEntry("last_error", null)
                .containsEntry("held_by", null)
                .doesNotContainEntry("last_ok", null);
    }

    @Test
    void neverMarksAMailAsRead() {
        mailbox.receive(3);
        mailboxPoller.poll();
        assertThat(mailbox.messages("Processed"))
                .hasSize(3)
                .noneMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
        assertThat(line.heard).noneMatch(command -> command.contains("Seen"));
    }

    @Test
    void asksForRawBytesAlone() {
        mailbox.receive(3);
        mailboxPoller.poll();
        assertThat(line.heard)
                .noneMatch(command -> command.contains("ENVELOPE") || command.contains("BODYSTRUCTURE"))
                .noneMatch(command -> command.contains("BODY["));
    }

    @Test
    void leavesAloneWhatSomebodyHasThrownAway() {
        mailbox.receive(2);
        mailbox.messages("INBOX").get(0).setFlags(new Flags(Flags.Flag.DELETED), true);
        mailboxPoller.poll();
        assertThat(testPollers.rows(settings)).hasSize(1);
        assertThat(mailbox.count("INBOX")).isEqualTo(1);
    }

    @Test
    void row38_removesNothingButWhatItHasTakenIn() {
        line.answering(answer -> answer.replace(" MOVE", ""));
        mailbox.receive(3);
        StoredMessage thrownAway = mailbox.messages("INBOX").get(1);
        thrownAway.setFlags(new Flags(Flags.Flag.DELETED), true);
        mailboxPoller.poll();
        assertThat(mailbox.messages("INBOX")).extracting(StoredMessage::getUid).containsExactly(thrownAway.getUid());
        assertThat(mailbox.count("Processed")).isEqualTo(2);
        assertThat(line.heard).noneMatch(command -> command.equals("EXPUNGE"));
    }

    @Test
    void row38_whereSingleMailsCannotBeRemovedTheyStayMarked() {
        line.answering(answer -> answer.replace(" MOVE", "").replace(" UIDPLUS", ""));
        mailbox.receive(3);
        mailboxPoller.poll();
        mailboxPoller.poll();
        assertThat(mailbox.messages("INBOX"))
                .hasSize(3)
                .allMatch(message -> message.getFlags().contains(Flags.Flag.DELETED));
        assertThat(mailbox.count("Processed")).isEqualTo(3);
        assertThat(testPollers.rows(settings))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).containsEntry("seen_count", 1));
        assertThat(line.heard).noneMatch(command -> command.contains("EXPUNGE"));
    }

    @Test
    void row20_ofAMailOverTheLimitTheBeginningIsTakenAndItGoesToAFolderOfItsOwn() {
        byte[] head = TestMails.aLetter();
        byte[] raw = Arrays.copyOf(head, 25 * 1024 * 1024 + 1);
        Arrays.fill(raw, head.length, raw.length, (byte) 'x');
        mailbox.receive(raw);
        List<byte[]> others = mailbox.receive(2);
        assertThat(testPollers.from(mailbox.settings()).poll()).isTrue();
        assertThat(testPollers.rows(settings)).hasSize(3);
        var row = testPollers.rows(settings).stream()
                .filter(one -> Boolean.TRUE.equals(one.get("truncated")))
                .findFirst()
                .orElseThrow();
        assertThat((long) row.get("size")).isGreaterThan(25 * 1024 * 1024);
        byte[] kept = jdbc.sql("select raw from inbound_mail where id = ?")
                .param(row.get("id"))
                .query((found, n) -> found.getBytes("raw"))
                .single();
        assertThat(kept).startsWith(head);
        assertThat(kept.length).isBetween(256 * 1024, 257 * 1024);
        assertThat(mailbox.count("Oversize")).isOne();
        assertThat(mailbox.count("Processed")).isEqualTo(2);
        assertThat(others)
                .allSatisfy(other -> assertThat(testPollers.rowsFor(other)).isOne());
        testPollers.from(mailbox.settings()).poll();
        assertThat(testPollers.rows(settings)).hasSize(3);
    }

    @Test
    @FullBuildOnly
    void row20_aMailLargerThanTheServerSaidIsCutAsWell() {
        line.answering(answer -> answer.replaceFirst("RFC822.SIZE \\d+", "RFC822.SIZE 17"));
        byte[] raw = Arrays.copyOf(TestMails.aLetter(), 25 * 1024 * 1024 + 100);
        Arrays.fill(raw, raw.length - 25 * 1024 * 1024, raw.length, (byte) 'x');
        mailbox.receive(raw);
        testPollers.from(settings).poll();
        assertThat(testPollers.rows(settings))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).containsEntry("truncated", true));
        assertThat(mailbox.count("Oversize")).isOne();
    }

    @Test
    void row35_aLineThatHangsOrBreaksInTheMiddleOfAMailLosesNothing() {
        mailboxPoller = testPollers.from(mailbox.impatientSettings(line.port()));
        AtomicInteger fetches = new AtomicInteger();
        List<byte[]> letters = mailbox.receive(60);
        line.behave(command -> command.contains("BODY.PEEK[]")
                ? switch (fetches.incrementAndGet()) {
                    case 1 -> Action.hangAfter(9_000);
                    case 20 -> Action.cutAfter(100);
                    default -> Action.PASS;
                }
                : Action.PASS);
        mailboxPoller.poll();
        clock.advance(Duration.ofMinutes(2));
        mailboxPoller.poll();
        assertThat(letters)
                .allSatisfy(letter -> assertThat(testPollers.rowsFor(letter)).isOne());
        assertThat(testPollers.rows(settings)).hasSize(60);
        assertThat(testPollers.failedFetch(settings)).isEmpty();
        assertThat(mailbox.count("INBOX")).isZero();
        assertThat(mailbox.count("Processed")).isEqualTo(60);
    }

    @Test
    @FullBuildOnly
    void row43_aServerThatNeverAnswersOrTricklesIsGivenUpOn() {
        mailboxPoller = testPollers.from(mailbox.impatientSettings(line.port()));
        for (Action action : List.of(Action.HANG, Action.TRICKLE)) {
            mailbox.receive(1);
            line.behave(command -> command.startsWith("UID FETCH") ? action : Action.PASS);
            long start = System.nanoTime();
            mailboxPoller.poll();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            assertThat(mailbox.count("INBOX")).isOne();
            line.behave(command -> Action.PASS);
            clock.advance(Duration.ofMinutes(2));
            mailboxPoller.poll();
            assertThat(mailbox.count("INBOX")).isZero();
        }
    }

    @Test
    void row35_withTheServerAwayItSaysSoAndWaitsLongerEachTime() {
        line.behave(command -> Action.CUT);
        OffsetDateTime since = null;
        for (int i = 0; i < 3; i++) {
            assertThat(mailboxPoller.poll()).isFalse();
            var status = testPollers.status(settings);
            assertThat((String) status.get("last_error")).isEqualTo("Connection dropped by server?");
            assertThat(since == null || since.equals(status.get("failing_since")))
                    .isTrue();
        }
        line.behave(command -> Action.PASS);
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(testPollers.status(settings)).containsEntry("failing_since", null);
    }

    @Test
    void row35_looksAgainAfterFiveSecondsTenTwentyAndNeverLessOftenThanEveryFiveMinutes() {
        line.behave(command -> Action.CUT);
        List<Long> pauses = new ArrayList<>();
        int before = line.heard.size();
        mailboxPoller.look();
        for (int i = 0; i < 8; i++) {
            long seconds = 0;
            int heard = line.heard.size();
            while (line.heard.size() == heard) {
                clock.advance(Duration.ofSeconds(5));
                seconds += 5;
                mailboxPoller.look();
            }
            pauses.add(seconds);
        }
        assertThat(before).isZero();
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void row35_aServerThatGoesAwayAfterHandingOverSomeIsAskedAgainSoon() {
        line.behave(command -> Action.CUT);
        for (int i = 0; i < 5; i++) {
            mailboxPoller.look();
            clock.advance(Duration.ofMinutes(6));
        }
        mailbox.receive(60);
        AtomicInteger fetches = new AtomicInteger();
        line.behave(command -> fetches.get() > 0 ? Action.CUT : passing(command, fetches));
        mailboxPoller.look();
        assertThat(testPollers.rows(settings)).as("a round of the sixty").hasSize(50);
        line.behave(command -> Action.PASS);
        clock.advance(Duration.ofSeconds(6));
        mailboxPoller.look();
        assertThat(testPollers.rows(settings)).hasSize(60);
        assertThat(mailbox.count("INBOX")).isZero();
    }

    private static Action passing(String command, AtomicInteger fetches) {
        if (command.contains("BODY.PEEK[]")) {
            fetches.incrementAndGet();
        }
        return Action.PASS;
    }

    @Test
    void row36_looksEveryThirtySecondsAndAsksForNoCall() {
        mailboxPoller.look();
        int heard = line.heard.size();
        clock.advance(Duration.ofSeconds(28));
        mailboxPoller.look();
        assertThat(line.heard).hasSize(heard).noneMatch(command -> command.startsWith("IDLE"));
        clock.advance(Duration.ofSeconds(3));
        mailboxPoller.look();
        assertThat(line.heard.size()).isGreaterThan(heard);
    }

    @Test
    void row37_withNewNumbersEachMailIsStillOneRow() {
        mailbox.receive(20);
        line.behave(command -> command.startsWith("UID MOVE") ? Action.say("NO not now") : Action.PASS);
        assertThat(mailboxPoller.poll()).isFalse();
        assertThat(testPollers.rows(settings)).hasSize(20);
        mailbox.renumber();
        mailbox.receive(5);
        line.behave(command -> Action.PASS)
                .answering(answer -> answer.replaceAll("UIDVALIDITY \\d+", "UIDVALIDITY 4711"));
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(testPollers.rows(settings)).hasSize(25);
        assertThat(testPollers.status(settings)).containsEntry("uid_validity", 4711L);
        assertThat(mailbox.count("INBOX")).isZero();
    }

    @Test
    void row37_numbersThatChangeInTheMiddleOfAPollMoveNoWrongMail() {
        List<byte[]> letters = mailbox.receive(20);
        line.behave(command -> {
            if (!command.startsWith("UID MOVE")) {
                return Action.PASS;
            }
            line.behave(any -> Action.PASS)
                    .answering(answer -> answer.replaceAll("UIDVALIDITY \\d+", "UIDVALIDITY 4711"));
            mailbox.renumber();
            return Action.CUT;
        });
        mailboxPoller.poll();
        mailboxPoller.poll();
        assertThat(letters)
                .allSatisfy(letter -> assertThat(testPollers.rowsFor(letter)).isOne());
        assertThat(testPollers.rows(settings)).hasSize(20);
        assertThat(mailbox.count("INBOX")).isZero();
        assertThat(mailbox.count("Processed")).isEqualTo(20);
    }

    @Test
    void row39_aMailTheServerStumblesOverHoldsUpNoOther() {
        List<byte[]> letters = mailbox.receive(60);
        long poison = mailbox.messages("INBOX").get(7).getUid();
        line.behave(command -> names(command, poison) ? Action.CUT : Action.PASS);
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(testPollers.rows(settings)).hasSize(59);
        assertThat(mailbox.count("INBOX")).isOne();
        assertThat(testPollers.failedFetch(settings))
                .hasSize(1)
                .allSatisfy(failedFetch ->
                        assertThat(failedFetch).containsEntry("uid", poison).containsEntry("attempts", 1));
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMinutes(5));
            mailboxPoller.poll();
        }
        assertThat(testPollers.rows(settings)).hasSize(60);
        var given = testPollers.rows(settings).get(59);
        assertThat(given).containsEntry("state", "QUARANTINED").containsEntry("uid", poison);
        assertThat(given.get("raw_sha256")).isNull();
        assertThat(testPollers.failedFetch(settings))
                .hasSize(1)
                .allSatisfy(failedFetch ->
                        assertThat(failedFetch).containsEntry("attempts", 5).containsEntry("mail_id", given.get("id")));
        assertThat(mailbox.count("INBOX")).isOne();

        line.behave(command -> Action.PASS);
        clock.advance(Duration.ofHours(1));
        mailboxPoller.poll();
        assertThat(testPollers.rows(settings)).hasSize(60);
        assertThat(testPollers.failedFetch(settings)).isEmpty();
        assertThat(letters)
                .allSatisfy(letter -> assertThat(testPollers.rowsFor(letter)).isOne());
        assertThat(mailbox.count("INBOX")).isZero();
    }

    @Test
    void row39_aMailTheServerRefusesToHandOverHoldsUpNoOther() {
        mailbox.receive(10);
        long poison = mailbox.messages("INBOX").get(0).getUid();
        line.behave(command -> names(command, poison) ? Action.say("NO [SERVERBUG] Internal error") : Action.PASS);
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(testPollers.rows(settings)).hasSize(9);
        assertThat(testPollers.failedFetch(settings))
                .hasSize(1)
                .allSatisfy(failedFetch ->
                        assertThat((String) failedFetch.get("last_error")).contains("SERVERBUG"));
    }

    @Test
    void row39_aMailListedAndNotHandedOverIsNotForgotten() {
        mailbox.receive(3);
        long silent = mailbox.messages("INBOX").get(1).getUid();
        line.behave(command -> command.startsWith("UID FETCH " + silent + " (UID BODY")
                ? Action.say("OK done")
                : Action.ask(command.replace("1:3 (UID BODY", "1,3 (UID BODY")));
        mailboxPoller.poll();
        assertThat(testPollers.failedFetch(settings)).hasSize(1);
        assertThat(testPollers.rows(settings)).hasSize(2);
    }

    @Test
    void row39_whenNothingCanBeFetchedAtAllTheServerIsToBlameAndNotAHundredMails() {
        mailbox.receive(100);
        line.behave(command -> command.contains("BODY.PEEK") ? Action.CUT : Action.PASS);
        assertThat(mailboxPoller.poll()).isFalse();
        assertThat(testPollers.failedFetch(settings)).hasSizeLessThan(3);
        line.behave(command -> Action.PASS);
        clock.advance(Duration.ofMinutes(2));
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(testPollers.rows(settings)).hasSize(100);
    }

    @Test
    void row40_twoPollersAtOnceMakeOneRowOfEachMail() {
        List<byte[]> letters = mailbox.receive(150);
        List<CompletableFuture<Boolean>> both = IntStream.range(0, 2)
                .mapToObj(i -> testPollers.from(settings))
                .map(one -> CompletableFuture.supplyAsync(one::poll))
                .toList();
        assertThat(both).allMatch(CompletableFuture::join);
        mailboxPoller.poll();
        assertThat(letters)
                .allSatisfy(letter -> assertThat(testPollers.rowsFor(letter)).isOne());
        assertThat(mailbox.count("Processed")).isEqualTo(150);
    }

    @Test
    void row40_whoeverHoldsTheMailboxKeepsTheOthersFromItUntilTheLeaseIsOver() {
        MailboxLeases mailboxLeases = server.getBean(MailboxLeases.class);
        assertThat(mailboxLeases.take(settings.mailbox(), UUID.randomUUID())).isTrue();
        mailbox.receive(1);
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(mailbox.count("INBOX")).isOne();
        clock.advance(Duration.ofSeconds(21));
        mailboxPoller.poll();
        assertThat(mailbox.count("INBOX")).isZero();
    }

    @Test
    void row34_whenTheLineBreaksBetweenKeepingAndMovingTheMailIsOnlyMovedNextTime() {
        mailbox.receive(30);
        line.behave(command -> command.startsWith("UID MOVE") ? Action.CUT : Action.PASS);
        assertThat(mailboxPoller.poll()).isFalse();
        assertThat(testPollers.rows(settings))
                .hasSize(30)
                .allSatisfy(row -> assertThat(row).containsEntry("server_moved_at", null));
        line.behave(command -> Action.PASS);
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(testPollers.rows(settings))
                .hasSize(30)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("seen_count", 2).doesNotContainEntry("server_moved_at", null));
        assertThat(mailbox.count("INBOX")).isZero();
    }

    @Test
    void row34_aFolderThatIsFullKeepsNoMailFromComingIn() {
        mailbox.receive(120);
        line.behave(command -> command.startsWith("UID MOVE") ? Action.say("NO [OVERQUOTA] Full") : Action.PASS);
        assertThat(mailboxPoller.poll()).isFalse();
        assertThat(testPollers.rows(settings)).hasSize(120);
        assertThat((String) testPollers.status(settings).get("last_error")).contains("OVERQUOTA", "safe");
    }

    @Test
    void aMailboxOffThisMachineIsNotSpokenToInTheOpen() {
        ImapSettings open = mailbox.settings("192.0.2.1", 143, Security.NONE);
        assertThat(testPollers.from(open).poll()).isFalse();
        assertThat((String) testPollers.status(open).get("last_error")).contains("unencrypted", "security");
        assertThat(mailbox.settings("192.0.2.1", 993, null).effectiveSecurity()).isEqualTo(Security.TLS);
        assertThat(mailbox.settings("127.0.0.1", 143, null).effectiveSecurity()).isEqualTo(Security.NONE);
    }

    @Test
    void aServerThatDoesNotOfferTlsIsNotGivenThePassword() {
        assertThat(testPollers
                        .from(mailbox.settings("127.0.0.1", line.port(), Security.STARTTLS))
                        .poll())
                .isFalse();
        assertThat(line.heard).noneMatch(command -> command.startsWith("LOGIN") || command.startsWith("AUTH"));
    }

    @Test
    void collectsOverTls() {
        try (ReadersMailbox safe = ReadersMailbox.open(ServerSetup.PROTOCOL_IMAPS)) {
            safe.receive(2);
            ImapSettings over = safe.settings("127.0.0.1", safe.port(), Security.TLS);
            assertThat(testPollers.from(over).poll()).isTrue();
            assertThat(testPollers.rows(over)).hasSize(2);
        }
    }

    @Test
    void aWrongPasswordIsSaidInWords() {
        line.behave(command ->
                command.matches("(LOGIN|AUTHENTICATE).*") ? Action.say("NO [AUTHENTICATIONFAILED] no") : Action.PASS);
        assertThat(mailboxPoller.poll()).isFalse();
        assertThat((String) testPollers.status(settings).get("last_error")).contains("refuses our name or password");
    }

    @Test
    void withoutAHostNothingIsLookedFor() {
        ImapSettings none = mailbox.settings("", 0, null);
        MailboxPoller idle = testPollers.from(none);
        idle.look();
        assertThat(idle.isSetUp()).isFalse();
    }

    @Test
    void noTransactionIsOpenWhileTheServerIsSpokenTo() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> new ImapServerProbe().open()))
                .hasMessageContaining("transaction");
    }

    private final class ImapServerProbe {

        void open() {
            try {
                new ImapServer(
                                settings,
                                new AccessTokens(settings, clock, new com.fasterxml.jackson.databind.ObjectMapper()))
                        .open("INBOX");
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whatWasPutAwayIsTakenInAgainForARestoredDatabase() {
        List<byte[]> letters = mailbox.receive(70);
        mailboxPoller.poll();
        jdbc.sql("delete from inbound_mail where mailbox = ? and uid > 30")
                .param(settings.mailbox())
                .update();
        int left = testPollers.rows(settings).size();
        MailboxPoller.RescanResult found =
                mailboxPoller.rescan(LocalDate.now(clock).minusDays(1));
        assertThat(found).isEqualTo(new MailboxPoller.RescanResult(70, 70 - left, 0));
        assertThat(left).isBetween(1, 69);
        assertThat(letters)
                .allSatisfy(letter -> assertThat(testPollers.rowsFor(letter)).isOne());
        assertThat(mailbox.count("Processed")).isEqualTo(70);
        assertThat(mailboxPoller.rescan(LocalDate.now(clock).plusDays(3)).seen())
                .isZero();
    }

    @Test
    void goingThroughTheMailsAgainSaysWhenItCannot() {
        line.behave(command -> Action.CUT);
        assertThatThrownBy(() -> mailboxPoller.rescan(LocalDate.now(clock)))
                .isInstanceOf(MailboxPoller.MailboxIsAway.class);
    }

    /** Whether the UID is among those the command fetches, in any spelling of the set. */
    private static boolean names(String command, long uid) {
        if (!command.startsWith("UID FETCH") || !command.contains("BODY.PEEK")) {
            return false;
        }
        for (String range : command.split(" ")[2].split(",")) {
            String[] ends = range.split(":");
            if (Long.parseLong(ends[0]) <= uid && uid <= Long.parseLong(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }
}
