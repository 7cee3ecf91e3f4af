package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.RecordDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every change that was ticked off with a signature; none is altered or removed. */
@Repository
public class TickedChanges {

    private final JdbcClient jdbc;

    TickedChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was ticked off with this signature, in the order of the text. */
    public List<TickedChange> with(SignOff signature) {
        return with(List.of(signature)).getOrDefault(signature.id(), List.of());
    }

    /** The same of several; those without any are left out. */
    Map<UUID, List<TickedChange>> with(Collection<SignOff> signatures) {
        Map<UUID, List<TickedChange>> ticked = new LinkedHashMap<>();
        if (signatures.isEmpty()) {
            return ticked;
        }
        jdbc.sql("select * from ticked_change where sign_off_id in (:signatures) order by sign_off_id, number")
                .param("signatures", signatures.stream().map(SignOff::id).toList())
                .query(row -> {
                    ticked.computeIfAbsent(row.getObject("sign_off_id", UUID.class), id -> new ArrayList<>())
                            .add(new TickedChange(
                                    row.getInt("number"),
                                    row.getInt("before_revision"),
                                    row.getString("before_sha256"),
                                    row.getString("sha256"),
                                    row.getString("part"),
                                    row.getString("lead"),
                                    row.getString("before_text"),
                                    row.getString("after_text"),
                                    row.getString("tail")));
                });
        return ticked;
    }

    /** Written together with the signature. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(SignOff signature, List<TickedChange> changes) {
        changes.forEach(change -> jdbc.sql("""
                        insert into ticked_change (sign_off_id, number, before_revision, before_sha256, sha256, part, lead,
                                                   before_text, after_text, tail)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        signature.id(),
                        change.number(),
                        change.beforeRevision(),
                        change.beforeSha256(),
                        change.sha256(),
                        change.part(),
                        change.lead(),
                        change.before(),
                        change.after(),
                        change.tail())
                .update());
    }

    /** One hash for all of them, for the line that attests the signature. */
    static String digest(List<TickedChange> changes) {
        Map<String, String> row = new LinkedHashMap<>();
        for (TickedChange change : changes) {
            String number = change.number() + ".";
            row.put(number + "beforeRevision", Integer.toString(change.beforeRevision()));
            row.put(number + "beforeSha256", change.beforeSha256());
            row.put(number + "sha256", change.sha256());
            row.put(number + "part", change.part());
            row.put(number + "lead", change.lead());
            row.put(number + "before", change.before());
            row.put(number + "after", change.after());
            row.put(number + "tail", change.tail());
        }
        return RecordDigest.digest(row);
    }
}
