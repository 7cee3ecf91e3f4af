package org.imprimatur.mime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.mime.text.EmbeddedData;
import org.imprimatur.mime.text.FormatFlowed;
import org.imprimatur.mime.text.RtfText;
import org.imprimatur.platform.Charsets;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a mail: words to read, and files to keep. */
final class PartCollector {

    /** Some programs leave out what kind of text it is. */
    private static final Pattern PAGE =
            Pattern.compile("\\s{0,100}<(?:!doctype html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);

    /** What programs write before the parts for those that know no parts. */
    private static final Pattern PREAMBLE = Pattern.compile("(?s).{0,500}\\bMIME\\b.{0,500}");

    private final MimeParser mimeParser;
    private final ParseBudget parseBudget;
    private final List<TextAndHtml> texts = new ArrayList<>();
    private final List<TextAndHtml> wrapped = new ArrayList<>();
    /** Sent under the name of a file, though they may be the mail itself. */
    private final List<MimePart> named = new ArrayList<>();
    /** Files that nobody gave a name, and what stands around the parts of a multipart. */
    private final List<MimePart> nameless = new ArrayList<>();

    private final Attachments attachments = new Attachments();
    private boolean begun;

    PartCollector(MimeParser mimeParser, ParseBudget parseBudget) {
        this.mimeParser = mimeParser;
        this.parseBudget = parseBudget;
    }

    /** Each next way is tried only while there are no words. */
    void collect(MimePart root, int depth) {
        texts.addAll(texts(root, depth));
        if (isWordless()) {
            texts.addAll(wrapped);
        }
        if (isWordless()) {
            named.forEach(part -> texts.add(words(part)));
        }
        if (isWordless() && !parseBudget.warnings().contains(ParseWarning.ENCRYPTED)) {
            nameless.forEach(part -> readable(part).ifPresent(texts::add));
        }
    }

    boolean isWordless() {
        return texts.stream().allMatch(TextAndHtml::isBlank);
    }

    List<TextAndHtml> texts() {
        return texts;
    }

    List<Attachment> attachments() {
        return attachments.all();
    }

    private List<TextAndHtml> texts(MimePart part, int depth) {
        if (part.isMultipart() && part.children().isEmpty()) {
            return partless(part, depth);
        }
        if (part.isMultipart()) {
            nameless.add(around(part));
        }
        if (part.is("multipart/alternative")) {
            return oneOf(part, depth);
        }
        if (part.is("multipart/encrypted")) {
            parseBudget.note(ParseWarning.ENCRYPTED);
        }
        if (part.is("multipart/report")) {
            return report(part, depth);
        }
        if (part.isMultipart()) {
            return part.children().stream()
                    .flatMap(child -> texts(child, depth + 1).stream())
                    .toList();
        }
        if (part.is("message/rfc822") || part.is("message/global")) {
            return inner(part, depth);
        }
        if (CmsMessage.isDeclared(part)) {
            return opened(part, depth);
        }
        if (isWords(part)) {
            return said(part);
        }
        if (part.is("application/ms-tnef") || part.is("application/vnd.ms-tnef")) {
            unwrap(part);
            return List.of();
        }
        file(part);
        return List.of();
    }

    /** The words of a part; if it bears a file's name as well, it is kept as a file too. */
    private List<TextAndHtml> said(MimePart part) {
        boolean first = !begun;
        begun = true;
        if (AttachmentNames.of(part).isPresent()) {
            attachments.add(part, null);
            if (!first) {
                named.add(part);
                return List.of();
            }
        }
        return List.of(words(part));
    }

    private TextAndHtml words(MimePart part) {
        String text = text(part);
        return part.is("text/html") ? new TextAndHtml(null, text) : new TextAndHtml(text, null);
    }

    private void file(MimePart part) {
        attachments.add(part, null);
        begun = true;
        if (Encryption.isIn(part)) {
            parseBudget.note(ParseWarning.ENCRYPTED);
        }
        if (isText(part)) {
            named.add(part);
        } else if (!part.isAttachment() && AttachmentNames.of(part).isEmpty()) {
            nameless.add(part);
        }
    }

    /** What stands before and below the parts, for nobody to see who reads mail as it is meant. */
    private static MimePart around(MimePart multipart) {
        return MimePart.of("text/plain", null, multipart.content(), List.of());
    }

    /** A multipart that falls into no parts: by the boundary it really has, or as one text. */
    private List<TextAndHtml> partless(MimePart part, int depth) {
        boolean limited = !parseBudget.allows(depth) || parseBudget.warnings().contains(ParseWarning.TOO_MANY_PARTS);
        if (limited) {
            attachments.add(part, null);
            return List.of();
        }
        byte[] content = TransferEncoding.base64(part.content()).orElse(part.content());
        Optional<MimePart> parted = UndeclaredBoundary.in(content)
                .flatMap(boundary -> parsed(UndeclaredBoundary.declared(part.mediaType(), boundary, content), depth));
        if (parted.isPresent() && !parted.get().children().isEmpty()) {
            return texts(parted.get(), depth);
        }
        if (UndeclaredBoundary.isAll(content)) {
            return List.of();
        }
        Optional<TextAndHtml> text = readable(MimePart.of("text/plain", null, content, List.of()));
        if (text.isEmpty() && content.length > 0) {
            attachments.add(part, null);
        }
        return text.stream().toList();
    }

    private Optional<MimePart> parsed(byte[] mail, int depth) {
        try {
            return Optional.of(mimeParser.parse(mail, depth, parseBudget));
        } catch (Exception unreadable) {
            return Optional.empty();
        }
    }

    /** The words of a part that does not say it has any, if its bytes are words. */
    private Optional<TextAndHtml> readable(MimePart part) {
        if (part.is("text/rtf") || part.is("application/rtf")) {
            String rich = new String(part.content(), StandardCharsets.ISO_8859_1);
            return Optional.of(new TextAndHtml(RtfText.words(rich), null));
        }
        if (!FallbackContents.isText(beginning(part.content(), 0))
                || TransferEncoding.base64(part.content()).isPresent()) {
            return Optional.empty();
        }
        String text = text(part);
        boolean page = PAGE.matcher(text).lookingAt() || part.is("text/x-amp-html");
        boolean notice = PREAMBLE.matcher(text).matches();
        return notice
                ? Optional.empty()
                : Optional.of(page ? new TextAndHtml(null, text) : new TextAndHtml(text, null));
    }

    /** A mail that was signed or packed as a whole; one that is encrypted is kept as it came. */
    private List<TextAndHtml> opened(MimePart part, int depth) {
        begun = true;
        if (Encryption.isIn(part)) {
            parseBudget.note(ParseWarning.ENCRYPTED);
        }
        try {
            CmsMessage message = CmsMessage.open(part.content());
            if (message.encrypted()) {
                parseBudget.note(ParseWarning.ENCRYPTED);
            }
            if (message.content().isPresent() && parseBudget.allows(depth + 1)) {
                PartCollector within = new PartCollector(mimeParser, parseBudget);
                within.collect(mimeParser.parse(message.content().get(), depth + 1, parseBudget), depth + 1);
                attachments.addAll(within.attachments());
                return within.texts();
            }
        } catch (Exception | StackOverflowError unreadable) {
            // Kept as it came.
        }
        attachments.add(part, "smime.p7m");
        return List.of();
    }

    /** The same words several times over: each form once. */
    private List<TextAndHtml> oneOf(MimePart part, int depth) {
        List<TextAndHtml> forms = part.children().stream()
                .flatMap(child -> isWords(child) ? Stream.of(words(child)) : texts(child, depth + 1).stream())
                .toList();
        begun = true;
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
        byte[] mail = InnerMail.of(part.content());
        HeaderBlock headers = HeaderBlock.of(mail);
        String subject = ReadableHeaders.of(headers, "Subject");
        attachments.add(
                new MimePart(part.type(), part.disposition(), mail, List.of()),
                (subject.isEmpty() ? "mail" : subject) + ".eml");
        begun = true;
        if (!parseBudget.allows(depth + 1)) {
            return List.of();
        }
        parseBudget.note(ParseWarning.FORWARDED);
        List<TextAndHtml> inner = new ArrayList<>();
        inner.add(new TextAndHtml(ReadableHeaders.above(headers), null));
        try {
            PartCollector within = new PartCollector(mimeParser, parseBudget);
            within.collect(mimeParser.parse(mail, depth + 1, parseBudget), depth + 1);
            inner.addAll(within.texts());
        } catch (Exception unreadable) {
            inner.add(new TextAndHtml(
                    Charsets.decode(Arrays.copyOfRange(mail, headers.body(), mail.length))
                            .text(),
                    null));
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
        return isText(part) && !part.isAttachment();
    }

    private static boolean isText(MimePart part) {
        return part.mediaType().startsWith("text/")
                && !part.is("text/calendar")
                && !part.is("text/vcard")
                && !part.is("text/x-vcard")
                && !part.is("text/rtf")
                && !part.is("text/x-amp-html");
    }

    private String text(MimePart part) {
        byte[] bytes = part.content();
        Charsets.Decoded decoded = Charsets.decode(
                bytes,
                part.type().get("charset").orElse(null),
                part.is("text/html") ? DeclaredInPage.charset(bytes).orElse(null) : null);
        if (decoded.guessed()) {
            parseBudget.note(ParseWarning.CHARSET_GUESSED);
        }
        if (Encryption.isIn(decoded.text())) {
            parseBudget.note(ParseWarning.ENCRYPTED);
        }
        boolean flowed = "flowed".equalsIgnoreCase(part.type().get("format").orElse(""));
        boolean deletes = "yes".equalsIgnoreCase(part.type().get("delsp").orElse(""));
        String text = flowed ? FormatFlowed.joined(decoded.text(), deletes) : decoded.text();
        boolean page = part.is("text/html");
        if (text.length() > ParseLimits.TEXT) {
            text = page ? EmbeddedData.leftOutOfPage(text) : EmbeddedData.leftOutOfText(text);
        }
        return atMost(page ? ParseLimits.SOURCE : ParseLimits.TEXT, text);
    }

    private String atMost(int limit, String text) {
        if (text.length() <= limit) {
            return text;
        }
        parseBudget.note(ParseWarning.LONG_TEXT);
        return text.substring(0, limit);
    }

    static String beginning(byte[] raw, int from) {
        int length = Math.min(raw.length - from, ParseLimits.BEGINNING);
        return Charsets.decode(Arrays.copyOfRange(raw, from, from + length), StandardCharsets.UTF_8.name())
                .text();
    }
}
