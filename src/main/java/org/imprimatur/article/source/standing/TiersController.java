package org.imprimatur.article.source.standing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The table of tiers, kept by publishers and administrators, and what it says of an address one tries. */
@Controller
@RequestMapping("/desk/source-tiers")
class TiersController {

    private static final String PATH = "/desk/source-tiers";

    private final TierRules rules;
    private final VerdictWords verdictWords;
    private final Messages messages;

    TiersController(TierRules rules, VerdictWords verdictWords, Messages messages) {
        this.rules = rules;
        this.verdictWords = verdictWords;
        this.messages = messages;
    }

    /**
     * What a person types for a rule that is new.
     *
     * @param problem null if nothing is wrong with it
     */
    record Typed(
            String kind,
            String value,
            String tier,
            String note,
            @Nullable String problem) {

        static final Typed NOTHING = new Typed(TierRule.Kind.SITE.name(), "", Tier.B1.name(), "", null);
    }

    /** What the table says of an address. */
    record Tried(String address, String tier, String why) {}

    /** @param about the rule a refusal is about, null if of none */
    record TiersPage(
            Map<Tier, List<TierRule>> byTier,
            Map<String, String> kinds,
            Map<String, String> tiers,
            Typed typed,
            @Nullable Integer about,
            @Nullable String problem,
            String address,
            @Nullable Tried tried) {}

    @AllowedFor(Who.EDITORS)
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String address) {
        return page(Typed.NOTHING, null, null, address, HttpStatus.OK);
    }

    @AllowedFor(Who.EDITORS)
    @PostMapping
    ModelAndView add(
            @CurrentPerson Person me,
            @RequestParam(defaultValue = "SITE") TierRule.Kind kind,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "UNKNOWN") Tier tier,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        try {
            TierRule rule = rules.add(me, kind, value, tier, note);
            return done(flash, "standing.tiers.added", rule);
        } catch (TierRules.NoSuchShape | TierRules.RuleThere | TierRules.NoteTooLong refusal) {
            Typed typed = new Typed(kind.name(), value, tier.name(), note, said(refusal));
            return page(typed, null, null, null, refusal.status());
        }
    }

    /** @param seen the tier the page showed */
    @AllowedFor(Who.EDITORS)
    @PostMapping("/{rule}")
    ModelAndView change(
            @CurrentPerson Person me,
            @PathVariable int rule,
            @RequestParam(defaultValue = "UNKNOWN") Tier seen,
            @RequestParam(defaultValue = "UNKNOWN") Tier tier,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        try {
            return done(flash, "standing.tiers.changed", rules.change(me, rule, seen, tier, note));
        } catch (TierRules.ChangedMeanwhile | TierRules.NoteTooLong refusal) {
            return page(Typed.NOTHING, rule, said(refusal), null, refusal.status());
        }
    }

    /** @param seen the tier the page showed */
    @AllowedFor(Who.EDITORS)
    @PostMapping("/{rule}/remove")
    ModelAndView remove(
            @CurrentPerson Person me,
            @PathVariable int rule,
            @RequestParam(defaultValue = "UNKNOWN") Tier seen,
            RedirectAttributes flash) {
        try {
            return done(flash, "standing.tiers.removed", rules.remove(me, rule, seen));
        } catch (TierRules.ChangedMeanwhile refusal) {
            return page(Typed.NOTHING, rule, said(refusal), null, refusal.status());
        }
    }

    private ModelAndView page(
            Typed typed,
            @Nullable Integer about,
            @Nullable String problem,
            @Nullable String address,
            HttpStatus status) {
        TierTable table = rules.table();
        Map<Tier, List<TierRule>> byTier = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            List<TierRule> of =
                    table.rules().stream().filter(rule -> rule.tier() == tier).toList();
            if (!of.isEmpty()) {
                byTier.put(tier, of);
            }
        }
        String asked = Objects.requireNonNullElse(address, "");
        TiersPage page = new TiersPage(byTier, kinds(), tiers(), typed, about, problem, asked, tried(table, asked));
        return new ModelAndView("article/source-tiers", Map.of("page", page), status);
    }

    private @Nullable Tried tried(TierTable table, String address) {
        if (VisibleText.isBlank(address)) {
            return null;
        }
        SourceList.Source source = new SourceList.Source(
                "", "", Map.of("URL", address.strip(), "DOI", address.strip(), "type", "article-journal"));
        TierTable.Verdict verdict = table.judge(source);
        return new Tried(address.strip(), messages.say(verdict.tier().key()), verdictWords.why(verdict));
    }

    private Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(TierRule.Kind.values()).forEach(kind -> kinds.put(kind.name(), messages.say(kind.key())));
        return kinds;
    }

    private Map<String, String> tiers() {
        Map<String, String> tiers = new LinkedHashMap<>();
        Arrays.stream(Tier.values()).forEach(tier -> tiers.put(tier.name(), messages.say(tier.key())));
        return tiers;
    }

    private ModelAndView done(RedirectAttributes flash, String key, TierRule rule) {
        flash.addFlashAttribute(
                "flash",
                messages.say(key, rule.shown(), messages.say(rule.tier().key())));
        return new ModelAndView("redirect:" + PATH);
    }

    private String said(Refusal refusal) {
        return messages.title(refusal) + ". " + messages.text(refusal);
    }
}
