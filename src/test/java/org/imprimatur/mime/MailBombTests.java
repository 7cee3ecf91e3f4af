package org.imprimatur.mime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.ProcessorTime;
import org.imprimatur.inbox.Classifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row 4: mails made to be slow. Each is read within the time, whatever it costs to make. */
@FullBuildOnly
class MailBombTests {

    private static final int MEGABYTE = 1024 * 1024;

    /** Each made when its turn comes: together they are large. */
    static Map<String, Supplier<String>> bombs() {
        Map<String, Supplier<String>> bombs = new TreeMap<>();
        bombs.put("nested multiparts", () -> nested(3_000));
        bombs.put(
                "nested multiparts of one boundary",
                () -> "Content-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(20_000));
        bombs.put(
                "nested mails",
                () -> "Content-Type: message/rfc822\n\n" + "Content-Type: message/rfc822\n\n".repeat(100_000));
        bombs.put("many parts", () -> "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(300_000));
        bombs.put("a long header", () -> "Subject: " + "x".repeat(5 * MEGABYTE) + "\n\ntext");
        bombs.put(
                "a long header of encoded words", () -> "Subject: " + "=?utf-8?Q?=41?= ".repeat(300_000) + "\n\ntext");
        bombs.put("half of an encoded word, often", () -> "Subject: " + "=?utf-8?Q?".repeat(500_000) + "\n\ntext");
        bombs.put("encoded words as senders", () -> "From: " + "=?utf-8?Q?x".repeat(300_000) + "\n\ntext");
        bombs.put("a long folded header", () -> "References: " + "<a@b>\n ".repeat(700_000) + "\n\ntext");
        bombs.put("open brackets", () -> "References: " + "<".repeat(5 * MEGABYTE) + "\n\ntext");
        bombs.put("recipients", () -> "To: " + "someone@somewhere.example, ".repeat(100_000) + "\n\ntext");
        bombs.put("open comments", () -> "From: " + "(".repeat(2 * MEGABYTE) + "\n\ntext");
        bombs.put("open quotes", () -> "From: " + "\"\\".repeat(2 * MEGABYTE) + "\n\ntext");
        bombs.put("labels of a domain", () -> "From: a@" + "\u00fc.".repeat(500_000) + "\n\ntext");
        bombs.put("parameters", () -> "Content-Type: text/plain" + "; a*0*=%41; b=c".repeat(200_000) + "\n\ntext");
        bombs.put("many headers", () -> "a:\n".repeat(2_000_000) + "\ntext");
        bombs.put("carriage returns", () -> "Subject: x\n\n" + "\r".repeat(5 * MEGABYTE));
        bombs.put("carriage returns in headers", () -> "Subject: x" + "\r".repeat(5 * MEGABYTE) + "y");
        bombs.put("results", () -> "Authentication-Results: " + "(\\;".repeat(1_000_000) + "\n\ntext");
        bombs.put("nested html", () -> html("<div>".repeat(200_000)));
        bombs.put("open tags", () -> html("<b><i><a href=x>".repeat(50_000)));
        bombs.put("nested quotations", () -> html("<blockquote>x".repeat(50_000)));
        bombs.put("nested lists", () -> html("<ol><li>x".repeat(50_000)));
        bombs.put("tables", () -> html("<table><tr><td>".repeat(30_000)));
        bombs.put("attributes", () -> html("<p " + "a=b ".repeat(500_000) + ">x"));
        bombs.put("attributions", () -> reply("On 2026 a@b.example wrote x:\n".repeat(30_000)));
        bombs.put(
                "almost attributions",
                () -> reply("On 10:00 2026 schrieb skrev \u043f\u0438\u0441\u0430\u043b x\n".repeat(30_000)));
        bombs.put("quotations", () -> reply("> ".repeat(500_000)));
        bombs.put("quoted lines", () -> reply(">\n\n".repeat(300_000)));
        bombs.put("rules", () -> reply("________________________\n".repeat(40_000)));
        bombs.put("labels", () -> reply("From: x\nTo: y\nz\n".repeat(60_000)));
        bombs.put("dashes", () -> reply("--\n".repeat(300_000)));
        bombs.put("numbers in a bounce", () -> bounce("5.1.1.".repeat(100_000) + "5.1.1" + " 550 ".repeat(100_000)));
        bombs.put("addresses in a bounce", () -> bounce("a@b@c ".repeat(100_000) + "message-id: <".repeat(100_000)));
        bombs.put(
                "recipients in a report",
                () -> report("Final-Recipient: rfc822; a@b.example\nAction: x\n\n".repeat(100_000)));
        bombs.put("subjects like holiday notes", () -> "Subject: " + "auto".repeat(500_000) + "\n\ntext");
        bombs.put("names of files", () -> files(199));
        return bombs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void row04_noMailKeepsTheServerBusy(String name) {
        byte[] raw = ("From: rita@reader.example\n" + bombs().get(name).get()).getBytes(StandardCharsets.UTF_8);
        // Taking it apart has a limit of its own.
        ProcessorTime.atMost(Duration.ofSeconds(2), () -> {
            ParsedMail mail = PitfallMails.READER.read(raw);
            Classifier.classify(mail, PitfallMails.aQuietHour());
            return DedupeKey.of(raw, false, raw.length);
        });
    }

    static Iterable<String> names() {
        return bombs().keySet();
    }

    private static String nested(int depth) {
        return IntStream.range(0, depth)
                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n")
                .collect(Collectors.joining());
    }

    private static String html(String body) {
        return "Content-Type: text/html\nIn-Reply-To: <a@b>\n\n" + body;
    }

    private static String reply(String text) {
        return "In-Reply-To: <a@b>\n\nYes.\n" + text;
    }

    private static String bounce(String text) {
        return "Return-Path: <>\nSubject: failure notice\n\n" + text;
    }

    private static String report(String status) {
        return "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: x\n\n"
                + status + "\n--b--\n";
    }

    private static String files(int count) {
        return "Content-Type: multipart/mixed; boundary=b\n\n"
                + ("--b\nContent-Disposition: attachment; filename=\"" + "../".repeat(3_000) + ".. ..\"\n\nx\n")
                        .repeat(count)
                + "--b--\n";
    }
}
