package org.imprimatur.audit.transparency;

/** There is no timestamp to keep, and why. */
public final class TimestampRefused extends Exception {

    /** What was wrong with the answer, or with asking. */
    public enum Why {
        /** Nothing came within the time allowed, or the authority could not be reached. */
        NO_ANSWER,
        /** What came was longer than any timestamp is. */
        TOO_LONG,
        /** What came is no answer of a timestamp authority. */
        NOT_A_REPLY,
        /** The authority would not. */
        REJECTED,
        /** It is a timestamp of something else. */
        OTHER_TEXT,
        /** It is the answer to another request. */
        OTHER_NONCE,
        /** It does not bring the certificate it is signed with. */
        NO_CERTIFICATE,
        /** The certificate is not one for timestamps. */
        NOT_FOR_STAMPS,
        /** The certificate's key did not sign it. */
        NOT_SIGNED,
        /** The certificate was not issued by anybody the settings trust. */
        NOT_TRUSTED,
        /** The file of trusted certificates cannot be read. */
        NO_TRUST
    }

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** @param detail what was seen or said, for whoever looks into it */
    public TimestampRefused(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public String detail() {
        String detail = getMessage();
        return detail == null ? "" : detail;
    }
}
