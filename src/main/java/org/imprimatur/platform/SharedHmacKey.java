package org.imprimatur.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A key for HMAC-SHA-256 (RFC 2104) that all servers on one database share, so that what one gives to a browser, another
 * takes back. Whichever needs it first makes it; it is kept in a table of one row, which belongs to the room that signs.
 */
public final class SharedHmacKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final String table;
    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private volatile @Nullable SecretKeySpec key;

    /** @param table has the columns {@code id} and {@code secret}, and at most one row, whose id is 1 */
    public SharedHmacKey(String table, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.table = table;
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The signature under these words: 64 lower-case hexadecimal digits. */
    public String sign(String words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether this signature stands under these words; how long the answer takes tells nothing about it. */
    public boolean hasSigned(String words, String signature) {
        return MessageDigest.isEqual(
                sign(words).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(HexFormat.of().parseHex(stored().orElseGet(this::made)), ALGORITHM);
            key = known;
        }
        return known;
    }

    private Optional<String> stored() {
        return jdbc.sql("select secret from " + table + " where id = 1")
                .query(String.class)
                .optional();
    }

    private String made() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String digits = HexFormat.of().formatHex(secret);
        try {
            alone.executeWithoutResult(status -> jdbc.sql("insert into " + table + " (id, secret) values (1, ?)")
                    .param(digits)
                    .update());
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            return stored().orElseThrow();
        }
        return digits;
    }
}
