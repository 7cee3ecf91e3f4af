package org.imprimatur.mime;

import org.imprimatur.mime.text.HtmlText;

/** Limits of parsing: how much of a mail is looked at. The raw mail keeps what is beyond. */
final class ParseLimits {

    static final int DEPTH = 20;
    /** Of elements; what is deeper is pulled up. */
    static final int HTML_DEPTH = 100;

    static final int PARTS = 200;
    static final int HEADER_LINES = 1_000;
    static final int RECIPIENTS = 1_000;
    static final int IDS = 20;

    /** Bytes of one header, and characters of all of them. */
    static final int HEADER = 64 * 1024;

    static final int HEADERS = 1024 * 1024;

    /** Characters of a subject or a name. */
    static final int SUBJECT = 1_000;

    static final int NAME = 200;

    /** Bytes after the headers that are shown where nothing else can be told. */
    static final int BEGINNING = 64 * 1024;

    /** Characters of what is said. */
    static final int TEXT = HtmlText.LONGEST;

    /** Characters of the source of a page, after what is no words has been left out. */
    static final int SOURCE = 4 * TEXT;

    private ParseLimits() {}
}
