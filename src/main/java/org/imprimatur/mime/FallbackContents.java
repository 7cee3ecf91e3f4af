package org.imprimatur.mime;

import java.util.List;
import java.util.Set;
import org.imprimatur.platform.VisibleText;

/** The contents of a mail that no parser could read: its beginning as text, or only that it came. */
final class FallbackContents {

    private FallbackContents() {}

    static MailContents of(
            HeaderBlock block, MailHeaders headers, MailEnvelope mailEnvelope, byte[] raw, boolean truncated) {
        boolean mail = block.isOfAMail();
        String text = PartCollector.beginning(raw, mail ? block.body() : 0);
        List<Attachment> whole = truncated ? List.of() : List.of(wholeOf(raw));
        if (mail || isText(text)) {
            Body body = BodyExtractor.plain(text);
            BounceReport bounceReport = BounceDetector.in(headers, mailEnvelope, null, body.text());
            return new MailContents(ParseLevel.HEADERS, body, whole, bounceReport, Set.of());
        }
        return new MailContents(ParseLevel.UNREADABLE, Body.of(""), whole, null, Set.of());
    }

    /** Where no blank line parts the words from the headers, the words stand among the headers. */
    static MailContents withStrays(MailContents wordless, HeaderBlock block) {
        String strays = block.strayText();
        return isText(strays)
                ? new MailContents(
                        wordless.level(),
                        BodyExtractor.plain(strays),
                        wordless.attachments(),
                        wordless.returned(),
                        wordless.warnings())
                : wordless;
    }

    private static Attachment wholeOf(byte[] raw) {
        return new Attachment("mail.eml", "application/octet-stream", raw, false);
    }

    /** Text has hardly any control characters and wrong ones; a file of another kind is full of them. */
    static boolean isText(String text) {
        long strange = text.codePoints()
                .filter(c -> c == 0xFFFD || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'))
                .count();
        return !VisibleText.isBlank(text) && strange * 50 <= text.length();
    }
}
