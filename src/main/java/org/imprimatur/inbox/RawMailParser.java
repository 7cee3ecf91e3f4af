package org.imprimatur.inbox;

import org.imprimatur.mime.ParsedMail;

/** Parses the bytes of a mail. */
@FunctionalInterface
interface RawMailParser {

    /**
     * @param truncated whether the bytes are only the beginning
     * @param size      of the whole mail
     */
    ParsedMail read(byte[] raw, boolean truncated, long size);
}
