package org.imprimatur.outbox;

import java.time.Instant;
import java.util.List;
import org.imprimatur.platform.SearchWords;

/** One direction of mail, for the list that shows both. */
public interface MailDirection {

    /** How many mails there are, wherever they stand. */
    long all();

    /** The newest that were numbered below this, one more than a page if there are more. */
    List<Listed> newest(SearchWords words, long below);

    /**
     * A mail as a line of the list.
     *
     * @param words who it is from or to, and what is the matter with it
     * @param mark  of its state, as {@code fragments/state} knows it
     * @param state in words
     */
    record Listed(long seq, Instant at, String href, String title, String words, String mark, String state) {}
}
