package org.imprimatur.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The level of risk of each article, and who asks for another one. */
@Repository
public class RiskLevels {

    private static final int MOST_SIGNS = 8000;

    private final JdbcClient jdbc;
    private final RiskProposals proposals;
    private final Articles articles;
    private final People people;
    private final Clock clock;

    RiskLevels(JdbcClient jdbc, RiskProposals proposals, Articles articles, People people, Clock clock) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.articles = articles;
        this.people = people;
        this.clock = clock;
    }

    public RiskLevel of(Article article) {
        Risk level = article.risk();
        return jdbc.sql("select * from article_risk where article_id = ?")
                .param(article.id().value())
                .query((row, n) -> level(row, article.id(), level))
                .optional()
                .orElseGet(() -> new RiskLevel(
                        article.id(),
                        level,
                        level == null ? RiskLevel.Basis.STATED : RiskLevel.Basis.KEPT,
                        Set.of(),
                        article.writer(),
                        article.begunAt(),
                        ""));
    }

    /** What the newest text and the topic suggest. */
    public RiskProposal proposal(Article article) {
        return proposals.of(article.topic(), articles.latest(article).text());
    }

    /** The level that holds: of an article nobody has judged yet, what its text suggests. */
    public Risk inForce(Article article) {
        Risk level = article.risk();
        return level == null ? proposal(article).level() : level;
    }

    /** The levels of several articles; those that have none yet are left out. */
    public Map<ArticleId, Risk> of(Collection<ArticleId> several) {
        Map<ArticleId, Risk> levels = new HashMap<>();
        if (!several.isEmpty()) {
            jdbc.sql("select id, risk from article where risk is not null and id in (:ids)")
                    .param(
                            "ids",
                            several.stream().map(ArticleId::value).distinct().toList())
                    .query(row -> {
                        levels.put(new ArticleId(row.getObject("id", UUID.class)), Risk.valueOf(row.getString("risk")));
                    });
        }
        return levels;
    }

    /** A request for a graver level than holds; nothing goes before readers until a publisher has answered it. */
    public Optional<RiskRequest> graverRequest(Article article) {
        Risk level = inForce(article);
        return requests(article.id()).stream()
                .filter(request -> request.wanted().isGraverThan(level))
                .findFirst();
    }

    /** Requests nobody has answered, the oldest first. */
    public List<RiskRequest> requests(ArticleId article) {
        return jdbc.sql("""
                        select * from risk_request where article_id = ? and answered_at is null order by asked_at, id
                        """)
                .param(article.value())
                .query((row, n) -> request(row))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(RiskLevel level) {
        PersonId by = level.by();
        Object[] values = {
            level.basis().name(),
            signs(level.weighed()),
            by == null ? null : by.value(),
            DbTime.at(level.at()),
            level.reason(),
            level.article().value()
        };
        if (jdbc.sql("""
                                update article_risk set basis = ?, weighed = ?, decided_by = ?, decided_at = ?, reason = ?
                                where article_id = ?
                                """).params(values).update() == 0) {
            jdbc.sql("""
                            insert into article_risk (basis, weighed, decided_by, decided_at, reason, article_id)
                            values (?, ?, ?, ?, ?, ?)
                            """).params(values).update();
        }
        articles.update(level.article(), level.level());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(RiskRequest request) {
        jdbc.sql("""
                        insert into risk_request (id, article_id, wanted, reason, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        request.id(),
                        request.article().value(),
                        request.wanted().name(),
                        request.reason(),
                        request.by().value(),
                        DbTime.at(request.at()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(ArticleId article, PersonId by) {
        jdbc.sql("""
                        update risk_request set answered_by = ?, answered_at = ?
                        where article_id = ? and answered_at is null
                        """)
                .params(by.value(), DbTime.at(clock.instant()), article.value())
                .update();
    }

    private static RiskLevel level(ResultSet row, ArticleId article, @Nullable Risk level) throws SQLException {
        UUID by = row.getObject("decided_by", UUID.class);
        return new RiskLevel(
                article,
                level,
                RiskLevel.Basis.valueOf(row.getString("basis")),
                Arrays.stream(row.getString("weighed").split("\n"))
                        .filter(sign -> !sign.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                by == null ? null : new PersonId(by),
                DbTime.read(row, "decided_at"),
                row.getString("reason"));
    }

    /** Those there is room for: what is left out counts as not weighed. */
    private static String signs(Set<String> weighed) {
        StringBuilder lines = new StringBuilder();
        for (String sign : weighed) {
            if (lines.length() + sign.length() + 1 > MOST_SIGNS) {
                break;
            }
            lines.append(sign).append('\n');
        }
        return lines.toString();
    }

    private RiskRequest request(ResultSet row) throws SQLException {
        PersonId by = new PersonId(row.getObject("asked_by", UUID.class));
        return new RiskRequest(
                row.getObject("id", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                Risk.valueOf(row.getString("wanted")),
                row.getString("reason"),
                by,
                people.find(by).map(Person::name).orElse(""),
                DbTime.read(row, "asked_at"));
    }
}
