package org.imprimatur.mime;

/** How far down the ladder of readers one had to go for a mail to make sense. */
public enum ParseLevel {
    /** Read as a mail, leniently. */
    LENIENT,
    /** Read by the reader that takes everything. */
    TOLERANT,
    /** Only its headers and the beginning of what follows them. */
    HEADERS,
    /** Not readable; the raw bytes are all there is. */
    UNREADABLE
}
