package org.imprimatur.mime;

/** What an editor should know about how a mail was read. */
public enum ParseWarning {
    CHARSET_GUESSED,
    SEVERAL_FROM,
    SEVERAL_MESSAGE_IDS,
    NO_RETURN_ADDRESS,
    NO_WORDS,
    TEXT_AND_HTML_DIFFER,
    FORWARDED,
    TOO_MANY_PARTS,
    TOO_DEEP,
    TOOK_TOO_LONG,
    CUT_SHORT,
    UNPACKED_TNEF,
    BAD_HEADERS,
    /** Its words were more than is kept as text. */
    LONG_TEXT,
    /** All or part of it is encrypted to somebody who is not here. */
    ENCRYPTED
}
