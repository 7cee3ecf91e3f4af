package org.imprimatur.inbox.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPFolder.ProtocolCommand;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.Namespaces;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;
import org.jspecify.annotations.Nullable;

/**
 * An open folder of the mailbox. Speaks in UIDs and asks for raw bytes alone: message numbers shift under one's hands,
 * and every finer question (envelope, structure) lets some server fail over some mail. Nothing here marks a mail as
 * read, since people may read the mailbox too, and nothing removes a mail it was not told to.
 */
final class ImapMailbox implements AutoCloseable {

    private static final int HEADERS_AT_MOST = 1 << 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

    interface Receiver {

        void take(long uid, byte[] raw);
    }

    private final Store store;
    private final IMAPFolder folder;
    private final Duration patience;
    private final ScheduledExecutorService watch;
    private boolean broken;

    private ImapMailbox(Store store, IMAPFolder folder, Duration patience, ScheduledExecutorService watch) {
        this.store = store;
        this.folder = folder;
        this.patience = patience;
        this.watch = watch;
    }

    static ImapMailbox open(Store store, String name, Duration patience, ScheduledExecutorService watch)
            throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES);
        }
        folder.open(Folder.READ_WRITE);
        return new ImapMailbox(store, folder, patience, watch);
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** Whether the conversation stopped in the middle; nothing more can be asked then. */
    boolean isBroken() {
        return broken || !folder.isOpen();
    }

    /** What nobody has thrown away, oldest first. */
    List<Long> waiting() throws MessagingException {
        return search("UNDELETED");
    }

    List<Long> since(LocalDate day) throws MessagingException {
        return search("SINCE " + DAY.format(day));
    }

    private List<Long> search(String what) throws MessagingException {
        List<Long> found = new ArrayList<>();
        ask("UID SEARCH " + what, null, answer -> {
            if (answer.keyEquals("SEARCH")) {
                for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) {
                    found.add(uid);
                }
            }
        });
        found.sort(null);
        return found;
    }

    List<ListedMessage> list(Collection<Long> uids) throws MessagingException {
        List<ListedMessage> listed = new ArrayList<>();
        ask("UID FETCH " + set(uids) + " (UID RFC822.SIZE INTERNALDATE)", null, answer -> {
            if (answer instanceof FetchResponse mail) {
                UID uid = mail.getItem(UID.class);
                RFC822SIZE size = mail.getItem(RFC822SIZE.class);
                INTERNALDATE date = mail.getItem(INTERNALDATE.class);
                if (uid != null && size != null) {
                    listed.add(new ListedMessage(
                            uid.uid,
                            size.size,
                            date == null || date.getDate() == null
                                    ? null
                                    : date.getDate().toInstant()));
                }
            }
        });
        return listed;
    }

    /** Hands each mail over as it comes off the line, so that one lies in memory at a time. */
    void fetch(Collection<Long> uids, Receiver receiver) throws MessagingException {
        ask("UID FETCH " + set(uids) + " (UID BODY.PEEK[])", null, answer -> {
            if (answer instanceof FetchResponse mail) {
                UID uid = mail.getItem(UID.class);
                byte[] raw = bytes(mail);
                if (uid != null && raw != null) {
                    receiver.take(uid.uid, raw);
                }
            }
        });
    }

    /** The headers and the first of the text of a mail too large to be taken whole. */
    byte[] beginning(long uid, long below) throws MessagingException {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        collect(uid, "BODY.PEEK[HEADER]<0." + HEADERS_AT_MOST + ">", beginning);
        if (beginning.size() > 0 && beginning.size() < HEADERS_AT_MOST) {
            // Not every server counts the blank line to the headers.
            if (!beginning.toString(StandardCharsets.ISO_8859_1).endsWith("\n\r\n")) {
                beginning.writeBytes(new byte[] {'\r', '\n'});
            }
            collect(uid, "BODY.PEEK[TEXT]<0." + below + ">", beginning);
        }
        return beginning.toByteArray();
    }

    private void collect(long uid, String section, ByteArrayOutputStream to) throws MessagingException {
        ask("UID FETCH " + uid + " (UID " + section + ")", null, answer -> {
            byte[] bytes = answer instanceof FetchResponse mail ? bytes(mail) : null;
            if (bytes != null) {
                to.writeBytes(bytes);
            }
        });
    }

    /** These and no others. Where the server cannot do that, they stay behind marked as deleted, in sight of all. */
    void move(Collection<Long> uids, String target) throws MessagingException {
        String set = set(uids);
        if (can("MOVE")) {
            ask("UID MOVE " + set, mailbox(target), answer -> {});
            return;
        }
        ask("UID COPY " + set, mailbox(target), answer -> {});
        ask("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", null, answer -> {});
        if (can("UIDPLUS")) {
            ask("UID EXPUNGE " + set, null, answer -> {});
        }
    }

    /** @return its full name, which on some servers begins with that of the inbox */
    String ensure(String name) throws MessagingException {
        return (String) folder.doCommand(protocol -> {
            if (exists(protocol, name)) {
                return name;
            }
            String prefix = prefix(protocol);
            String full = prefix + name;
            if (prefix.isEmpty() || !exists(protocol, full)) {
                protocol.create(full);
                protocol.subscribe(full);
            }
            return full;
        });
    }

    private static boolean exists(IMAPProtocol protocol, String name) throws ProtocolException {
        var found = protocol.list("", name);
        return found != null && found.length > 0;
    }

    private static String prefix(IMAPProtocol protocol) throws ProtocolException {
        Namespaces spaces = protocol.hasCapability("NAMESPACE") ? protocol.namespace() : null;
        return spaces == null || spaces.personal == null || spaces.personal.length == 0
                ? ""
                : spaces.personal[0].prefix;
    }

    private boolean can(String capability) throws MessagingException {
        return (Boolean) folder.doCommand(protocol -> protocol.hasCapability(capability));
    }

    private Argument mailbox(String name) throws MessagingException {
        return (Argument) folder.doCommand(protocol -> protocol.supportsUtf8()
                ? new Argument().writeString(name, StandardCharsets.UTF_8)
                : new Argument().writeString(BASE64MailboxEncoder.encode(name)));
    }

    private void ask(String command, @Nullable Argument argument, Consumer<IMAPResponse> each)
            throws MessagingException {
        broken = true;
        folder.doCommand((ProtocolCommand) protocol -> {
            Future<?> alarm = watch.schedule(protocol::disconnect, patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                Response end = converse(protocol, command, argument, each);
                broken = false;
                protocol.handleResult(end);
                return null;
            } catch (IOException e) {
                throw new ConnectionException("The connection broke: " + e.getMessage());
            } finally {
                alarm.cancel(false);
            }
        });
    }

    private static Response converse(
            IMAPProtocol protocol, String command, @Nullable Argument argument, Consumer<IMAPResponse> each)
            throws IOException, ProtocolException {
        String tag = protocol.writeCommand(command, argument);
        while (true) {
            try {
                Response answer = protocol.readResponse();
                if (answer.isBYE()) {
                    throw new ConnectionException("The mail server hung up: " + answer);
                }
                if (answer.isTagged() && tag.equals(answer.getTag())) {
                    return answer;
                }
                if (answer instanceof IMAPResponse untagged && answer.isUnTagged()) {
                    each.accept(untagged);
                }
            } catch (ParsingException nonsense) {
                // The mail it was about counts as not handed over.
            }
        }
    }

    private static byte @Nullable [] bytes(FetchResponse mail) {
        BODY body = mail.getItem(BODY.class);
        return body == null || body.getByteArray() == null
                ? null
                : body.getByteArray().getNewBytes();
    }

    private static String set(Collection<Long> uids) {
        long[] sorted = uids.stream().mapToLong(Long::longValue).sorted().toArray();
        return UIDSet.toString(UIDSet.createUIDSets(sorted));
    }

    /** Without expunging: whatever else people have marked as deleted is theirs to remove. */
    @Override
    public void close() {
        if (isBroken()) {
            closeQuietly(folder::forceClose);
        } else {
            closeQuietly(() -> folder.close(false));
        }
        closeQuietly(store::close);
    }

    interface Closing {

        void say() throws MessagingException;
    }

    /** Nothing depends on a polite goodbye. */
    static void closeQuietly(Closing farewell) {
        try {
            farewell.say();
        } catch (MessagingException | RuntimeException gone) {
            // It has hung up already.
        }
    }
}
