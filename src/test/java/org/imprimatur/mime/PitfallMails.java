package org.imprimatur.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.inbox.ClassificationContext;
import org.imprimatur.inbox.OwnLists;

/** The awkward mails of {@code mail/rows}, each named for the row of the table of pitfalls it belongs to. */
public final class PitfallMails {

    public static final MailParser READER = new MailParser(List.of("mx.imprimatur.example"));

    private PitfallMails() {}

    static byte[] raw(String name) {
        try (InputStream in = PitfallMails.class.getResourceAsStream("/mail/rows/" + name + ".eml")) {
            if (in == null) {
                throw new IllegalArgumentException("No mail " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ParsedMail read(String name) {
        return READER.read(raw(name));
    }

    static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** From Rita to the corrections desk, about a wrong dose. */
    public static ParsedMail withHeader(String header) {
        return withHeaderAndWords(header, "The dose is wrong.\n");
    }

    public static ParsedMail withHeaderAndWords(String header, String words) {
        return READER.read(bytes("From: rita@reader.example\nTo: corrections@imprimatur.example\nSubject: Wrong dose\n"
                + header + "\n\n" + words));
    }

    static ParsedMail alternatives(String text, String html) {
        return withHeaderAndWords(
                "Content-Type: multipart/alternative; boundary=a",
                "--a\nContent-Type: text/plain; charset=utf-8\n\n" + text
                        + "\n--a\nContent-Type: text/html; charset=utf-8\n\n" + html + "\n--a--\n");
    }

    static DedupeKey key(String name) {
        byte[] raw = raw(name);
        return DedupeKey.of(raw, false, raw.length);
    }

    static List<String> names() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/mail/rows"))) {
            return files.map(file -> file.getFileName().toString().replace(".eml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> names(String prefix) {
        return names().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Nothing has been sent or reported yet. */
    public static ClassificationContext aQuietHour() {
        return anHour(0, 0, 0);
    }

    public static ClassificationContext anHour(int reports, int acksToSender, int acksToAll) {
        return context(false, reports, acksToSender, acksToAll, false);
    }

    public static ClassificationContext context(
            boolean suppressed, int reports, int acksToSender, int acksToAll, boolean breakerOpen) {
        return context(false, List.of(), suppressed, reports, acksToSender, acksToAll, breakerOpen);
    }

    /** A quiet hour in a newsroom that has set these lists. */
    public static ClassificationContext aQuietHour(boolean ourLetter, List<String> ownLists) {
        return context(ourLetter, ownLists, false, 0, 0, 0, false);
    }

    private static ClassificationContext context(
            boolean ourLetter,
            List<String> ownLists,
            boolean suppressed,
            int reports,
            int acksToSender,
            int acksToAll,
            boolean breakerOpen) {
        Set<String> addresses = Set.of("corrections@imprimatur.example", "desk@imprimatur.example");
        return new ClassificationContext(
                addresses,
                ourLetter,
                OwnLists.of(ownLists, addresses, List.of("imprimatur.example")),
                suppressed,
                reports,
                acksToSender,
                acksToAll,
                breakerOpen,
                ClassificationContext.Limits.USUAL);
    }
}
