package org.imprimatur.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.Attestation;
import org.imprimatur.audit.InclusionProofs;
import org.imprimatur.audit.InclusionProofs.LineProof;
import org.imprimatur.audit.InclusionProofs.SealProof;
import org.imprimatur.audit.InclusionProofs.Step;
import org.imprimatur.audit.InclusionProofs.TimestampProof;
import org.imprimatur.audit.RecordDigest;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.AttestationCheck;
import org.imprimatur.publication.AttestedEditions;
import org.imprimatur.publication.Edition;
import org.imprimatur.publication.Editions;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proofs for strangers that a text was signed, by whom, and that it stands under the newsroom's seal. */
@Component
class SignatureProofs {

    private final Editions editions;
    private final SignOffs signOffs;
    private final AttestationCheck attestationCheck;
    private final InclusionProofs inclusionProofs;

    SignatureProofs(
            Editions editions, SignOffs signOffs, AttestationCheck attestationCheck, InclusionProofs inclusionProofs) {
        this.editions = editions;
        this.signOffs = signOffs;
        this.attestationCheck = attestationCheck;
        this.inclusionProofs = inclusionProofs;
    }

    /**
     * As it is given out.
     *
     * @param seal null while there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proof(
            String sha256,
            List<Attested> signatures,
            List<Attested> editions,
            @Nullable Sealed seal) {

        List<Attested> all() {
            List<Attested> all = new ArrayList<>(signatures);
            all.addAll(editions);
            return all;
        }
    }

    /**
     * A signature, or an appearance before readers.
     *
     * @param record the text whose hash the line holds; null where the line is older than such hashes
     * @param line   null while the newest seal does not cover it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attested(
            Map<String, String> is,
            @Nullable String record,
            @Nullable Line line) {}

    /** @param text the bytes its hash is of; null where an older line holds more than readers may know */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(@Nullable String text, String sha256, long leaf, List<Step> path) {}

    /** @param stamp when somebody outside saw the checkpoint; null if nobody did */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sealed(
            long number,
            long size,
            String root,
            String note,
            String checkpoint,
            String signature,
            Key key,
            @Nullable Timestamped stamp) {}

    /** @param reply an RFC 3161 answer over the checkpoint, in base64 */
    record Timestamped(String at, String authority, String reply) {}

    record Key(String vkey, String pem) {}

    /** By the seal that has a timestamp, if it covers all of it. Empty if readers never saw such a text, or what is stored of it is not what the audit attests. */
    Optional<Proof> of(String sha256) {
        List<Edition> found = editions.withHash(sha256);
        if (found.isEmpty() || !found.stream().allMatch(attestationCheck::isAttested)) {
            return Optional.empty();
        }
        return Optional.of(inclusionProofs
                .stampedSeal()
                .map(seal -> of(sha256, found, seal))
                .filter(proof -> proof.all().stream().allMatch(one -> one.line() != null))
                .orElseGet(() -> of(sha256, found, inclusionProofs.seal().orElse(null))));
    }

    private Proof of(String sha256, List<Edition> found, @Nullable SealProof seal) {
        List<Attested> signatures = found.stream()
                .map(Edition::article)
                .distinct()
                .flatMap(article -> signOffs.matching(article, sha256).stream())
                .map(signOff -> attested(signOff, seal))
                .toList();
        return new Proof(
                sha256,
                signatures,
                found.stream().map(edition -> attested(edition, seal)).toList(),
                seal == null ? null : sealed(seal));
    }

    private Attested attested(SignOff signOff, @Nullable SealProof seal) {
        Attestation row = signOffs.attestations(List.of(signOff)).get(0);
        return attested(
                signOff.article().subject(),
                row,
                Map.of(
                        "signer", signOff.byline(),
                        "issuer", signOff.credentialIssuer(),
                        "meaning", signOff.meaning(),
                        "signedAt", signOff.signedAt().toString()),
                signOffs.record(signOff),
                seal);
    }

    private Attested attested(Edition edition, @Nullable SealProof seal) {
        return attested(
                edition.article().subject(),
                AttestedEditions.attestation(edition),
                Map.of(
                        "edition",
                        Integer.toString(edition.number()),
                        "liveAt",
                        edition.liveAt().toString()),
                RecordDigest.of(AttestedEditions.row(edition)),
                seal);
    }

    private Attested attested(
            Subject chain, Attestation row, Map<String, String> is, String record, @Nullable SealProof seal) {
        LineProof line =
                seal == null ? null : inclusionProofs.line(chain, row, seal).orElse(null);
        return line == null
                ? new Attested(is, null, null)
                : new Attested(
                        is,
                        line.canonical() == null ? null : record,
                        new Line(line.canonical(), line.sha256(), line.leaf(), line.path()));
    }

    private static Sealed sealed(SealProof seal) {
        return new Sealed(
                seal.number(),
                seal.size(),
                seal.root(),
                seal.note(),
                seal.checkpoint(),
                Base64.getEncoder().encodeToString(seal.signature()),
                new Key(seal.vkey(), seal.pem()),
                seal.stamp() == null ? null : timestamped(seal.stamp()));
    }

    private static Timestamped timestamped(TimestampProof stamp) {
        return new Timestamped(
                stamp.at().toString(), stamp.authority(), Base64.getEncoder().encodeToString(stamp.reply()));
    }
}
