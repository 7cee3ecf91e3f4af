package org.imprimatur.audit.transparency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Ed25519 key that signs notes. Its file has the public half as a vkey in the first line and the private half below it
 * in PEM (PKCS #8), which {@code openssl} reads from there.
 */
public final class SigningKey {

    private static final Pattern FILE = Pattern.compile(
            "\\s*(\\S+)\\s+-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END PRIVATE KEY-----\\s*");

    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    public static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(VerifierKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException if it is not such a file, or its halves do not belong together */
    public static SigningKey parse(String file) {
        Matcher parts = FILE.matcher(file);
        if (!parts.matches()) {
            throw new IllegalArgumentException("It does not hold a vkey and below it a private key in PEM");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(parts.group(2));
            SigningKey parsed = new SigningKey(
                    VerifierKey.parse(parts.group(1)),
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
            if (!parsed.verifier.verifies("both halves", parsed.signature("both halves"))) {
                throw new IllegalArgumentException("Its private half does not belong to its public half");
            }
            return parsed;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("It does not hold an Ed25519 key", e);
        }
    }

    /** What the file holds. */
    public String file() {
        return verifier + "\n-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    public VerifierKey verifier() {
        return verifier;
    }

    byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An Ed25519 key signs any text", e);
        }
    }

    /** Never the private half. */
    @Override
    public String toString() {
        return verifier.toString();
    }
}
