package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.platform.Messages;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Texts that lines of the audit refer to and that can be erased when a reader asks: an address, and whatever people
 * wrote about what they did, which may tell who a reader is and what they said. The line holds a salted digest; text
 * and salt lie apart in a row that may be deleted, after which nobody can tell what the line was about.
 */
@Repository
public class ErasableText {

    /** The facts that hold what somebody wrote; all others are ids, numbers and words of ours. */
    static final Set<String> NOTES = Set.of("note", "revokedWhy", "verifiedHow");

    private static final String BEGINS = "private:";
    private static final String NOTE_BEGINS = "private-words:";
    private static final int LONGEST = 400;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Messages messages;

    ErasableText(JdbcClient jdbc, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** What a line says instead; the same for the same words, until they are erased. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String digest(String words) {
        String kept = fitted(words);
        List<String> known = jdbc.sql("select digest from audit_private where words = ? order by digest")
                .param(kept)
                .query(String.class)
                .list();
        return BEGINS + (known.isEmpty() ? keep(kept) : known.get(0));
    }

    private String keep(String words) {
        String salt = RecordDigest.salt();
        String digest = digest(salt, words);
        jdbc.sql("insert into audit_private (digest, salt, words) values (?, ?, ?)")
                .params(digest, salt, words)
                .update();
        return digest;
    }

    /** The facts as a line may hold them: what somebody wrote is kept in a row of its own. */
    Map<String, String> apart(String chain, Map<String, String> facts) {
        Map<String, String> kept = new HashMap<>(facts);
        kept.replaceAll((name, value) ->
                NOTES.contains(name) && !value.isEmpty() ? NOTE_BEGINS + keepApart(chain, value) : value);
        return Map.copyOf(kept);
    }

    /** Whether a fact's words are in the line itself. */
    static boolean isHeld(String name, String value) {
        return NOTES.contains(name) && !value.isEmpty() && !isNote(value);
    }

    private String keepApart(String chain, String note) {
        String salt = RecordDigest.salt();
        String digest = digest(salt, note);
        jdbc.sql("insert into audit_words (digest, salt, chain, words) values (?, ?, ?, ?)")
                .params(digest, salt, chain, note)
                .update();
        return digest;
    }

    /** The lines with the words they hold only as a digest, or that these were erased. */
    List<AuditEntry> told(List<AuditEntry> lines) {
        Set<String> values = new LinkedHashSet<>();
        lines.forEach(line -> {
            values.add(line.subject());
            values.addAll(line.facts().values());
        });
        Map<String, String> known = read(values);
        return lines.stream().map(line -> told(line, known)).toList();
    }

    private AuditEntry told(AuditEntry line, Map<String, String> known) {
        Map<String, String> facts = new TreeMap<>(line.facts());
        facts.replaceAll((name, value) -> told(value, known));
        return new AuditEntry(
                line.chain(),
                line.seq(),
                line.at(),
                line.actor(),
                line.action(),
                told(line.subject(), known),
                facts,
                line.prev(),
                line.hash());
    }

    private String told(String value, Map<String, String> known) {
        if (isNote(value)) {
            return known.getOrDefault(value, messages.say("audit.erased.words"));
        }
        return isDigest(value) ? known.getOrDefault(value, messages.say("audit.erased")) : value;
    }

    /** Rows that are not what their line was written with; none in a line of the audit has such a digest. */
    static List<String> changed(JdbcTemplate stream) {
        List<String> changed = new ArrayList<>();
        for (String table : List.of("audit_private", "audit_words")) {
            stream.query("select digest, salt, words from " + table + " order by digest", row -> {
                if (!digest(row.getString("salt"), row.getString("words")).equals(row.getString("digest"))) {
                    changed.add(row.getString("digest"));
                }
            });
        }
        return changed;
    }

    private static String digest(String salt, String words) {
        return RecordDigest.digest(salt, Map.of("words", words));
    }

    static boolean isDigest(String value) {
        return value.startsWith(BEGINS);
    }

    static boolean isNote(String value) {
        return value.startsWith(NOTE_BEGINS);
    }

    private static String fitted(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    /** The words behind those that are not erased. Words that were changed are not those of the line. */
    private Map<String, String> read(Collection<String> values) {
        Map<String, String> found = new HashMap<>();
        read("audit_private", BEGINS, values, found);
        read("audit_words", NOTE_BEGINS, values, found);
        return found;
    }

    private void read(String table, String begins, Collection<String> values, Map<String, String> found) {
        List<String> wanted = values.stream()
                .filter(value -> value.startsWith(begins))
                .map(value -> value.substring(begins.length()))
                .distinct()
                .toList();
        for (int i = 0; i < wanted.size(); i += AT_ONCE) {
            jdbc.sql("select digest, salt, words from " + table + " where digest in (:digests)")
                    .param("digests", wanted.subList(i, Math.min(wanted.size(), i + AT_ONCE)))
                    .query(row -> {
                        String kept = row.getString("words");
                        String digest = row.getString("digest");
                        found.put(
                                begins + digest,
                                digest(row.getString("salt"), kept).equals(digest)
                                        ? kept
                                        : messages.say("audit.words-changed"));
                    });
        }
    }
}
