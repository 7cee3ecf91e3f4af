package org.imprimatur.article.source.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules by which sources are of a tier, as publishers keep them. */
@ServerTest
@OnBothDatabases
class TierRulesTests {

    @Autowired
    TierRules rules;

    @Autowired
    Newsroom newsroom;

    @Autowired
    JdbcClient jdbc;

    private final String site = "s" + UUID.randomUUID() + ".example";
    private Person publisher;

    @BeforeEach
    void aPublisher() {
        publisher = newsroom.aPublisher();
    }

    @Test
    void aRuleIsKeptInOneShapeHoweverItIsTypedAndTheAuditSaysBy() {
        TierRule added =
                rules.add(publisher, TierRule.Kind.SITE, "HTTPS://www." + site + "/Guidance/", Tier.A1, " Ours. ");

        assertThat(rules.all()).contains(added);
        assertThat(added.note()).isEqualTo("Ours.");
        assertThat(added.value()).contains(site).doesNotContain("HTTPS").doesNotEndWith("/");
        assertThat(lines(added, "tier-rule.added")).isEqualTo(1);
    }

    @Test
    void aRuleGetsAnotherTierAndIsTakenAway() {
        TierRule added = rules.add(publisher, TierRule.Kind.SITE, site, Tier.D, "");
        TierRule changed = rules.change(publisher, added.id(), Tier.D, Tier.B1, "A public body.");

        assertThat(rules.all()).contains(changed).doesNotContain(added);
        assertThat(lines(added, "tier-rule.changed")).isEqualTo(1);

        rules.remove(publisher, added.id(), Tier.B1);
        assertThat(rules.all()).extracting(TierRule::value).doesNotContain(site);
        assertThat(lines(added, "tier-rule.removed")).isEqualTo(1);
    }

    @Test
    void thereIsOneRuleForOneThing() {
        TierRule added = rules.add(publisher, TierRule.Kind.SITE, site, Tier.D, "");

        assertThatThrownBy(() ->
                        rules.add(publisher, TierRule.Kind.SITE, "https://" + site.toUpperCase() + "/", Tier.A1, ""))
                .isInstanceOf(TierRules.RuleThere.class);
        assertThat(rules.all()).contains(added);
        assertThat(lines(added, "tier-rule.added")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SITE,''",
        "SITE,not an address",
        "SITE,com",
        "DOI,11.1000/x",
        "JOURNAL,1234-5678",
        "IDENTIFIER,barcode",
        "NAME,two words",
        "ENDING,*.*",
        "TYPE,A"
    })
    void whatCouldMatchNothingIsNoRule(TierRule.Kind kind, String typed) {
        int before = rules.all().size();

        assertThatThrownBy(() -> rules.add(publisher, kind, typed, Tier.A1, ""))
                .isInstanceOf(TierRules.NoSuchShape.class);
        assertThat(rules.all()).hasSize(before);
    }

    @Test
    void nothingIsTakenThatIsFarTooLong() {
        assertThatThrownBy(() -> rules.add(publisher, TierRule.Kind.SITE, "a".repeat(100_000) + ".org", Tier.A1, ""))
                .isInstanceOf(TierRules.NoSuchShape.class);
        assertThatThrownBy(() -> rules.add(publisher, TierRule.Kind.SITE, site, Tier.A1, "n".repeat(301)))
                .isInstanceOf(TierRules.NoteTooLong.class);
        assertThat(rules.all()).extracting(TierRule::value).doesNotContain(site);
    }

    @Test
    void whoHasNotSeenTheRuleAsItIsChangesNothing() {
        TierRule rule = rules.add(publisher, TierRule.Kind.SITE, site, Tier.D, "");
        rules.change(newsroom.aPublisher(), rule.id(), Tier.D, Tier.C, "");

        assertThatThrownBy(() -> rules.change(publisher, rule.id(), Tier.D, Tier.A1, ""))
                .isInstanceOf(TierRules.ChangedMeanwhile.class);
        assertThatThrownBy(() -> rules.remove(publisher, rule.id(), Tier.D))
                .isInstanceOf(TierRules.ChangedMeanwhile.class);
        assertThat(tier()).isEqualTo(Tier.C);

        rules.remove(publisher, rule.id(), Tier.C);
        assertThatThrownBy(() -> rules.change(publisher, rule.id(), Tier.C, Tier.A1, ""))
                .isInstanceOf(TierRules.NoSuchRule.class);
    }

    @Test
    void ofTwoWhoAddTheSameAtOnceOneIsToldThatItIsThere() throws Exception {
        List<Boolean> done = atOnce(
                () -> rules.add(publisher, TierRule.Kind.SITE, site, Tier.A1, ""),
                () -> rules.add(publisher, TierRule.Kind.SITE, site, Tier.X, ""),
                TierRules.RuleThere.class);

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(tier()).isEqualTo(done.get(0) ? Tier.A1 : Tier.X);
    }

    @Test
    void ofTwoWhoChangeTheSameAtOnceOneIsToldThatItWasChanged() throws Exception {
        TierRule rule = rules.add(publisher, TierRule.Kind.SITE, site, Tier.D, "");
        List<Boolean> done = atOnce(
                () -> rules.change(publisher, rule.id(), Tier.D, Tier.A1, ""),
                () -> rules.change(publisher, rule.id(), Tier.D, Tier.X, ""),
                TierRules.ChangedMeanwhile.class);

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(tier()).isEqualTo(done.get(0) ? Tier.A1 : Tier.X);
        assertThat(lines(rule, "tier-rule.changed")).isEqualTo(1);
    }

    /** Which of the two went through; the other met with this refusal. */
    private static List<Boolean> atOnce(Callable<?> one, Callable<?> other, Class<?> refusal) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = people.submit(() -> {
                together.await();
                return one.call();
            });
            Future<?> second = people.submit(() -> {
                together.await();
                return other.call();
            });
            return List.of(went(first, refusal), went(second, refusal));
        } finally {
            people.shutdownNow();
        }
    }

    private static boolean went(Future<?> deed, Class<?> refusal) throws InterruptedException {
        try {
            deed.get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).isInstanceOf(refusal);
            return false;
        }
    }

    private Tier tier() {
        return rules.all().stream()
                .filter(rule -> rule.value().equals(site))
                .findFirst()
                .orElseThrow()
                .tier();
    }

    private int lines(TierRule rule, String action) {
        return jdbc.sql("select count(*) from audit_entry where chain = 'source-tiers' and action = ? and subject = ?")
                .params(action, rule.shown())
                .query(Integer.class)
                .single();
    }
}
