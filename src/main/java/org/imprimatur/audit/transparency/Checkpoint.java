package org.imprimatur.audit.transparency;

import java.util.Base64;
import java.util.HexFormat;

/**
 * The head of a log's tree, as C2SP's tlog-checkpoint words it.
 *
 * @param origin the log's name
 * @param size   of the tree, in leaves
 * @param root   its hash, lower-case hex
 */
public record Checkpoint(String origin, long size, String root) {

    /** @throws IllegalArgumentException if the text is not a checkpoint's */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("Not a checkpoint");
        }
        byte[] root = Base64.getDecoder().decode(lines[2]);
        if (root.length != 32) {
            throw new IllegalArgumentException("A root hash has 32 bytes");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), HexFormat.of().formatHex(root));
    }

    public String text() {
        return origin + "\n" + size + "\n"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root)) + "\n";
    }
}
