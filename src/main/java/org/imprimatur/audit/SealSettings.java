package org.imprimatur.audit;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the newsroom's key and the seals outside the database are kept. */
@Component
class SealSettings {

    private final Path keyFile;
    private final Path file;
    private final String name;

    SealSettings(
            @Value("${imprimatur.seals.key-file}") Path keyFile,
            @Value("${imprimatur.seals.file:}") String file,
            @Value("${imprimatur.base-url}") URI base) {
        this.keyFile = keyFile.toAbsolutePath();
        this.file = file.isBlank()
                ? this.keyFile.resolveSibling("seals.txt")
                : Path.of(file).toAbsolutePath();
        String host = base.getHost() == null ? "localhost" : base.getHost();
        this.name = host + (base.getPort() < 0 ? "" : ":" + base.getPort()) + "/imprimatur";
    }

    Path keyFile() {
        return keyFile;
    }

    SealFile file() {
        return new SealFile(file);
    }

    /** What a new key is called, after the address readers know; a key keeps its name for good. */
    String name() {
        return name;
    }
}
