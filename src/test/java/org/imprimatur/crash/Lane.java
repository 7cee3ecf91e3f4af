package org.imprimatur.crash;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.journey.Colleague;
import org.imprimatur.journey.Visitor;

/**
 * A writer, a reviewer and a publisher who hand one article after the other through the newsroom. When the server goes
 * away in the middle of a action, they note that nobody answered, wait until it is back, and begin another article.
 */
final class Lane implements Runnable {

    private final String name;
    private final URI server;
    private final Staff staff;
    private final Journal journal;
    private final AtomicBoolean open;
    private final java.util.List<Throwable> surprises;
    private int articles;

    Lane(
            String name,
            URI server,
            Staff staff,
            Journal journal,
            AtomicBoolean open,
            java.util.List<Throwable> surprises) {
        this.name = name;
        this.server = server;
        this.staff = staff;
        this.journal = journal;
        this.open = open;
        this.surprises = surprises;
    }

    /** Addresses of the three. */
    record Staff(String writer, String reviewer, String publisher, String password) {}

    @Override
    public void run() {
        while (open.get()) {
            try {
                Colleague writer = colleague(staff.writer());
                Colleague reviewer = colleague(staff.reviewer());
                Colleague publisher = colleague(staff.publisher());
                while (open.get()) {
                    oneArticle(writer, reviewer, publisher);
                }
            } catch (UncheckedIOException serverIsGone) {
                pause(250);
            } catch (RuntimeException | AssertionError surprise) {
                surprises.add(surprise);
                pause(250);
            }
        }
    }

    private void oneArticle(Colleague writer, Colleague reviewer, Colleague publisher) {
        // The title tells the articles apart, in the journal and on the worklist.
        String title = "Walking to work, part " + name + "-" + ++articles;
        String writing = writer.begin(title, "Walking is *good* for most people, most of the time [@who-activity].");
        handoff(title, writing, "submit", () -> writer.submit(writing));
        readTheLetterFirst();
        String review = reviewer.turnOn(title);
        reviewer.take(review);
        handoff(title, review, "request changes", () -> reviewer.requestChanges(review, "Please say how far."));
        String fixing = writer.turnOn(title);
        writer.save(fixing, "Walking two miles is *good* for most people, most of the time [@who-activity].");
        handoff(title, fixing, "submit", () -> writer.submit(fixing));
        readTheLetterFirst();
        String again = reviewer.turnOn(title);
        handoff(title, again, "sign", () -> reviewer.sign(again));
        readTheLetterFirst();
        String publishing = publisher.turnOn(title);
        publisher.take(publishing);
        handoff(title, publishing, "publish", () -> publisher.publishNow(publishing));
    }

    private void handoff(String article, String taskId, String action, Runnable act) {
        try {
            act.run();
        } catch (UncheckedIOException noAnswer) {
            journal.unanswered(article, taskId, action);
            throw noAnswer;
        }
        journal.acknowledged(article, taskId, action);
    }

    /** A letter about a turn that is over is not sent any more; some are read, some come too late. */
    private static void readTheLetterFirst() {
        pause(ThreadLocalRandom.current().nextInt(2500));
    }

    /** One after the other: eight sign-ins to one account in one moment look like guessing. */
    private Colleague colleague(String email) {
        synchronized (Lane.class) {
            return new Colleague(new Visitor(server, Duration.ofSeconds(30)), email, staff.password());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
