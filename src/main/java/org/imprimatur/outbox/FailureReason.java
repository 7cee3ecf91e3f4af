package org.imprimatur.outbox;

import java.util.Locale;

/** Why a letter is not on its way, or the whole queue stands still. Each has its sentence in the messages. */
public enum FailureReason {
    /** The address belongs to nobody. */
    ADDRESS_UNKNOWN,
    /** The address is not one a mail server could be given. */
    ADDRESS_UNUSABLE,
    /** The address is spelt in letters our mail server cannot pass on. */
    ADDRESS_NEEDS_UTF8,
    /** The address is on the list of those that take nothing. */
    ADDRESS_SUPPRESSED,
    /** The server will not have this letter. */
    REFUSED,
    /** A mail server further on returned it. */
    RETURNED,
    /** The server turned it away for now. */
    TURNED_AWAY,
    /** Turned away for three days. */
    GAVE_UP,
    /** The letter could not be written: its template is broken. */
    UNWRITABLE,
    /** What it asks for has been done meanwhile. */
    POINTLESS,
    /** The addressee no longer works here. */
    HAS_LEFT,
    /** The addressee has another address now, and the link in it is void. */
    ADDRESS_CHANGED,
    /** Its link had been used, replaced or withdrawn. */
    LINK_OVER,
    /** A newer letter about the same article left in its place. */
    OVERTAKEN,
    /** The addressee gets it told in the daily letter. */
    COLLECTED,
    /** The addressee wants no letters of this kind. */
    UNWANTED,
    /** Somebody stopped it. */
    STOPPED,
    /** Its day has passed. */
    TOO_LATE,
    /** The line broke after the letter was handed over and before the server answered. */
    NO_ANSWER,
    /** This server stopped while it was sending. */
    INTERRUPTED,
    /** No connection to the mail server. */
    UNREACHABLE,
    /** The connection could not be made safe. */
    INSECURE,
    /** The mail server refuses our name or password. */
    SIGN_IN,
    /** The mail server refuses the address we send from. */
    SENDER_REFUSED,
    /** The mail server asked us to come back later. */
    BUSY;

    /** The reason as message keys spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
