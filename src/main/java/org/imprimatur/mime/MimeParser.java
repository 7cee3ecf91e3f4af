package org.imprimatur.mime;

/** Takes the bytes of a mail apart into its pieces. May fail in any way; there is a next one. */
interface MimeParser {

    ParseLevel rung();

    /** @param depth how many mails and multiparts this one is inside of */
    MimePart dissect(byte[] mail, int depth, ParseBudget parseBudget) throws Exception;
}
