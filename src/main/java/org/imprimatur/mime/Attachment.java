package org.imprimatur.mime;

/**
 * A file that came with a mail. It is kept and offered as a download, never opened or unpacked.
 *
 * @param name      without path, control or direction characters; not empty, and no two of a mail are the same
 * @param mediaType as declared, lower case; for display only
 * @param harmful   whether its first bytes are those of a program; such a file is kept but not handed out
 * @param cut       whether only its name came, since the mail was too large to be taken in whole
 */
public record Attachment(String name, String mediaType, byte[] bytes, boolean harmful, boolean cut) {

    public Attachment(String name, String mediaType, byte[] bytes, boolean harmful) {
        this(name, mediaType, bytes, harmful, false);
    }

    /** The same where it was cut off; half a file is of no use to anybody. */
    Attachment cutOff() {
        return new Attachment(name, mediaType, new byte[0], harmful, true);
    }

    public boolean mayBeHandedOut() {
        return !harmful && !cut;
    }
}
