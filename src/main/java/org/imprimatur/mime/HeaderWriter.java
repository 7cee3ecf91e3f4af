package org.imprimatur.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** The only place that sets a header: the mail library lets line ends through, {@link HeaderValue} does not. */
public final class HeaderWriter {

    private HeaderWriter() {}

    /** @param value folded where it is long */
    public static void set(Part part, String name, HeaderValue value) throws MessagingException {
        part.setHeader(name, MimeUtility.fold(name.length() + 2, value.text()));
    }

    /** Text in any script, encoded as headers want it. */
    public static void setWords(Part part, String name, HeaderValue value) throws MessagingException {
        try {
            set(
                    part,
                    name,
                    new HeaderValue(
                            MimeUtility.encodeText(value.text(), "UTF-8", null).replace("\r\n", "")));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java platform has UTF-8", e);
        }
    }
}
