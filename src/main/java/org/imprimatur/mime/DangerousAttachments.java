package org.imprimatur.mime;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether an attachment is a program: by how it begins, or, where every beginning is possible, by how its name ends. */
final class DangerousAttachments {

    private static final List<byte[]> BEGINNINGS = List.of(
            bytes('M', 'Z'),
            bytes(0x7F, 'E', 'L', 'F'),
            bytes(0xFE, 0xED, 0xFA, 0xCE),
            bytes(0xFE, 0xED, 0xFA, 0xCF),
            bytes(0xCE, 0xFA, 0xED, 0xFE),
            bytes(0xCF, 0xFA, 0xED, 0xFE),
            // A Java class, and a Mach-O for several processors.
            bytes(0xCA, 0xFE, 0xBA, 0xBE),
            bytes('#', '!'),
            // A Windows shortcut.
            bytes(0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0),
            // WebAssembly, Android, compiled help.
            bytes(0, 'a', 's', 'm'),
            bytes('d', 'e', 'x', '\n'),
            bytes('I', 'T', 'S', 'F'));

    private static final Set<String> ENDINGS = Set.of(
            "exe",
            "com",
            "scr",
            "pif",
            "bat",
            "cmd",
            "vbs",
            "vbe",
            "js",
            "jse",
            "mjs",
            "ws",
            "wsf",
            "wsh",
            "ps1",
            "psm1",
            "hta",
            "lnk",
            "url",
            "msi",
            "msp",
            "msc",
            "cpl",
            "dll",
            "sys",
            "jar",
            "jnlp",
            "reg",
            "inf",
            "scf",
            "sh",
            "app",
            "command",
            "desktop",
            "chm",
            "hlp",
            "appx",
            "msix",
            "vb",
            "gadget",
            "application");

    private DangerousAttachments() {}

    static boolean isIn(String name, byte[] file) {
        int dot = name.lastIndexOf('.');
        boolean byName = dot >= 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        return byName || BEGINNINGS.stream().anyMatch(beginning -> begins(file, beginning));
    }

    private static boolean begins(byte[] file, byte[] beginning) {
        if (file.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (file[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
