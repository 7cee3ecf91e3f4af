package org.imprimatur.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Parses with Jakarta Mail, the library that sends our letters too. It knows most of what programs do to mails, and throws at the rest. */
final class JakartaMimeParser implements MimeParser {

    private static final Session SESSION;

    static {
        JakartaMailProperties.set();
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        // Bytes beyond ASCII in headers are to come out one by one: what they mean is decided here.
        properties.setProperty("mail.mime.allowutf8", "false");
        SESSION = Session.getInstance(properties);
    }

    @Override
    public ParseLevel level() {
        return ParseLevel.LENIENT;
    }

    @Override
    public MimePart parse(byte[] mail, int depth, ParseBudget parseBudget) throws MessagingException, IOException {
        parseBudget.onePart();
        return part(new MimeMessage(SESSION, new SharedByteArrayInputStream(mail)), depth, parseBudget);
    }

    private MimePart part(jakarta.mail.internet.MimePart part, int depth, ParseBudget parseBudget)
            throws MessagingException, IOException {
        String type = header(part, "Content-Type");
        MimePart leaf = MimePart.of(type, header(part, "Content-Disposition"), new byte[0], List.of());
        if (leaf.isMultipart() && parseBudget.allows(depth)) {
            // Not by getContent(), which asks a registry that others may change.
            MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
            List<MimePart> children = children(multipart, depth, parseBudget);
            if (!children.isEmpty()) {
                return new MimePart(leaf.type(), leaf.disposition(), preamble(multipart), children);
            }
        }
        byte[] bytes = bytes(part);
        boolean quoted = leaf.mediaType().startsWith("message/")
                && "quoted-printable".equalsIgnoreCase(header(part, "Content-Transfer-Encoding"));
        return new MimePart(leaf.type(), leaf.disposition(), quoted ? InnerMail.unquoted(bytes) : bytes, List.of());
    }

    /** What stands before the parts, its bytes each as one character. */
    private static byte[] preamble(MimeMultipart multipart) throws MessagingException {
        String preamble = multipart.getPreamble();
        return preamble == null ? new byte[0] : preamble.getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<MimePart> children(MimeMultipart multipart, int depth, ParseBudget parseBudget)
            throws MessagingException, IOException {
        List<MimePart> children = new ArrayList<>();
        for (int i = 0; i < multipart.getCount() && parseBudget.onePart(); i++) {
            children.add(part((jakarta.mail.internet.MimePart) multipart.getBodyPart(i), depth + 1, parseBudget));
        }
        return children;
    }

    private static byte[] bytes(jakarta.mail.internet.MimePart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static @Nullable String header(jakarta.mail.internet.MimePart part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null || values.length == 0 ? null : RawHeader.unfolded(values[0]);
    }
}
