package org.imprimatur.audit;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the newsroom's key and the seals outside the database are kept, and who says what time it is. */
@Component
class SealSettings {

    private final Path keyFile;
    private final Path file;
    private final String name;
    private final @Nullable URI timestampAuthority;

    SealSettings(
            @Value("${imprimatur.seals.key-file}") Path keyFile,
            @Value("${imprimatur.seals.file:}") String file,
            @Value("${imprimatur.base-url}") URI base,
            @Value("${imprimatur.seals.timestamp-authority:}") String timestampAuthority) {
        this.keyFile = keyFile.toAbsolutePath();
        this.file = file.isBlank()
                ? this.keyFile.resolveSibling("seals.txt")
                : Path.of(file).toAbsolutePath();
        String host = base.getHost() == null ? "localhost" : base.getHost();
        this.name = host + (base.getPort() < 0 ? "" : ":" + base.getPort()) + "/imprimatur";
        this.timestampAuthority = timestampAuthority.isBlank() ? null : URI.create(timestampAuthority);
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

    @Nullable
    URI timestampAuthority() {
        return timestampAuthority;
    }
}
