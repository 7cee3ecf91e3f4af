package org.imprimatur.audit.transparency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/**
 * A request to a timestamp authority, as RFC 3161 has it: a hash, a number nobody can guess, and for its certificate.
 */
public final class TimestampRequest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BITS = 64;

    private final org.bouncycastle.tsp.TimeStampRequest asn1;
    private final BigInteger nonce;

    private TimestampRequest(org.bouncycastle.tsp.TimeStampRequest asn1, BigInteger nonce) {
        this.asn1 = asn1;
        this.nonce = nonce;
    }

    /** For a text, of which the authority learns the SHA-256 only. */
    public static TimestampRequest over(String text) {
        BigInteger nonce = new BigInteger(NONCE_BITS, RANDOM).setBit(NONCE_BITS);
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return new TimestampRequest(generator.generate(TSPAlgorithms.SHA256, Timestamp.sha256(text), nonce), nonce);
    }

    public byte[] encoded() {
        try {
            return asn1.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BigInteger nonce() {
        return nonce;
    }
}
