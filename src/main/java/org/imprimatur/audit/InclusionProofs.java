package org.imprimatur.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.transparency.MerkleTree;
import org.imprimatur.audit.transparency.SignedNote;
import org.imprimatur.audit.transparency.VerifierKey;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves that lines of the audit are covered by the newest seal, and shows nothing else of the audit to whoever asks.
 */
@Component
public class InclusionProofs {

    private final JdbcTemplate jdbc;
    private final SignedSeals seals;
    private final SealKeys keys;
    private final SealTimestamps sealTimestamps;

    InclusionProofs(JdbcTemplate jdbc, SignedSeals seals, SealKeys keys, SealTimestamps sealTimestamps) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.keys = keys;
        this.sealTimestamps = sealTimestamps;
    }

    /**
     * The seal the proofs lead to.
     *
     * @param checkpoint what is signed, three lines
     * @param root       the third of them, lower-case hex
     * @param signature  the bare Ed25519 signature
     * @param pem        the public key, as openssl reads it
     * @param stamp      null if nobody outside timestamped it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record SealProof(
            long number,
            String note,
            String checkpoint,
            long size,
            String root,
            byte[] signature,
            String vkey,
            String pem,
            @Nullable TimestampProof stamp) {}

    /**
     * When somebody outside saw the checkpoint.
     *
     * @param reply an RFC 3161 answer, as openssl reads it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record TimestampProof(Instant at, String authority, byte[] reply) {}

    /** One hash on the way from a line to the root. */
    public record Step(boolean left, String hash) {}

    /**
     * A line, and the way from it to the root.
     *
     * @param canonical the bytes its hash is of; null where the line holds more than readers may know
     * @param leaf      its place in the log
     */
    public record LineProof(@Nullable String canonical, String sha256, long leaf, List<Step> path) {}

    /** The newest seal, if a key signed it that this newsroom's key vouches for. */
    @Transactional(readOnly = true)
    public Optional<SealProof> seal() {
        return seals.newest().flatMap(this::proof);
    }

    /** The newest of them that has a timestamp. */
    @Transactional(readOnly = true)
    public Optional<SealProof> stampedSeal() {
        return sealTimestamps
                .newest()
                .flatMap(sealTimestamp -> seals.find(sealTimestamp.seal()))
                .flatMap(this::proof);
    }

    /** The way from the line that attests the row to the seal; empty if that seal does not cover it yet. */
    @Transactional(readOnly = true)
    public Optional<LineProof> line(Subject chain, Attestation row, SealProof seal) {
        List<AuditEntry> lines = jdbc.query(
                "select * from audit_entry where chain = ? and action = ? order by seq",
                (found, n) -> AuditTrail.entry(found),
                chain.key(),
                row.action().code());
        AuditEntry line = Attestations.find(row, lines);
        if (line == null) {
            return Optional.empty();
        }
        return jdbc
                .queryForList(
                        "select leaf from audit_leaf where chain = ? and seq = ? and leaf < ?",
                        Long.class,
                        chain.key(),
                        line.seq(),
                        seal.size())
                .stream()
                .findFirst()
                .map(leaf -> new LineProof(
                        line.facts().containsKey(Attestation.RECORD) ? AuditHash.canonical(line) : null,
                        line.hash(),
                        leaf,
                        path(leaf, seal.size())));
    }

    private List<Step> path(long leaf, long size) {
        List<byte[]> hashes = new MerkleTree(new TransparencyLogTree(jdbc)).inclusion(leaf, size);
        List<Boolean> lefts = MerkleTree.lefts(leaf, size);
        List<Step> path = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            path.add(new Step(lefts.get(i), HexFormat.of().formatHex(hashes.get(i))));
        }
        return path;
    }

    private Optional<SealProof> proof(Seal seal) {
        SignedNote note = seal.signed();
        return keys.trusted().stream().filter(note::isSignedBy).findFirst().map(key -> proof(seal, note, key));
    }

    private SealProof proof(Seal seal, SignedNote note, VerifierKey key) {
        return new SealProof(
                seal.number(),
                seal.note(),
                note.text(),
                seal.treeSize(),
                seal.checkpoint().root(),
                note.signatureOf(key),
                key.toString(),
                key.pem(),
                sealTimestamps
                        .find(seal.number())
                        .map(sealTimestamp -> new TimestampProof(
                                sealTimestamp.at(), sealTimestamp.authority(), sealTimestamp.reply()))
                        .orElse(null));
    }
}
