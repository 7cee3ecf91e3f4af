package org.imprimatur.audit.transparency;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.audit.transparency.TimestampRefused.Why;

/** The certificates a newsroom trusts to say whose timestamps are good. */
public final class TrustAnchors {

    private final Set<TrustAnchor> anchors;

    private TrustAnchors(Set<TrustAnchor> anchors) {
        this.anchors = anchors;
    }

    /** No opinion: whoever signed may have. */
    public static TrustAnchors none() {
        return new TrustAnchors(Set.of());
    }

    /**
     * Out of a file of certificates in PEM.
     *
     * @throws TimestampRefused if there is no such file, or no certificate in it
     */
    public static TrustAnchors read(Path pem) throws TimestampRefused {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new TimestampRefused(Why.NO_TRUST, pem.toString());
            }
            return new TrustAnchors(found.stream()
                    .map(X509Certificate.class::cast)
                    .map(certificate -> new TrustAnchor(certificate, null))
                    .collect(Collectors.toSet()));
        } catch (IOException | GeneralSecurityException e) {
            throw new TimestampRefused(Why.NO_TRUST, pem + ": " + e.getMessage());
        }
    }

    public boolean isEmpty() {
        return anchors.isEmpty();
    }

    /** @param others certificates that came with it, perhaps on the way to an anchor */
    void check(X509Certificate signer, Collection<X509Certificate> others, Date at) throws TimestampRefused {
        if (anchors.isEmpty() || anchors.stream().anyMatch(anchor -> signer.equals(anchor.getTrustedCert()))) {
            return;
        }
        try {
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(signer);
            PKIXBuilderParameters way = new PKIXBuilderParameters(anchors, wanted);
            way.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            way.setRevocationEnabled(false);
            way.setDate(at);
            CertPathBuilder.getInstance("PKIX").build(way);
        } catch (GeneralSecurityException e) {
            throw new TimestampRefused(
                    Why.NOT_TRUSTED, signer.getSubjectX500Principal().getName());
        }
    }
}
