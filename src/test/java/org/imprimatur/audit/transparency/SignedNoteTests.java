package org.imprimatur.audit.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTests {

    /** The example of the specification. */
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String NOTE = "This is an example message.\n\n\u2014 example.com/foo"
            + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    @TempDir
    Path folder;

    @Test
    void theSpecificationsOwnNoteIsReadAndVerified() {
        SignedNote note = SignedNote.parse(NOTE);
        VerifierKey key = VerifierKey.parse(VKEY);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(note.toString()).isEqualTo(NOTE);
        assertThat(key.toString()).isEqualTo(VKEY);
        assertThat(SignedNote.parse(NOTE.replace("example message", "example massage"))
                        .isSignedBy(key))
                .isFalse();
    }

    @Test
    void aKeyComesBackFromItsFile() {
        SigningKey key = SigningKey.generate("example.com/log");
        SigningKey read = SigningKey.parse(key.file());
        SignedNote note = SignedNote.sign("A text.\n", List.of(read));
        assertThat(note.isSignedBy(key.verifier())).isTrue();
        assertThat(note.isSignedBy(SigningKey.generate("example.com/log").verifier()))
                .isFalse();
        assertThat(key.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void aFileOfTwoHalvesThatDoNotBelongTogetherIsRefused() {
        String one = SigningKey.generate("example.com/log").file();
        String other = SigningKey.generate("example.com/log").file();
        String mixed = one.substring(0, one.indexOf('\n')) + other.substring(other.indexOf('\n'));
        assertThatThrownBy(() -> SigningKey.parse(mixed)).hasMessageContaining("does not belong");
        assertThatThrownBy(() -> SigningKey.parse("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointComesBackFromItsText() {
        Checkpoint checkpoint = new Checkpoint("example.com/log", 20852163, "ab".repeat(32));
        assertThat(checkpoint.text())
                .isEqualTo("example.com/log\n20852163\nq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThatThrownBy(() -> Checkpoint.parse("x\n07\nab\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opensslVerifiesWhatWasSignedAndReadsTheFile() throws Exception {
        SigningKey key = SigningKey.generate("example.com/log");
        SignedNote note = SignedNote.sign(new Checkpoint("example.com/log", 1, "ab".repeat(32)).text(), List.of(key));
        Files.writeString(folder.resolve("text"), note.text());
        Files.write(folder.resolve("signature"), note.signatureOf(key.verifier()));
        Files.writeString(folder.resolve("key.pem"), key.verifier().pem());
        Files.writeString(folder.resolve("both.pem"), key.file());
        assertThat(openssl("pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile signature"))
                .contains("Signature Verified Successfully");
        assertThat(openssl("pkey -in both.pem -pubout"))
                .isEqualTo(key.verifier().pem());
    }

    private String openssl(String arguments) throws Exception {
        Process process = new ProcessBuilder(("openssl " + arguments).split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
