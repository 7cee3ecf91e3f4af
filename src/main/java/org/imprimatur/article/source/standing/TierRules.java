package org.imprimatur.article.source.standing;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.ArticleAction;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The rules by which sources are of a tier. Publishers and administrators keep them. */
@Repository
class TierRules {

    /** The table's own chain in the audit. */
    static final Subject CHAIN = Subject.of("source-tiers");

    static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final String own;

    TierRules(JdbcClient jdbc, AuditTrail audit, BaseAddress base) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.own = SiteAddress.parse(base.baseUrl()).map(SiteAddress::host).orElse("");
    }

    /** Those of the most reliable tier first. */
    List<TierRule> all() {
        return jdbc.sql("select * from tier_rule order by kind, rule_value")
                .query((row, n) -> new TierRule(
                        row.getInt("id"),
                        TierRule.Kind.valueOf(row.getString("kind")),
                        row.getString("rule_value"),
                        Tier.valueOf(row.getString("tier")),
                        row.getString("note")))
                .list();
    }

    TierTable table() {
        return new TierTable(all(), own);
    }

    /**
     * @throws NoSuchShape if nothing could match what was typed
     * @throws RuleThere   if there is a rule for it
     */
    @Transactional
    public TierRule add(Person by, TierRule.Kind kind, String typed, Tier tier, String note) {
        String value = shaped(kind, typed);
        String why = note(note);
        audit.hold(CHAIN);
        try {
            jdbc.sql("insert into tier_rule (kind, rule_value, tier, note) values (?, ?, ?, ?)")
                    .params(kind.name(), value, tier.name(), why)
                    .update();
        } catch (DuplicateKeyException there) {
            throw new RuleThere(value);
        }
        TierRule added = all().stream()
                .filter(rule -> rule.kind() == kind && rule.value().equals(value))
                .findFirst()
                .orElseThrow(NoSuchRule::new);
        record(by, ArticleAction.TIER_RULE_ADDED, added, Map.of("tier", tier.name()));
        return added;
    }

    /**
     * Gives the rule another tier or another note.
     *
     * @throws ChangedMeanwhile if its tier is not the one the person saw
     */
    @Transactional
    public TierRule change(Person by, int id, Tier seen, Tier tier, String note) {
        TierRule rule = hold(id, seen);
        String why = note(note);
        jdbc.sql("update tier_rule set tier = ?, note = ? where id = ?")
                .params(tier.name(), why, id)
                .update();
        record(by, ArticleAction.TIER_RULE_CHANGED, rule, Map.of("tier", tier.name(), "tierBefore", seen.name()));
        return new TierRule(id, rule.kind(), rule.value(), tier, why);
    }

    /** @throws ChangedMeanwhile if its tier is not the one the person saw */
    @Transactional
    public TierRule remove(Person by, int id, Tier seen) {
        TierRule rule = hold(id, seen);
        jdbc.sql("delete from tier_rule where id = ?").param(id).update();
        record(by, ArticleAction.TIER_RULE_REMOVED, rule, Map.of("tierBefore", seen.name()));
        return rule;
    }

    private TierRule hold(int id, Tier seen) {
        audit.hold(CHAIN);
        TierRule rule = all().stream().filter(one -> one.id() == id).findFirst().orElseThrow(NoSuchRule::new);
        if (rule.tier() != seen) {
            throw new ChangedMeanwhile(rule.shown());
        }
        return rule;
    }

    private void record(Person by, ArticleAction action, TierRule rule, Map<String, String> facts) {
        audit.record(CHAIN, by.id(), action, rule.shown(), facts);
    }

    private static String shaped(TierRule.Kind kind, String typed) {
        if (typed.length() > LONGEST) {
            throw new NoSuchShape(kind);
        }
        return TierRule.shaped(kind, typed).orElseThrow(() -> new NoSuchShape(kind));
    }

    private static String note(String typed) {
        String note = typed.strip();
        if (note.length() > LONGEST) {
            throw new NoteTooLong();
        }
        return note;
    }

    /** No source could have what was typed. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static final class NoSuchShape extends Refusal {

        private final TierRule.Kind kind;

        NoSuchShape(TierRule.Kind kind) {
            super();
            this.kind = kind;
        }

        @Override
        public String key() {
            return super.key() + "." + kind;
        }
    }

    /** A note is a sentence or two. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static final class NoteTooLong extends Refusal {

        NoteTooLong() {
            super(LONGEST);
        }
    }

    /** There is a rule for it; its tier can be changed. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static final class RuleThere extends Refusal {

        RuleThere(String value) {
            super(value);
        }
    }

    /** Somebody changed the rule since the page was shown. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static final class ChangedMeanwhile extends Refusal {

        ChangedMeanwhile(String rule) {
            super(rule);
        }
    }

    /** There is no such rule, or somebody removed it. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchRule extends Refusal {}
}
