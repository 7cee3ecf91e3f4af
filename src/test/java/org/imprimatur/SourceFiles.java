package org.imprimatur;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the sources, for the tests that hold all of them to a rule. */
final class SourceFiles {

    private SourceFiles() {}

    /** All below the folder whose names end so, in order. */
    static List<Path> under(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
