package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.Attestation;
import org.imprimatur.audit.Attestations;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.springframework.stereotype.Component;

/** Checks that the signatures, the edition and the audit agree; only then are readers told who signed. */
@Component
public class AttestationCheck {

    private final SignOffs signOffs;
    private final Attestations audit;

    AttestationCheck(SignOffs signOffs, Attestations audit) {
        this.signOffs = signOffs;
        this.audit = audit;
    }

    /** Whether the edition names exactly those who signed its text, and the audit says the same of it. */
    public boolean isAttested(Edition edition) {
        return areAttested(edition, signOffs.matching(edition.article(), edition.sha256()));
    }

    /** @param signatures all that hold for the edition's text */
    boolean areAttested(Edition edition, List<SignOff> signatures) {
        if (edition.signers().isEmpty()
                || !edition.signers().stream().allMatch(signer -> hasSigned(signer, signatures))) {
            return false;
        }
        List<Attestation> rows = new ArrayList<>(signOffs.attestations(signatures));
        rows.add(AttestedEditions.attestation(edition));
        return audit.hold(edition.article().subject(), rows);
    }

    private static boolean hasSigned(Edition.Signer signer, List<SignOff> signatures) {
        return signatures.stream()
                .anyMatch(signOff -> signOff.signer().equals(signer.person())
                        && signOff.signerName().equals(signer.name())
                        && signOff.credentialType().equals(signer.credential())
                        && signOff.credentialIssuer().equals(signer.issuer())
                        && signOff.signedAt().equals(signer.signedAt()));
    }
}
