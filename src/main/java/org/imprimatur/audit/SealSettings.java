package org.imprimatur.audit;

import org.imprimatur.platform.BaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.audit.transparency.TrustAnchors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the newsroom's key and the seals outside the database are kept, and who outside says when they were made. */
@Component
class SealSettings {

    private final Path keyFile;
    private final Path file;
    private final String name;
    private final @Nullable URI timestampAuthority;
    private final @Nullable Path timestampTrust;
    private final Duration timestampEvery;

    SealSettings(
            @Value("${imprimatur.seals.key-file}") Path keyFile,
            @Value("${imprimatur.seals.file:}") String file,
            BaseAddress address,
            @Value("${imprimatur.seals.timestamp-authority:}") String timestampAuthority,
            @Value("${imprimatur.seals.timestamp-trust:}") String timestampTrust,
            @Value("${imprimatur.seals.timestamp-every:PT1H}") Duration timestampEvery) {
        this.keyFile = keyFile.toAbsolutePath();
        this.file = file.isBlank()
                ? this.keyFile.resolveSibling("seals.txt")
                : Path.of(file).toAbsolutePath();
        URI base = address.uri();
        String host = base.getHost() == null ? "localhost" : base.getHost();
        this.name = host + (base.getPort() < 0 ? "" : ":" + base.getPort()) + "/imprimatur";
        this.timestampAuthority = timestampAuthority.isBlank() ? null : authority(timestampAuthority.strip());
        this.timestampTrust = timestampTrust.isBlank()
                ? null
                : Path.of(timestampTrust.strip()).toAbsolutePath();
        this.timestampEvery = timestampEvery;
    }

    private static URI authority(String address) {
        URI authority = URI.create(address);
        if (authority.getHost() == null || !Set.of("http", "https").contains(authority.getScheme())) {
            throw new IllegalArgumentException(
                    "imprimatur.seals.timestamp-authority is no address of a timestamp authority: " + address);
        }
        return authority;
    }

    /** Whom to ask when seals were made; null if nobody is to be asked. */
    @Nullable
    URI timestampAuthority() {
        return timestampAuthority;
    }

    /** Nobody is asked more often. */
    Duration timestampEvery() {
        return timestampEvery;
    }

    /** Who is trusted to issue an authority's certificate; read anew each time, as such files are renewed. */
    TrustAnchors timestampTrust() throws TimestampRefused {
        return timestampTrust == null ? TrustAnchors.none() : TrustAnchors.read(timestampTrust);
    }

    boolean trustsAnybody() {
        return timestampTrust != null;
    }

    /** Beside the seals, in a folder named after their file. */
    SealTimestampFiles stampFiles() {
        String seals = file.getFileName().toString();
        return new SealTimestampFiles(file.resolveSibling(seals.replaceFirst("\\.[^.]*$", "") + "-stamps"));
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
