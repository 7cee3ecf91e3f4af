package org.imprimatur.report;

import org.imprimatur.article.Article;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.SignOffs;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Who may see a report, and act on it. Publishers and administrators work on reports. Whoever is to correct the text,
 * or has put a name to it, reads what is said to be wrong with it, but not who said so.
 */
@Component
public class ReportPolicy {

    private final Reports reports;
    private final Articles articles;
    private final ArticlePolicy policy;
    private final SignOffs signOffs;

    ReportPolicy(Reports reports, Articles articles, ArticlePolicy policy, SignOffs signOffs) {
        this.reports = reports;
        this.articles = articles;
        this.policy = policy;
        this.signOffs = signOffs;
    }

    /** To see all reports, pick their article, merge them, and reword answers. */
    public static boolean mayEdit(Person person) {
        return person.holds(Role.publisher()) || person.holds(Role.admin());
    }

    /** Until its reader has the answer of the report it goes with. */
    public static boolean mayTakeOut(Person person, Report report) {
        return mayEdit(person) && report.mayBeTakenOut();
    }

    /** To see who wrote. */
    public static boolean maySeeReporter(Person person) {
        return mayEdit(person);
    }

    boolean mayRead(Person person, Report report) {
        if (mayEdit(person)) {
            return true;
        }
        return person.active()
                && report.article() != null
                && articles.find(report.article())
                        .filter(article -> policy.mayRead(person, article) || hasSigned(person, article))
                        .isPresent();
    }

    private boolean hasSigned(Person person, Article article) {
        Article.Live live = article.lastLive();
        return live != null
                && signOffs.matching(article.id(), live.sha256()).stream()
                        .anyMatch(signature -> person.is(signature.signer()));
    }

    /**
     * The report of this number, if the person may read it.
     *
     * @throws Reports.NoSuchReport if there is none, or none for them
     */
    public Report requireReadable(Person person, int number) {
        return reports.byNumber(number)
                .filter(report -> mayRead(person, report))
                .orElseThrow(Reports.NoSuchReport::new);
    }

    /** @throws EditorsOnly if the person only reads */
    static void mustEdit(Person person) {
        if (!mayEdit(person)) {
            throw new EditorsOnly();
        }
    }

    /** Reports are in the hands of publishers and administrators. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class EditorsOnly extends Refusal {

        EditorsOnly() {
            super();
        }
    }
}
