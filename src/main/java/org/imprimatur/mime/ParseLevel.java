package org.imprimatur.mime;

/** Which parser could read a mail, the most exact first. */
public enum ParseLevel {
    /** Read as a mail, leniently. */
    LENIENT,
    /** Read by the parser that takes everything. */
    TOLERANT,
    /** Only its headers and the beginning of what follows them. */
    HEADERS,
    /** Not readable; the raw bytes are all there is. */
    UNREADABLE
}
