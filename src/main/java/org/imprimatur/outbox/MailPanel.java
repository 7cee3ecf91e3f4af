package org.imprimatur.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One direction of the mail page: what is wrong with it, how it fares, and where its mails stand. */
public interface MailPanel {

    /** As message keys spell it: {@code out} or {@code in}. */
    String word();

    /** What keeps mail from going its way, the worst first; empty when all is well. */
    List<Alarm> alarms();

    /** What one wants to know also when all is well. */
    List<Fact> facts();

    List<Tab> tabs();

    /**
     * @param kind    its colour: {@code needs} or {@code blocked}
     * @param reply   what the other side said, word by word; null if it said nothing
     * @param tryNow  where a form goes that has it tried at once, null if that is no use
     */
    record Alarm(
            String kind,
            String title,
            List<Fact> facts,
            @Nullable String reply,
            @Nullable String tryNow) {}

    /**
     * A sentence, which may end with a time.
     *
     * @param lasting whether the time is told as how long ago it was
     */
    record Fact(String words, @Nullable Instant time, boolean lasting) {

        public static Fact of(String words) {
            return new Fact(words, null, false);
        }

        public static Fact at(String words, Instant time) {
            return new Fact(words, time, false);
        }

        public static Fact since(String words, Instant time) {
            return new Fact(words, time, true);
        }
    }

    /** @param pending whether what lies there waits for somebody */
    record Tab(
            String href,
            String label,
            String section,
            @Nullable Long count,
            boolean pending) {

        public Tab(String href, String label, String section, @Nullable Long count) {
            this(href, label, section, count, false);
        }
    }
}
