package org.imprimatur.mime;

/**
 * A file that came with a mail. It is kept and offered as a download, never opened or unpacked.
 *
 * @param name      without path, control or direction characters; not empty, and no two of a mail are the same
 * @param mediaType as declared, lower case; for display only
 * @param harmful   whether its first bytes are those of a program; such a file is kept but not handed out
 */
public record Attachment(String name, String mediaType, byte[] bytes, boolean harmful) {}
