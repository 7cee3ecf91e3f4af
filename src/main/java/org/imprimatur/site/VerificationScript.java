package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.InclusionProofs.Step;

/** The shell commands by which anybody checks a proof, with sha256sum and openssl and none of our programs. */
final class VerificationScript {

    /** One part of it: what it shows, and the commands. */
    record Part(String words, String commands) {}

    private static final String TOOLS = """
            bytes() { printf '%b' "$(printf '%s' "$1" | sed 's/../\\\\x&/g')"; }
            hash() { sha256sum | cut -c1-64; }
            leaf() { { printf '\\000'; bytes "$1"; } | hash; }
            node() { { printf '\\001'; bytes "$1"; bytes "$2"; } | hash; }
            same() { [ "$1" = "$2" ] || { echo "NOT THE SAME: $3"; exit 1; }; }
            """;

    private VerificationScript() {}

    /** @param file where the signed text was saved; null if it cannot be downloaded any more */
    static List<Part> of(SignatureProofs.Proof proof, @org.jspecify.annotations.Nullable String file) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("tools", TOOLS));
        if (file != null) {
            parts.add(new Part("text", "same \"$(hash < " + quoted(file) + ")\" " + proof.sha256() + " text\n"));
        }
        SignatureProofs.Sealed seal = proof.seal();
        for (SignatureProofs.Attested one : proof.all()) {
            SignatureProofs.Line line = one.line();
            if (line != null && seal != null) {
                parts.add(new Part(one.is().containsKey("signer") ? "signature" : "edition", way(one, line, seal)));
            }
        }
        if (seal != null) {
            parts.add(new Part("seal", seal(seal)));
            SignatureProofs.Timestamped stamp = seal.stamp();
            if (stamp != null) {
                parts.add(new Part("stamp", stamp(stamp)));
            }
        }
        return parts;
    }

    private static String way(SignatureProofs.Attested one, SignatureProofs.Line line, SignatureProofs.Sealed seal) {
        StringBuilder commands = new StringBuilder();
        String record = one.record();
        String text = line.text();
        if (record != null && text != null) {
            commands.append("record=").append(quoted(record)).append('\n');
            commands.append("line=").append(quoted(text)).append('\n');
            commands.append("case \"$line\" in *\"\\\"record\\\":\\\"$(printf '%s' \"$record\" | hash)\\\"\"*) ;;")
                    .append(" *) echo 'NOT THE SAME: record'; exit 1 ;; esac\n");
            commands.append("same \"$(printf '%s' \"$line\" | hash)\" ")
                    .append(line.sha256())
                    .append(" line\n");
        }
        commands.append("h=$(leaf ").append(line.sha256()).append(")\n");
        for (Step step : line.path()) {
            commands.append(step.left() ? "h=$(node " + step.hash() + " $h)\n" : "h=$(node $h " + step.hash() + ")\n");
        }
        return commands.append("same \"$h\" ")
                .append(seal.root())
                .append(" root\n")
                .toString();
    }

    private static String seal(SignatureProofs.Sealed seal) {
        String[] lines = seal.checkpoint().split("\n");
        return "printf '%s\\n' " + quoted(lines[0]) + " " + quoted(lines[1]) + " \"$(bytes " + seal.root()
                + " | openssl base64 -A)\" > checkpoint\n"
                + "printf '%s' " + quoted(seal.signature()) + " | openssl base64 -d -A > signature\n"
                + "printf '%s' " + quoted(seal.key().pem()) + " > key.pem\n"
                + "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in checkpoint -sigfile signature\n";
    }

    /** In lines, since some versions of openssl read no long ones. */
    private static String stamp(SignatureProofs.Timestamped stamp) {
        return "printf '%s\\n' " + quoted(stamp.reply().replaceAll("(.{64})(?=.)", "$1\n"))
                + " | openssl base64 -d > stamp.tsr\n"
                + "openssl ts -reply -in stamp.tsr -text | grep 'Time stamp'\n"
                + "[ ! -f authority.pem ] || openssl ts -verify -data checkpoint -in stamp.tsr -CAfile authority.pem\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
