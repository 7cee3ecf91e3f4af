package org.imprimatur.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stands in lines of the audit for what must be forgotten when a reader asks, such as an address. The line holds a salted
 * digest; words and salt lie apart in a row that may be deleted, after which nobody can tell whom the line was about.
 */
@Repository
public class PrivateWords {

    private static final String BEGINS = "private:";
    private static final int LONGEST = 400;

    private final JdbcClient jdbc;

    PrivateWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a line says instead; the same for the same words, until they are erased. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String digest(String words) {
        String kept = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        List<String> known = jdbc.sql("select digest from audit_private where words = ? order by digest")
                .param(kept)
                .query(String.class)
                .list();
        return BEGINS + (known.isEmpty() ? keep(kept) : known.get(0));
    }

    private String keep(String words) {
        String salt = RecordText.salt();
        String digest = RecordText.digest(salt, Map.of("words", words));
        jdbc.sql("insert into audit_private (digest, salt, words) values (?, ?, ?)")
                .params(digest, salt, words)
                .update();
        return digest;
    }

    static boolean isDigest(String value) {
        return value.startsWith(BEGINS);
    }

    /** The words behind those that are not erased. */
    Map<String, String> read(Collection<String> digests) {
        Map<String, String> words = new HashMap<>();
        List<String> wanted = digests.stream()
                .filter(PrivateWords::isDigest)
                .map(digest -> digest.substring(BEGINS.length()))
                .distinct()
                .toList();
        if (!wanted.isEmpty()) {
            jdbc.sql("select digest, words from audit_private where digest in (:digests)")
                    .param("digests", wanted)
                    .query(row -> {
                        words.put(BEGINS + row.getString("digest"), row.getString("words"));
                    });
        }
        return words;
    }
}
