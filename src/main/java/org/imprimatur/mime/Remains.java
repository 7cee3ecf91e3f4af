package org.imprimatur.mime;

import java.util.List;
import java.util.Set;

/** What is left to say of a mail that no reader could take apart: its beginning as text, or only that it came. */
final class Remains {

    private Remains() {}

    static Contents of(HeaderBlock block, MailHeaders headers, Envelope envelope, byte[] raw, boolean truncated) {
        boolean mail = block.isOfAMail();
        String text = Gatherer.beginning(raw, mail ? block.body() : 0);
        List<Attachment> whole = truncated ? List.of() : List.of(wholeOf(raw));
        if (mail || isText(text)) {
            Body body = BodyMaker.plain(text);
            Returned returned = Bounces.in(headers, envelope, null, body.text());
            return new Contents(Rung.HEADERS, body, whole, returned, Set.of());
        }
        return new Contents(Rung.UNREADABLE, Body.of(""), whole, null, Set.of());
    }

    private static Attachment wholeOf(byte[] raw) {
        return new Attachment("mail.eml", "application/octet-stream", raw, false);
    }

    /** Text has hardly any control characters and wrong ones; a file of another kind is full of them. */
    private static boolean isText(String text) {
        long strange = text.codePoints()
                .filter(c -> c == 0xFFFD || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'))
                .count();
        return !text.isBlank() && strange * 50 <= text.length();
    }
}
