package org.imprimatur.bench;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Properties;
import org.imprimatur.inbox.Dovecot;
import org.springframework.util.StreamUtils;

/** The mail library alone: opens the folder and reads the raw bytes of each mail, and does nothing with them. */
final class BareFetch {

    private BareFetch() {}

    /** @param args port, then the users whose mail is read one after the other; the last is timed */
    public static void main(String[] args) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.peek", "true");
        settings.setProperty("mail.imap.partialfetch", "false");
        for (int user = 1; user < args.length; user++) {
            long start = System.nanoTime();
            int mails = fetch(settings, Integer.parseInt(args[0]), args[user]);
            if (user == args.length - 1) {
                System.out.printf(Locale.ROOT, "TOOK %d %.3f%n", mails, (System.nanoTime() - start) / 1e9);
            }
        }
    }

    private static int fetch(Properties settings, int port, String user) throws Exception {
        int mails = 0;
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", port, user, Dovecot.PASSWORD);
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            OutputStream nowhere = StreamUtils.nonClosing(OutputStream.nullOutputStream());
            for (Message message : folder.getMessages()) {
                message.writeTo(nowhere);
                mails++;
            }
            folder.close(false);
        }
        return mails;
    }
}
