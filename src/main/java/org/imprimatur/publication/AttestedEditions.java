package org.imprimatur.publication;

import java.util.Comparator;
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

/** Editions as the audit attests them: what went live, and under whose names. */
@Component
public class AttestedEditions implements AttestedRecords {

    private final Editions editions;

    AttestedEditions(Editions editions) {
        this.editions = editions;
    }

    @Override
    public Set<AuditAction> actions() {
        return Set.of(PublicationAction.LIVE);
    }

    @Override
    public List<Subject> chains(@Nullable Subject after, int most) {
        return editions.articles(after == null ? ArticleId.BEFORE_ALL : ArticleId.of(after), most).stream()
                .map(ArticleId::subject)
                .toList();
    }

    @Override
    public List<Attestation> in(Subject chain) {
        return editions.of(ArticleId.of(chain)).stream()
                .sorted(Comparator.comparing(Edition::number))
                .map(AttestedEditions::attestation)
                .toList();
    }

    public static Attestation attestation(Edition edition) {
        return new Attestation(
                PublicationAction.LIVE,
                "edition",
                Integer.toString(edition.number()),
                edition.number(),
                facts(edition),
                null,
                edition.liveAt());
    }

    static Map<String, String> facts(Edition edition) {
        return Map.of(
                "edition",
                Integer.toString(edition.number()),
                "sha256",
                edition.sha256(),
                Attestation.RECORD,
                RecordDigest.digest(row(edition)));
    }

    /** Until when it was before readers is not known yet when the line is written. */
    public static Map<String, String> row(Edition edition) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("article", edition.article().toString());
        row.put("edition", Integer.toString(edition.number()));
        row.put("firstPublished", edition.firstPublished().toString());
        row.put("kind", edition.kind().name());
        row.put("liveAt", edition.liveAt().toString());
        row.put("revision", Integer.toString(edition.revision()));
        row.put("sha256", edition.sha256());
        row.put("topic", edition.topic());
        row.put("writer", edition.writer().toString());
        for (int i = 0; i < edition.signers().size(); i++) {
            Edition.Signer signer = edition.signers().get(i);
            String of = "signer" + (i + 1);
            row.put(of, signer.person().toString());
            row.put(of + "Name", signer.name());
            row.put(of + "Credential", signer.credential());
            row.put(of + "CredentialIssuer", signer.issuer());
            row.put(of + "SignedAt", signer.signedAt().toString());
        }
        return row;
    }
}
