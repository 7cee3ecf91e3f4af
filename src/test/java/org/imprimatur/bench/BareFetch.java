package org.imprimatur.bench;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Properties;
import org.springframework.util.StreamUtils;

/** The mail library alone: opens the folder and reads the raw bytes of each mail, and does nothing with them. */
final class BareFetch {

    private BareFetch() {}

    /** @param args port, user, password, folder */
    public static void main(String[] args) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.peek", "true");
        settings.setProperty("mail.imap.partialfetch", "false");
        long start = System.nanoTime();
        int mails = 0;
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", Integer.parseInt(args[0]), args[1], args[2]);
            Folder folder = store.getFolder(args[3]);
            folder.open(Folder.READ_ONLY);
            OutputStream nowhere = StreamUtils.nonClosing(OutputStream.nullOutputStream());
            for (Message message : folder.getMessages()) {
                message.writeTo(nowhere);
                mails++;
            }
            folder.close(false);
        }
        System.out.printf(Locale.ROOT, "TOOK %d %.3f%n", mails, (System.nanoTime() - start) / 1e9);
    }
}
