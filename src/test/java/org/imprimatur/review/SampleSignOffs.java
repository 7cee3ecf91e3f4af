package org.imprimatur.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.imprimatur.article.Revision;
import org.imprimatur.people.PersonId;

/** Signatures no database knows. */
public final class SampleSignOffs {

    private static final LocalDate LONG_AGO = LocalDate.of(2019, 1, 1);

    private SampleSignOffs() {}

    /** In the first handing-in of the first review. */
    public static SignOff under(Revision revision, PersonId signer, Instant at) {
        return under(revision, signer, at, new Rounds.Round(1, 1));
    }

    static SignOff under(Revision revision, PersonId signer, Instant at, Rounds.Round round) {
        return new SignOff(
                UUID.randomUUID(),
                revision.article(),
                revision.number(),
                revision.sha256(),
                round.run(),
                round.round(),
                "task",
                signer,
                "Reviewer",
                "FNP-BC",
                "ANCC",
                "1",
                null,
                LONG_AGO,
                null,
                LONG_AGO,
                "Administrator",
                "medical review",
                "I have read it.",
                "password",
                "127.0.0.1",
                at,
                "");
    }

    /** A signature whose credential was revoked, and which publishers decided not to count. */
    public static QuestionedSignature decidedAgainst(SignOff signature) {
        UUID credential = UUID.randomUUID();
        Instant at = signature.signedAt().plusSeconds(60);
        OutOfUse outOfUse = new OutOfUse(
                UUID.randomUUID(),
                credential,
                signature.signer(),
                signature.credentialType(),
                at,
                "given by mistake",
                false);
        return new QuestionedSignature(
                signature,
                outOfUse,
                new SignatureDecision(
                        outOfUse.id(),
                        signature.article(),
                        signature.sha256(),
                        SignatureDecision.Kind.NEW_REVIEW,
                        "read it again",
                        PersonId.random(),
                        at));
    }
}
