package org.imprimatur.inbox.imap;

import jakarta.mail.MessagingException;

/** The folder readers' mail comes to, and those it is put away in; opened anew whenever the conversation has broken off. */
final class MailboxConnection implements AutoCloseable {

    /** So often in a row it is one mail, or bad luck; after that it is the mail server. */
    private static final int BREAKS_AT_MOST = 3;

    private final ImapServer server;
    private final ImapSettings settings;

    private ImapMailbox mailbox;
    private FolderPosition folderPosition;
    private String processed;
    private String oversize;
    private int breaks;

    MailboxConnection(ImapServer server, ImapSettings settings) throws MessagingException {
        this.server = server;
        this.settings = settings;
        this.mailbox = server.open(settings.folder());
        this.folderPosition = new FolderPosition(settings.mailbox(), settings.folder(), mailbox.validity());
        this.processed = mailbox.ensure(settings.processed());
        this.oversize = mailbox.ensure(settings.oversize());
    }

    ImapMailbox mailbox() {
        return mailbox;
    }

    FolderPosition position() {
        return folderPosition;
    }

    String folderFor(boolean tooLarge) {
        return tooLarge ? oversize : processed;
    }

    void workedWell() {
        breaks = 0;
    }

    /**
     * Carries on after a failure, over a new connection if it takes one.
     *
     * @return false if the UIDs known so far mean nothing any more
     */
    boolean mend(Throwable failure) throws MessagingException {
        if (!mailbox.isBroken()) {
            return true;
        }
        if (++breaks >= BREAKS_AT_MOST) {
            throw failure instanceof MessagingException known
                    ? known
                    : new MessagingException("The mail server cannot be followed: " + failure);
        }
        mailbox.close();
        mailbox = server.open(settings.folder());
        FolderPosition before = folderPosition;
        folderPosition = new FolderPosition(settings.mailbox(), settings.folder(), mailbox.validity());
        return folderPosition.equals(before);
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
