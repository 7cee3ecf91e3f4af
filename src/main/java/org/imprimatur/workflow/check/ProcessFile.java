package org.imprimatur.workflow.check;

import java.nio.charset.StandardCharsets;

/**
 * A process or a decision table as it lies in a folder.
 *
 * @param name  without its folder, as pages and the log call it; of one that lies deeper, with the folders between
 * @param own   whether it is the newsroom's, and not the server's own
 * @param bytes of a file that is too large for a diagram, no more than show that it is; of one that is not read, none
 */
public record ProcessFile(String name, boolean own, byte[] bytes) {

    /** The largest diagram seen had a tenth of this. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    public static ProcessFile of(String name, String xml) {
        return new ProcessFile(name, true, xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A file that looks as if it were meant to be read, and is not. */
    static ProcessFile unread(String name) {
        return new ProcessFile(name, true, new byte[0]);
    }

    /** Whether it lies in the folder itself and is called as diagrams are. */
    public boolean isRead() {
        return !name.contains("/") && (name.endsWith(".bpmn") || name.endsWith(".dmn"));
    }

    boolean isTooLarge() {
        return bytes.length > MOST_BYTES;
    }

    boolean isProcess() {
        return name.endsWith(".bpmn");
    }

    @Override
    public String toString() {
        return name;
    }
}
