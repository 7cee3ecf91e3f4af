package org.imprimatur.inbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The mails in a file or a folder, one at a time: a folder's {@code .eml} and {@code .mbox} files with those of its
 * folders, in the order of their names; a file that begins as an mbox does; or any other file as one mail.
 */
final class MailFiles {

    private final InboundMailSettings settings;
    private final Receiver receiver;

    MailFiles(InboundMailSettings settings, Receiver receiver) {
        this.settings = settings;
        this.receiver = receiver;
    }

    /** Takes each mail as it comes. */
    interface Receiver {

        void take(byte[] raw, Provenance provenance);

        /** The file is left out, and somebody ought to know. */
        void cannotRead(Path file, IOException why);
    }

    void each(Path path) {
        if (Files.isDirectory(path)) {
            folder(path);
        } else {
            file(path);
        }
    }

    private void folder(Path folder) {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted().toList();
        } catch (IOException e) {
            receiver.cannotRead(folder, e);
            return;
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                folder(entry);
            } else if (isNamed(entry, ".eml") || isNamed(entry, ".mbox")) {
                file(entry);
            }
        }
    }

    private void file(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (!isNamed(file, ".eml") && isMbox(in)) {
                new MboxReader(in, settings, name(file), receiver).each();
            } else if (!isNamed(file, ".mbox") || Files.size(file) > 0) {
                one(in, file);
            }
        } catch (IOException e) {
            receiver.cannotRead(file, e);
        }
    }

    private void one(InputStream in, Path file) throws IOException {
        long size = Files.size(file);
        boolean large = size > settings.largest().toBytes();
        if (large) {
            byte[] start = in.readNBytes(
                    RawMail.LONGEST_HEADERS + (int) settings.beginning().toBytes());
            receiver.take(RawMail.beginning(start, settings), provenance(name(file), size, true));
        } else {
            byte[] raw = in.readAllBytes();
            receiver.take(raw, provenance(name(file), raw.length, false));
        }
    }

    private static boolean isMbox(InputStream in) throws IOException {
        in.mark(8);
        byte[] start = in.readNBytes(5);
        in.reset();
        return MboxReader.isSeparator(start);
    }

    private static boolean isNamed(Path file, String ending) {
        Path name = file.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static Provenance provenance(String name, long size, boolean truncated) {
        return new Provenance(Provenance.Source.FILE, name, null, null, null, null, size, truncated);
    }
}
