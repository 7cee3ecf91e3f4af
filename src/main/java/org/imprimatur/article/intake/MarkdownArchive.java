package org.imprimatur.article.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip that holds one Markdown file and the pictures it shows, as a revision is taken along in. It is looked through
 * entry by entry, and none is held beyond what a text may be.
 */
final class MarkdownArchive {

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 120L * 1024 * 1024;
    private static final long ALWAYS_FINE = 12L * 1024 * 1024;
    private static final int HIGHEST_RATIO = 100;

    private final Map<String, byte[]> files;
    private final String name;

    private MarkdownArchive(Map<String, byte[]> files, String name) {
        this.files = files;
        this.name = name;
    }

    /** @return empty if it is another kind of archive */
    static Optional<MarkdownArchive> in(byte[] zip) {
        Map<String, byte[]> files = new HashMap<>();
        String name = null;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            long left = Math.min(MOST_BYTES, Math.max(ALWAYS_FINE, (long) HIGHEST_RATIO * zip.length));
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String path = entry.getName();
                if (isOfAnotherKind(path) || isMarkdown(path) && name != null) {
                    return Optional.empty();
                }
                byte[] bytes = in.readNBytes((int) left + 1);
                left -= bytes.length;
                if (left < 0 || files.size() >= MOST_ENTRIES) {
                    throw new WordArchive.OverblownFile();
                }
                files.put(path, bytes);
                name = isMarkdown(path) ? path : name;
            }
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
        return name == null ? Optional.empty() : Optional.of(new MarkdownArchive(files, name));
    }

    private static boolean isMarkdown(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        boolean hidden = lower.startsWith("__macosx/")
                || lower.substring(lower.lastIndexOf('/') + 1).startsWith(".");
        return !hidden && (lower.endsWith(".md") || lower.endsWith(".markdown"));
    }

    private static boolean isOfAnotherKind(String path) {
        return path.equals("[Content_Types].xml") || path.equals("mimetype");
    }

    byte[] text() {
        return beside(name);
    }

    /** Where the file has its name from, for a text without a title. */
    String name() {
        return name;
    }

    /** The picture at an address as the text has it; empty if none is in the archive. */
    Optional<byte[]> picture(String address) {
        try {
            @Nullable
            String path =
                    URI.create("/").resolve(encoded(name)).resolve(address).getPath();
            return path == null ? Optional.empty() : Optional.ofNullable(files.get(path.substring(1)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String encoded(String path) {
        return path.replace("%", "%25").replace(" ", "%20").replace("?", "%3F").replace("#", "%23");
    }

    private byte[] beside(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalStateException("There is no " + path);
        }
        return bytes;
    }
}
