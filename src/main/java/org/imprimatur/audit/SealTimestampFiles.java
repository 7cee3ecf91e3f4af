package org.imprimatur.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * This node's own copy of the timestamps, in a folder beside its seals: of each seal that has one, {@code 42.tsr}, the
 * authority's answer, and {@code 42.checkpoint}, what it is about. {@code openssl ts -verify} reads both.
 */
final class SealTimestampFiles {

    private static final int AT_ONCE = 200;

    private final Path folder;

    SealTimestampFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Adds what the database has and the folder has not, whichever node got it. */
    void catchUp(SealTimestamps sealTimestamps, SignedSeals seals) {
        long known = newest();
        List<SealTimestamp> missing = sealTimestamps.after(known, AT_ONCE);
        while (!missing.isEmpty()) {
            for (SealTimestamp sealTimestamp : missing) {
                seals.find(sealTimestamp.seal())
                        .ifPresent(seal -> write(
                                sealTimestamp.seal() + ".checkpoint",
                                seal.signed().text().getBytes(StandardCharsets.UTF_8)));
                write(sealTimestamp.seal() + ".tsr", sealTimestamp.reply());
                known = sealTimestamp.seal();
            }
            missing = sealTimestamps.after(known, AT_ONCE);
        }
    }

    private long newest() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\.tsr"))
                    .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all; what is there already stays. */
    private void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path coming = folder.resolve(name + ".new");
            Files.write(coming, bytes);
            Files.move(coming, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
