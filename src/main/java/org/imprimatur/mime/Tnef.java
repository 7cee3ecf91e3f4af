package org.imprimatur.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.imprimatur.mime.text.RtfText;
import org.imprimatur.platform.Charsets;
import org.imprimatur.platform.VisibleText;

/** Opens the {@code winmail.dat} in which some Outlooks wrap a whole mail. */
final class Tnef {

    private final HMEFMessage message;

    private Tnef(HMEFMessage message) {
        this.message = message;
    }

    /** Fails with all the exceptions of the library behind it if it is none. */
    static Tnef open(byte[] file) throws IOException {
        return new Tnef(new HMEFMessage(new ByteArrayInputStream(file)));
    }

    record File(String name, byte[] bytes) {}

    List<File> files() {
        return message.getAttachments().stream()
                .limit(ParseLimits.PARTS)
                .map(attachment -> new File(name(attachment), attachment.getContents()))
                .toList();
    }

    private static String name(Attachment attachment) {
        String name = attachment.getLongFilename();
        return name != null ? name : attachment.getFilename() == null ? "" : attachment.getFilename();
    }

    /** The words of the mail, if it keeps them in here. */
    Optional<TextAndHtml> words() {
        Optional<String> html = property(MAPIProperty.BODY_HTML);
        return property(MAPIProperty.BODY)
                .or(() -> html.isPresent() ? Optional.empty() : formatted())
                .or(() -> html.map(page -> ""))
                .map(text -> new TextAndHtml(text, html.orElse(null)));
    }

    private Optional<String> property(MAPIProperty property) {
        MAPIAttribute attribute = message.getMessageMAPIAttribute(property);
        if (attribute == null) {
            return Optional.empty();
        }
        String words = attribute instanceof MAPIStringAttribute string
                ? string.getDataString()
                : Charsets.decode(attribute.getData()).text();
        return Optional.of(words.replace("\0", "")).filter(said -> !VisibleText.isBlank(said));
    }

    /** Mostly there is only Rich Text. */
    private Optional<String> formatted() {
        String rich = message.getBody();
        if (rich == null || VisibleText.isBlank(rich)) {
            return Optional.empty();
        }
        return Optional.of(RtfText.words(rich)).filter(said -> !VisibleText.isBlank(said));
    }
}
