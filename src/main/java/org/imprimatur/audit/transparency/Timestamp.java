package org.imprimatur.audit.transparency;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.imprimatur.audit.transparency.TimestampRefused.Why;

/**
 * That somebody outside says a text was there at a moment: the answer of an RFC 3161 timestamp authority, checked.
 *
 * @param at when the authority says it saw the text's hash
 * @param by whose certificate signed it
 */
public record Timestamp(Instant at, String by) {

    /**
     * Checks the answer to a request.
     *
     * @throws TimestampRefused for the first thing that is wrong with it
     */
    public static Timestamp answering(TimestampRequest request, String text, byte[] reply, TrustAnchors trust)
            throws TimestampRefused {
        BigInteger nonce = request.nonce();
        return read(reply, token -> {
            BigInteger answered = token.getTimeStampInfo().getNonce();
            if (!nonce.equals(answered)) {
                throw new TimestampRefused(Why.OTHER_NONCE, String.valueOf(answered));
            }
            return checked(token, text, trust);
        });
    }

    /**
     * Checks an answer that was kept; nobody knows its request any more.
     *
     * @throws TimestampRefused for the first thing that is wrong with it
     */
    public static Timestamp over(String text, byte[] reply, TrustAnchors trust) throws TimestampRefused {
        return read(reply, token -> checked(token, text, trust));
    }

    private interface Check {
        Timestamp of(TimeStampToken token) throws TimestampRefused;
    }

    /** Whatever bytes somebody sends or puts into the database. */
    private static Timestamp read(byte[] reply, Check check) throws TimestampRefused {
        try {
            return check.of(granted(reply));
        } catch (RuntimeException malformed) {
            throw new TimestampRefused(Why.NOT_A_REPLY, String.valueOf(malformed.getMessage()));
        }
    }

    private static TimeStampToken granted(byte[] reply) throws TimestampRefused {
        TimeStampResponse response = parsed(reply);
        if (response.getStatus() != PKIStatus.GRANTED && response.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
            String said = response.getStatusString();
            throw new TimestampRefused(Why.REJECTED, said == null ? "status " + response.getStatus() : said);
        }
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TimestampRefused(Why.NOT_A_REPLY, "granted, and no token");
        }
        return token;
    }

    private static TimeStampResponse parsed(byte[] reply) throws TimestampRefused {
        try {
            return new TimeStampResponse(reply);
        } catch (IOException | TSPException e) {
            throw new TimestampRefused(Why.NOT_A_REPLY, String.valueOf(e.getMessage()));
        }
    }

    private static Timestamp checked(TimeStampToken token, String text, TrustAnchors trust) throws TimestampRefused {
        if (!TSPAlgorithms.SHA256.equals(token.getTimeStampInfo().getMessageImprintAlgOID())
                || !Arrays.equals(sha256(text), token.getTimeStampInfo().getMessageImprintDigest())) {
            throw new TimestampRefused(
                    Why.OTHER_TEXT,
                    HexFormat.of().formatHex(token.getTimeStampInfo().getMessageImprintDigest()));
        }
        X509CertificateHolder signer = signer(token);
        String name = signer.getSubject().toString();
        try {
            TSPUtil.validateCertificate(signer);
        } catch (TSPException e) {
            throw new TimestampRefused(Why.NOT_FOR_STAMPS, name + ": " + e.getMessage());
        }
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            trust.check(
                    converted(signer),
                    certificates(token),
                    token.getTimeStampInfo().getGenTime());
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | RuntimeException e) {
            throw new TimestampRefused(Why.NOT_SIGNED, name + ": " + e.getMessage());
        }
        return new Timestamp(token.getTimeStampInfo().getGenTime().toInstant(), name);
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws TimestampRefused {
        @SuppressWarnings("unchecked")
        Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new TimestampRefused(
                        Why.NO_CERTIFICATE, String.valueOf(token.getSID().getIssuer())));
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder one : token.getCertificates().getMatches(null)) {
            certificates.add(converted(one));
        }
        return certificates;
    }

    private static X509Certificate converted(X509CertificateHolder certificate) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
