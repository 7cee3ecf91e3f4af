package org.imprimatur.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The seals once more, in a file out of the database's reach; only ever added to. Each begins with a line {@code = seal 42
 * 2026-11-23T01:00:00Z (the hash before) (its hash)}; its note follows as it is, and an empty line.
 */
final class SealFile {

    private static final String BEGINS = "= seal ";

    private final Path path;

    SealFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Oldest first; none if there is no such file yet. */
    List<Seal> read() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            List<Seal> seals = new ArrayList<>();
            String all = Files.readString(path, StandardCharsets.UTF_8);
            for (String part : ("\n" + all).split("\n" + BEGINS, -1)) {
                parse(part).ifPresent(seals::add);
            }
            return seals;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the disk when this returns. A line cut off by a crash is followed by the whole seal. */
    void append(List<Seal> seals) {
        StringBuilder text = new StringBuilder();
        for (Seal seal : seals) {
            text.append('\n')
                    .append(BEGINS)
                    .append(seal.number())
                    .append(' ')
                    .append(seal.at())
                    .append(' ')
                    .append(seal.prev())
                    .append(' ')
                    .append(seal.hash())
                    .append('\n')
                    .append(seal.note());
        }
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (FileChannel file = FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                    var lock = file.lock()) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Seal> parse(String part) {
        int end = part.indexOf('\n');
        String[] head = end < 0 ? new String[0] : part.substring(0, end).split(" ");
        if (head.length != 4) {
            return Optional.empty();
        }
        try {
            String note = part.substring(end + 1).stripTrailing() + "\n";
            Seal seal = new Seal(Long.parseLong(head[0]), Instant.parse(head[1]), head[2], head[3], 0, note);
            return Optional.of(new Seal(
                    seal.number(),
                    seal.at(),
                    seal.prev(),
                    seal.hash(),
                    seal.checkpoint().size(),
                    note));
        } catch (RuntimeException cutOff) {
            return Optional.empty();
        }
    }
}
