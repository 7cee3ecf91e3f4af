package org.imprimatur.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.article.ArticleId;
import org.imprimatur.audit.Attestation;
import org.imprimatur.audit.AttestedRecords;
import org.imprimatur.audit.RecordDigest;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signatures as the audit attests them. The line holds what readers may know and one hash of the whole row; what is not
 * for readers (the clinician's numbers, the sentence that tells them, where the request came from) goes into that hash
 * as a salted one of its own, so that the line can be shown to anybody.
 */
@Component
class AttestedSignOffs implements AttestedRecords {

    private final SignOffs signOffs;

    AttestedSignOffs(SignOffs signOffs) {
        this.signOffs = signOffs;
    }

    @Override
    public Set<AuditAction> actions() {
        return Set.of(ReviewAction.SIGNED);
    }

    @Override
    public List<Subject> chains(@Nullable Subject after, int most) {
        return signOffs.articles(after == null ? ArticleId.BEFORE_ALL : ArticleId.of(after), most).stream()
                .map(ArticleId::subject)
                .toList();
    }

    @Override
    public List<Attestation> in(Subject chain) {
        return signOffs.attestations(signOffs.on(ArticleId.of(chain)));
    }

    static Attestation attestation(SignOff signOff, List<TickedChange> changes, List<SignedVerdict> said) {
        Map<String, String> facts = new LinkedHashMap<>(facts(signOff, changes, said));
        // As lines of older versions told it.
        facts.put("credential", signOff.credentialIssuer() + " " + signOff.credentialNumber());
        facts.put("statement", signOff.statement());
        return new Attestation(
                ReviewAction.SIGNED,
                "signOff",
                signOff.id().toString(),
                0,
                facts,
                signOff.signer(),
                signOff.signedAt());
    }

    /** What a line says of a signature. Lines of older versions say nothing of what was ticked off, or of claims. */
    static Map<String, String> facts(SignOff signOff, List<TickedChange> changes, List<SignedVerdict> said) {
        return Map.of(
                "sha256",
                signOff.sha256(),
                "signOff",
                signOff.id().toString(),
                "signer",
                signOff.byline(),
                "meaning",
                signOff.meaning(),
                "method",
                signOff.method(),
                "changesTicked",
                Integer.toString(changes.size()),
                "ticked",
                TickedChanges.digest(changes),
                "claimsJudged",
                Integer.toString(said.size()),
                "verdicts",
                SignedVerdicts.digest(said),
                Attestation.RECORD,
                RecordDigest.digest(open(signOff)));
    }

    /** What readers may know, and the hash that stands for the rest. */
    static Map<String, String> open(SignOff signOff) {
        Map<String, String> open = new LinkedHashMap<>();
        open.put("article", signOff.article().toString());
        open.put("credential", signOff.credentialType());
        open.put("credentialIssuer", signOff.credentialIssuer());
        open.put("id", signOff.id().toString());
        open.put("meaning", signOff.meaning());
        open.put("method", signOff.method());
        open.put("private", RecordDigest.digest(signOff.salt(), closed(signOff)));
        open.put("revision", Integer.toString(signOff.revision()));
        open.put("round", Integer.toString(signOff.round()));
        open.put("run", Integer.toString(signOff.run()));
        open.put("sha256", signOff.sha256());
        open.put("signedAt", signOff.signedAt().toString());
        open.put("signer", signOff.signer().toString());
        open.put("signerName", signOff.signerName());
        return open;
    }

    private static Map<String, String> closed(SignOff signOff) {
        Map<String, String> closed = new LinkedHashMap<>();
        closed.put("credentialExpires", text(signOff.credentialExpires()));
        closed.put("credentialIssued", text(signOff.credentialIssued()));
        closed.put("credentialJurisdiction", text(signOff.credentialJurisdiction()));
        closed.put("credentialNumber", signOff.credentialNumber());
        closed.put("credentialVerifiedBy", signOff.credentialVerifiedBy());
        closed.put("credentialVerifiedOn", text(signOff.credentialVerifiedOn()));
        closed.put("remoteAddress", signOff.remoteAddress());
        closed.put("statement", signOff.statement());
        closed.put("task", signOff.taskId());
        return closed;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
