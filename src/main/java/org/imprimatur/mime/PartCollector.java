package org.imprimatur.mime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.imprimatur.mime.text.FormatFlowed;
import org.imprimatur.platform.Charsets;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a mail: words to read, and files to keep. */
final class PartCollector {

    private final MimeParser mimeParser;
    private final ParseBudget parseBudget;
    private final List<TextAndHtml> texts = new ArrayList<>();
    private final List<TextAndHtml> wrapped = new ArrayList<>();
    private final Attachments attachments = new Attachments();

    PartCollector(MimeParser mimeParser, ParseBudget parseBudget) {
        this.mimeParser = mimeParser;
        this.parseBudget = parseBudget;
    }

    void collect(MimePart root, int depth) {
        texts.addAll(texts(root, depth));
        boolean wordless = texts.stream().allMatch(TextAndHtml::isBlank);
        if (wordless) {
            texts.addAll(wrapped);
        }
    }

    List<TextAndHtml> texts() {
        return texts;
    }

    List<Attachment> attachments() {
        return attachments.all();
    }

    private List<TextAndHtml> texts(MimePart part, int depth) {
        if (part.is("multipart/alternative")) {
            return oneOf(part, depth);
        }
        if (part.is("multipart/report")) {
            return report(part, depth);
        }
        if (part.isMultipart() && !part.children().isEmpty()) {
            return part.children().stream()
                    .flatMap(child -> texts(child, depth + 1).stream())
                    .toList();
        }
        if (part.is("message/rfc822") || part.is("message/global")) {
            return inner(part, depth);
        }
        if (isWords(part)) {
            String text = text(part);
            return List.of(part.is("text/html") ? new TextAndHtml(null, text) : new TextAndHtml(text, null));
        }
        if (part.is("application/ms-tnef") || part.is("application/vnd.ms-tnef")) {
            unwrap(part);
            return List.of();
        }
        attachments.add(part, null);
        return List.of();
    }

    /** The same words several times over: each form once. */
    private List<TextAndHtml> oneOf(MimePart part, int depth) {
        List<TextAndHtml> forms = part.children().stream()
                .flatMap(child -> texts(child, depth + 1).stream())
                .toList();
        String text = joined(forms.stream().map(TextAndHtml::text).toList());
        String html = joined(forms.stream().map(TextAndHtml::html).toList());
        return text == null && html == null ? List.of() : List.of(new TextAndHtml(text, html));
    }

    private static @Nullable String joined(List<@Nullable String> forms) {
        String all = forms.stream().filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return forms.stream().allMatch(Objects::isNull) ? null : all;
    }

    /** A mail in the mail: kept as a file, and its words read as well. */
    private List<TextAndHtml> inner(MimePart part, int depth) {
        HeaderBlock headers = HeaderBlock.of(part.content());
        String subject = ReadableHeaders.of(headers, "Subject");
        attachments.add(part, (subject.isEmpty() ? "mail" : subject) + ".eml");
        if (!parseBudget.allows(depth + 1)) {
            return List.of();
        }
        parseBudget.note(ParseWarning.FORWARDED);
        List<TextAndHtml> inner = new ArrayList<>();
        inner.add(new TextAndHtml(ReadableHeaders.above(headers), null));
        try {
            PartCollector within = new PartCollector(mimeParser, parseBudget);
            within.collect(mimeParser.parse(part.content(), depth + 1, parseBudget), depth + 1);
            inner.addAll(within.texts());
        } catch (Exception unreadable) {
            inner.add(new TextAndHtml(
                    Charsets.guess(Arrays.copyOfRange(part.content(), headers.body(), part.content().length)), null));
        }
        return inner;
    }

    /** Of a delivery report only the words at its top; what it brings along is evidence, not message. */
    private List<TextAndHtml> report(MimePart part, int depth) {
        List<TextAndHtml> words = new ArrayList<>();
        for (MimePart child : part.children()) {
            if (child.mediaType().startsWith("message/") || child.is("text/rfc822-headers")) {
                attachments.add(child, null);
            } else {
                words.addAll(texts(child, depth + 1));
            }
        }
        return words;
    }

    /** Its words are used only if the mail has no others: they are mostly the same. */
    private void unwrap(MimePart part) {
        try {
            Tnef wrapping = Tnef.open(part.content());
            List<Tnef.File> files = wrapping.files();
            wrapping.words().ifPresent(wrapped::add);
            files.forEach(file -> attachments.add(file.name(), "application/octet-stream", file.bytes()));
            parseBudget.note(ParseWarning.UNPACKED_TNEF);
        } catch (IOException | RuntimeException unreadable) {
            attachments.add(part, "winmail.dat");
        }
    }

    /** Text that stands in the mail itself, not one that was sent as a file. */
    private static boolean isWords(MimePart part) {
        boolean text = part.mediaType().startsWith("text/")
                && !part.is("text/calendar")
                && !part.is("text/vcard")
                && !part.is("text/x-vcard")
                && !part.is("text/rtf")
                && !part.is("text/x-amp-html");
        return text && !part.isAttachment() && AttachmentNames.of(part).isEmpty();
    }

    private String text(MimePart part) {
        byte[] bytes = part.content();
        Charsets.Decoded decoded =
                Charsets.decode(bytes, part.type().get("charset").orElse(null));
        if (decoded.guessed()) {
            parseBudget.note(ParseWarning.CHARSET_GUESSED);
        }
        boolean flowed = "flowed".equalsIgnoreCase(part.type().get("format").orElse(""));
        boolean deletes = "yes".equalsIgnoreCase(part.type().get("delsp").orElse(""));
        String text = flowed ? FormatFlowed.joined(decoded.text(), deletes) : decoded.text();
        if (text.length() > ParseLimits.TEXT) {
            parseBudget.note(ParseWarning.LONG_TEXT);
            text = text.substring(0, ParseLimits.TEXT);
        }
        return text;
    }

    static String beginning(byte[] raw, int from) {
        int length = Math.min(raw.length - from, ParseLimits.BEGINNING);
        return Charsets.decode(Arrays.copyOfRange(raw, from, from + length), StandardCharsets.UTF_8.name())
                .text();
    }
}
