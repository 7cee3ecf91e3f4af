package org.imprimatur.demo;

import jakarta.mail.Address;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/** Reads mailboxes over IMAP, as any mail program would. */
public record Mailboxes(String host, int port) {

    /** What lies in the box, newest first. */
    public List<Delivered> of(String address) {
        return read(address, "INBOX", true);
    }

    /** Senders, subjects and dates of what lies in the box, newest first, without the letters themselves. */
    public List<Delivered> headings(String address) {
        return read(address, "INBOX", false);
    }

    private List<Delivered> read(String address, String name, boolean whole) {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.connectiontimeout", "5000");
        settings.setProperty("mail.imap.timeout", "10000");
        settings.setProperty("mail.imap.partialfetch", "false");
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect(host, port, address, "any");
            Folder inbox = store.getFolder(name);
            if (!inbox.exists()) {
                return List.of();
            }
            inbox.open(Folder.READ_ONLY);
            List<Delivered> letters = new ArrayList<>();
            Message[] messages = inbox.getMessages();
            FetchProfile together = new FetchProfile();
            together.add(FetchProfile.Item.ENVELOPE);
            together.add(UIDFolder.FetchProfileItem.UID);
            inbox.fetch(messages, together);
            for (Message message : messages) {
                long uid = ((UIDFolder) inbox).getUID(message);
                try {
                    letters.add(
                            whole
                                    ? delivered(address, uid, (MimeMessage) message)
                                    : heading(address, uid, (MimeMessage) message));
                } catch (MessageRemovedException putAway) {
                    // By the server, since it was listed: it lies in another folder now.
                }
            }
            inbox.close(false);
            letters.sort(Comparator.comparingLong(Delivered::uid).reversed());
            return letters;
        } catch (MessagingException e) {
            throw new IllegalStateException("The mailbox of " + address + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest letter of this kind, waited for. */
    public Delivered await(String address, Predicate<Delivered> wanted) {
        return awaitIn(List.of("INBOX"), address, wanted);
    }

    /** The same, wherever in these folders it lies by then. */
    public Delivered awaitIn(List<String> folders, String address, Predicate<Delivered> wanted) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        List<Delivered> seen = List.of();
        while (Instant.now().isBefore(end)) {
            seen = folders.stream()
                    .flatMap(folder -> read(address, folder, true).stream())
                    .toList();
            for (Delivered letter : seen) {
                if (wanted.test(letter)) {
                    return letter;
                }
            }
            pause();
        }
        throw new AssertionError("No such letter came to " + address + "; there are "
                + seen.stream().map(Delivered::subject).toList());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Delivered heading(String address, long uid, MimeMessage message) throws MessagingException {
        return new Delivered(
                address,
                uid,
                text(message.getSubject()),
                "",
                "",
                "",
                text(message.getMessageID()),
                "",
                message.getSentDate() == null
                        ? Instant.EPOCH
                        : message.getSentDate().toInstant(),
                "",
                "",
                "");
    }

    private static Delivered delivered(String address, long uid, MimeMessage message)
            throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        // Parsed from the bytes: the parts of an IMAP message are fetched one by one and fail once the folder is
        // closed.
        MimeMessage read = new MimeMessage(
                Session.getInstance(new Properties()), new java.io.ByteArrayInputStream(raw.toByteArray()));
        return new Delivered(
                address,
                uid,
                text(read.getSubject()),
                text(read.getHeader("From", ", ")),
                text(read.getHeader("To", ", ")),
                answersTo(read),
                text(read.getHeader("Message-ID", " ")),
                text(read.getHeader("References", " ")).replaceAll("\\s+", " "),
                read.getSentDate() == null ? Instant.EPOCH : read.getSentDate().toInstant(),
                part(read, "text/plain"),
                part(read, "text/html"),
                raw.toString(StandardCharsets.UTF_8));
    }

    private static String answersTo(MimeMessage message) throws MessagingException {
        Address[] addresses = message.getReplyTo();
        return addresses == null || addresses.length == 0 ? "" : ((InternetAddress) addresses[0]).getAddress();
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
