package org.imprimatur.article;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The commands by which an article's level of risk is proposed, confirmed, changed, and another one asked for. */
@Service
public class RiskCommands {

    private final Articles articles;
    private final RiskLevels levels;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    RiskCommands(
            Articles articles,
            RiskLevels levels,
            Worklist worklist,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.articles = articles;
        this.levels = levels;
        this.worklist = worklist;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /** To confirm or change the level. */
    public static boolean mayDecide(Person person) {
        return person.holds(Role.publisher());
    }

    /** To ask for another level: whoever works on the text at present and could not decide by themselves. */
    public boolean mayAsk(Person person, ArticleId article) {
        return !mayDecide(person)
                && worklist.openOn(article.subject()).stream().anyMatch(turn -> TurnPolicy.mayWorkOn(person, turn));
    }

    /**
     * A publisher confirms the level or changes it, at any time; a request for another one is answered with it. A review
     * that is under way goes on by the new level.
     *
     * @param seen the level that was on the screen, null to go by whatever holds
     * @throws RiskIsForPublishers if it is not for this person to decide
     * @throws RiskHasChanged if another level holds by now than was on the screen
     * @throws RiskLevel.NoRiskChosen if none was chosen
     * @throws RiskLevel.RiskReasonMissing if it is lowered and nothing says why
     */
    @Transactional
    public RiskLevel decide(Person publisher, ArticleId id, @Nullable Risk chosen, String reason, @Nullable Risk seen) {
        if (!mayDecide(publisher)) {
            throw new RiskIsForPublishers();
        }
        Article article = hold(id);
        RiskLevel before = levels.of(article);
        RiskProposal proposal = levels.proposal(article);
        Risk from = before.inForce(proposal);
        if (seen != null && seen != from) {
            throw new RiskHasChanged(article.title());
        }
        RiskLevel after = before.decided(chosen, reason, proposal, publisher, DbTime.now(clock));
        Risk to = after.inForce(proposal);
        List<RiskRequest> answered = levels.requests(id);
        levels.keep(after);
        levels.answered(id, publisher.id());
        audit.record(
                id.subject(),
                publisher.id(),
                from == to
                        ? ArticleAction.RISK_CONFIRMED
                        : to.isGraverThan(from) ? ArticleAction.RISK_RAISED : ArticleAction.RISK_LOWERED,
                subject(to),
                facts(from, to, proposal, after.reason()));
        announce.publishEvent(
                new RiskDecided(articles.require(id), from, to, publisher.id(), after.reason(), answered));
        return after;
    }

    /**
     * Somebody who works on the text asks the publishers for another level.
     *
     * @throws NotInYourHands if they have no turn on it
     * @throws RiskLevel.NoRiskChosen if none was chosen
     * @throws RiskRequest.IsThatLevel if it is the one that holds
     * @throws RiskLevel.RiskReasonMissing if nothing says why
     */
    @Transactional
    public RiskRequest ask(Person person, ArticleId id, @Nullable Risk wanted, String reason) {
        Article article = hold(id);
        if (!mayAsk(person, id)) {
            throw new NotInYourHands(article.title());
        }
        RiskRequest request = RiskRequest.of(id, wanted, levels.inForce(article), reason, person, DbTime.now(clock));
        levels.add(request);
        audit.record(
                id.subject(),
                person.id(),
                ArticleAction.RISK_ASKED,
                subject(request.wanted()),
                Map.of("risk", request.wanted().name(), "note", request.reason()));
        announce.publishEvent(new RiskAsked(article, request));
        return request;
    }

    /** The level a text that is handed in comes to, which the server proposes unless it was decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    void handedIn(Article article, Person writer) {
        RiskLevel before = levels.of(article);
        RiskProposal proposal = levels.proposal(article);
        Instant now = DbTime.now(clock);
        RiskLevel after = before.handedIn(proposal, now);
        if (after.equals(before)) {
            return;
        }
        levels.keep(after);
        Risk to = after.inForce(proposal);
        audit.record(
                article.id().subject(),
                null,
                ArticleAction.RISK_PROPOSED,
                subject(to),
                facts(before.level(), to, proposal, ""));
        announce.publishEvent(new RiskProposed(articles.require(article.id()), before.level(), to, writer.id()));
    }

    /** Its open turns first and then itself, as every handoff does. */
    private Article hold(ArticleId id) {
        worklist.openOn(id.subject()).forEach(turn -> worklist.hold(turn.taskId()));
        return articles.hold(id);
    }

    /** As the lines of the audit name it. */
    private static String subject(Risk risk) {
        return risk.name().toLowerCase(Locale.ROOT) + " risk";
    }

    private static Map<String, String> facts(@Nullable Risk from, Risk to, RiskProposal proposal, String reason) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("risk", to.name());
        if (from != null && from != to) {
            facts.put("riskBefore", from.name());
        }
        facts.put("riskProposed", proposal.level().name());
        if (!reason.isEmpty()) {
            facts.put("note", reason);
        }
        return facts;
    }

    /**
     * A publisher confirmed or changed a level.
     *
     * @param from     the level that held; the same as {@code to} if it was confirmed
     * @param answered who had asked for another one
     */
    public record RiskDecided(
            Article article, Risk from, Risk to, PersonId by, String reason, List<RiskRequest> answered) {

        public boolean isRaised() {
            return to.isGraverThan(from);
        }

        public boolean isChanged() {
            return from != to;
        }
    }

    /**
     * A text that was handed in came to another level.
     *
     * @param from null if it had none
     */
    public record RiskProposed(Article article, @Nullable Risk from, Risk to, PersonId by) {}

    /** Somebody who has a text in hand asks for another level. */
    public record RiskAsked(Article article, RiskRequest request) {}

    /** It is for publishers to say how much harm a text could do. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class RiskIsForPublishers extends Refusal {

        RiskIsForPublishers() {
            super();
        }
    }

    /** Somebody else has changed the level, or a new text was handed in, since the page was opened. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class RiskHasChanged extends Refusal {

        RiskHasChanged(String title) {
            super(title);
        }
    }

    /** Only whoever works on a text asks for another level. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class NotInYourHands extends Refusal {

        NotInYourHands(String title) {
            super(title);
        }
    }
}
