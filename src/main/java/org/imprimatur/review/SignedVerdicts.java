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

/** Every verdict on a claim that went with a signature; none is altered or removed. */
@Repository
public class SignedVerdicts {

    private final JdbcClient jdbc;

    SignedVerdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that went with each of these signatures, in the order of the text; signatures without any are left out. */
    public Map<UUID, List<SignedVerdict>> with(Collection<SignOff> signatures) {
        Map<UUID, List<SignedVerdict>> verdicts = new LinkedHashMap<>();
        if (signatures.isEmpty()) {
            return verdicts;
        }
        jdbc.sql("select * from signed_verdict where sign_off_id in (:signatures) order by sign_off_id, number")
                .param("signatures", signatures.stream().map(SignOff::id).toList())
                .query(row -> {
                    verdicts.computeIfAbsent(row.getObject("sign_off_id", UUID.class), id -> new ArrayList<>())
                            .add(new SignedVerdict(
                                    row.getInt("number"),
                                    row.getString("sha256"),
                                    row.getString("claim"),
                                    row.getInt("given_in"),
                                    Verdict.valueOf(row.getString("verdict")),
                                    row.getString("note"),
                                    row.getString("source_key"),
                                    row.getString("source"),
                                    row.getString("passage"),
                                    row.getString("page")));
                });
        return verdicts;
    }

    /** Written together with the signature. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(SignOff signature, List<SignedVerdict> verdicts) {
        verdicts.forEach(verdict -> jdbc.sql("""
                        insert into signed_verdict (sign_off_id, number, sha256, claim, given_in, verdict, note, source_key,
                                                    source, passage, page)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        signature.id(),
                        verdict.number(),
                        verdict.sha256(),
                        verdict.claim(),
                        verdict.givenIn(),
                        verdict.verdict().name(),
                        verdict.note(),
                        verdict.sourceKey(),
                        verdict.source(),
                        verdict.passage(),
                        verdict.page())
                .update());
    }

    /** One hash for all of them, for the line that attests the signature. */
    static String digest(List<SignedVerdict> verdicts) {
        Map<String, String> row = new LinkedHashMap<>();
        for (SignedVerdict verdict : verdicts) {
            String number = verdict.number() + ".";
            row.put(number + "sha256", verdict.sha256());
            row.put(number + "claim", verdict.claim());
            row.put(number + "givenIn", Integer.toString(verdict.givenIn()));
            row.put(number + "verdict", verdict.verdict().name());
            row.put(number + "note", verdict.note());
            row.put(number + "sourceKey", verdict.sourceKey());
            row.put(number + "source", verdict.source());
            row.put(number + "passage", verdict.passage());
            row.put(number + "page", verdict.page());
        }
        return RecordDigest.digest(row);
    }
}
