package org.imprimatur.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.audit.transparency.TrustAnchors;
import org.imprimatur.platform.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the newsroom's key and the seals outside the database are kept, and who outside says when they were made.
 *
 * @param file               of the seals; blank for one beside the key
 * @param timestampAuthority whom to ask when seals were made; blank if nobody is to be asked
 * @param timestampTrust     file of the certificates of whoever may issue the authority's; blank if there is none
 * @param timestampEvery     nobody is asked more often
 */
@ConfigurationProperties("imprimatur.seals")
record SealSettings(
        Path keyFile,
        @DefaultValue("") String file,
        @DefaultValue("") String timestampAuthority,
        @DefaultValue("") String timestampTrust,
        @DefaultValue("1h") Duration timestampEvery) {

    /** @throws InvalidSetting if the authority has no address of the web */
    SealSettings {
        keyFile = keyFile.toAbsolutePath();
        timestampAuthority = timestampAuthority.strip();
        timestampTrust = timestampTrust.strip();
        if (!timestampAuthority.isEmpty() && !isOfTheWeb(timestampAuthority)) {
            throw new InvalidSetting(
                    "imprimatur.seals.timestamp-authority is no address of a timestamp authority: "
                            + timestampAuthority,
                    "Write it as http://timestamp.example.org, or leave it empty.");
        }
    }

    private static boolean isOfTheWeb(String address) {
        try {
            URI authority = URI.create(address);
            return authority.getHost() != null && Set.of("http", "https").contains(authority.getScheme());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Whom to ask when seals were made; null if nobody is to be asked. */
    @Nullable
    URI authority() {
        return timestampAuthority.isEmpty() ? null : URI.create(timestampAuthority);
    }

    /** Who is trusted to issue an authority's certificate; read anew each time, as such files are renewed. */
    TrustAnchors trustAnchors() throws TimestampRefused {
        return trustsAnybody() ? TrustAnchors.read(Path.of(timestampTrust).toAbsolutePath()) : TrustAnchors.none();
    }

    boolean trustsAnybody() {
        return !timestampTrust.isEmpty();
    }

    /** Beside the seals, in a folder named after their file. */
    SealTimestampFiles stampFiles() {
        String seals = sealPath().getFileName().toString();
        return new SealTimestampFiles(sealPath().resolveSibling(seals.replaceFirst("\\.[^.]*$", "") + "-stamps"));
    }

    SealFile sealFile() {
        return new SealFile(sealPath());
    }

    private Path sealPath() {
        return file.isBlank()
                ? keyFile.resolveSibling("seals.txt")
                : Path.of(file).toAbsolutePath();
    }
}
