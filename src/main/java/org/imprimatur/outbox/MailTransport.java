package org.imprimatur.outbox;

import org.imprimatur.mime.MailAddress;

/** Takes letters to the mail server. Never called within a transaction. */
interface MailTransport {

    /** Whether there is a mail server to go to at all. */
    boolean knowsTheWay();

    /** One walk to the mail server, on one connection, opened when the first letter is handed over. */
    Trip depart();

    interface Trip extends AutoCloseable {

        /** Never throws for what the server does or fails to do. */
        DeliveryResult deliver(Parcel parcel);

        @Override
        void close();
    }

    /**
     * A letter as it goes over the wire.
     *
     * @param sender where bounces return to; stands on the envelope only
     */
    record Parcel(String sender, MailAddress recipient, byte[] message) {}
}
