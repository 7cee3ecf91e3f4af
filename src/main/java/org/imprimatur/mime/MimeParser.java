package org.imprimatur.mime;

/** Parses the bytes of a mail into the tree of its parts. May fail in any way; there is a next parser. */
interface MimeParser {

    ParseLevel level();

    /** @param depth how many mails and multiparts this one is inside of */
    MimePart parse(byte[] mail, int depth, ParseBudget parseBudget) throws Exception;
}
