package org.imprimatur.inbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.Failpoints;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.inbox.imap.UnreliableImap.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A poll of the mailbox, broken at each of its commands and at each of its statements in turn. */
@FullBuildOnly
@ServerTest
@OnBothDatabases
class EveryStepBrokenTests {

    private static final int MAILS = 5;

    @Autowired
    ApplicationContext server;

    @Autowired
    TestClock.Settable clock;

    private final ReadersMailbox mailbox = ReadersMailbox.open();
    private final UnreliableImap line = new UnreliableImap(mailbox.port());
    private final ImapSettings settings = mailbox.settings(line.port());
    private TestPollers testPollers;
    private MailboxPoller mailboxPoller;
    private int mails;

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
    void row34_whicheverCommandIsLostEachMailIsOneRow() {
        brokenAtEachCommand();
    }

    @Test
    void row34_whicheverCommandIsLostOnAServerThatCannotMoveEachMailIsOneRow() {
        line.answering(answer -> answer.replace(" MOVE", ""));
        brokenAtEachCommand();
    }

    @Test
    void row34_whicheverStatementFailsEachMailIsOneRow() {
        boolean burnt = true;
        for (int statement = 1; burnt; statement++) {
            List<byte[]> letters = mailbox.receive(MAILS);
            Failpoints.lightFuse(statement);
            mailboxPoller.poll();
            burnt = Failpoints.putOut();
            recover(letters, "statement " + statement);
        }
        assertThat(mails).isGreaterThan(50);
    }

    private void brokenAtEachCommand() {
        for (Action action : List.of(Action.CUT, Action.LOSE, Action.cutAfter(150), Action.say("NO not today"))) {
            boolean reached = true;
            for (int command = 1; reached; command++) {
                List<byte[]> letters = mailbox.receive(MAILS);
                int wanted = command;
                AtomicInteger heard = new AtomicInteger();
                line.behave(said -> heard.incrementAndGet() == wanted ? action : Action.PASS);
                mailboxPoller.poll();
                reached = heard.get() >= wanted;
                recover(letters, action + " at command " + command);
            }
        }
        assertThat(mails).isGreaterThan(200);
    }

    /** Nothing is done but what happens by itself. */
    private void recover(List<byte[]> letters, String what) {
        mails += letters.size();
        line.behave(command -> Action.PASS);
        clock.advance(Duration.ofMinutes(2));
        assertThat(mailboxPoller.poll()).as(what).isTrue();
        assertThat(letters)
                .as(what)
                .allSatisfy(letter -> assertThat(testPollers.rowsFor(letter)).isOne());
        assertThat(testPollers.rows(settings)).as(what).hasSize(mails);
        assertThat(testPollers.failedFetch(settings)).as(what).isEmpty();
        assertThat(mailbox.messages("INBOX"))
                .as(what)
                .allMatch(mail -> mail.getFlags().contains(Flags.Flag.DELETED));
    }
}
