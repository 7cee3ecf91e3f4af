package org.imprimatur.outbox;

import org.imprimatur.mime.MailAddress;

/** Sends finished letters to the mail server. Never called within a transaction. */
public interface MailTransport {

    /** Whether there is a mail server to go to at all. */
    boolean isSetUp();

    /** A connection that is opened when the first letter is handed over. */
    Connection open();

    /** One connection to the mail server. */
    interface Connection extends AutoCloseable {

        /** Never throws for what the server does or fails to do. */
        DeliveryResult deliver(OutgoingMessage message);

        @Override
        void close();
    }

    /**
     * A letter as it goes over the wire.
     *
     * @param sender where bounces return to; stands on the envelope only
     */
    record OutgoingMessage(String sender, MailAddress recipient, byte[] bytes) {}
}
