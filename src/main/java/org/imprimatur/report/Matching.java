package org.imprimatur.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticleTitles;
import org.imprimatur.article.ArticleTitles.Titled;
import org.imprimatur.article.Articles;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.outbox.SentLetters;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.CorrectionsAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Matches a mail to the article or case it is about, by several keys, the surest first. A token nobody can guess needs
 * nothing else; what anybody can write into a mail leads to somebody's case only if that somebody seems to have written
 * it.
 */
@Component
class Matching {

    private static final String REPORT = "report+";
    private static final String CORRECTIONS_MARK = "+";
    private static final Pattern REPORT_NUMBER = Pattern.compile("\\[R-(\\d{1,9})]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARTICLE_NUMBER =
            Pattern.compile("\\barticle\\s*(?:no\\.?\\s*|#\\s*)?(\\d{1,9})\\b", Pattern.CASE_INSENSITIVE);

    /** A title of one short word would be found everywhere. */
    private static final int SHORTEST_TITLE = 10;

    private final Reports reports;
    private final Articles articles;
    private final SentLetters letters;
    private final CorrectionsAddress corrections;
    private final ArticleTitles titles;
    private final ArticleLinks links;

    Matching(
            Reports reports,
            Articles articles,
            SentLetters letters,
            CorrectionsAddress corrections,
            ArticleTitles titles,
            BaseAddress address) {
        this.reports = reports;
        this.articles = articles;
        this.letters = letters;
        this.corrections = corrections;
        this.titles = titles;
        this.links = new ArticleLinks(address);
    }

    /**
     * What a mail is about.
     *
     * @param report  the case it goes to, null if it makes one of its own
     * @param article null if no key was found
     */
    record Match(
            @Nullable Report report,
            @Nullable ArticleId article,
            @Nullable MatchedBy by) {

        static Match none() {
            return new Match(null, null, null);
        }

        private static Match ofReport(Report report, MatchedBy by) {
            return new Match(report, null, by);
        }

        private static Match ofArticle(ArticleId article, MatchedBy by) {
            return new Match(null, article, by);
        }
    }

    Match of(ParsedMail parsedMail) {
        return byToken(parsedMail)
                .or(() -> byReference(parsedMail))
                .or(() -> byReportNumber(parsedMail))
                .or(() -> byLink(parsedMail))
                .or(() -> byArticleNumber(parsedMail.subject()))
                .or(() -> byTitle(parsedMail.subject()))
                .orElseGet(Match::none);
    }

    private Optional<Match> byToken(ParsedMail parsedMail) {
        for (String address : parsedMail.recipients()) {
            String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
            Optional<Match> report = local.startsWith(REPORT)
                    ? reports.byToken(local.substring(REPORT.length()))
                            .map(found -> Match.ofReport(found, MatchedBy.TOKEN))
                    : Optional.empty();
            if (report.isPresent()) {
                return report;
            }
        }
        for (String address : parsedMail.recipients()) {
            String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
            int mark = local.indexOf(CORRECTIONS_MARK);
            Optional<ArticleId> article =
                    mark < 0 ? Optional.empty() : corrections.articleOf(local.substring(mark + 1));
            if (article.isPresent()) {
                return article.map(found -> Match.ofArticle(found, MatchedBy.TOKEN));
            }
        }
        return Optional.empty();
    }

    /** Letters of ours first, the nearest before the farther. */
    private Optional<Match> byReference(ParsedMail parsedMail) {
        List<String> ids = new ArrayList<>(parsedMail.inReplyTo());
        for (int i = parsedMail.references().size() - 1; i >= 0; i--) {
            ids.add(parsedMail.references().get(i));
        }
        List<Subject> threads = ids.stream()
                .map(letters::threadOf)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        for (Subject thread : threads) {
            Optional<Report> report =
                    thread.is(Subject.Kind.REPORT) ? reports.find(ReportId.of(thread)) : Optional.empty();
            if (report.isPresent()) {
                return report.map(found -> Match.ofReport(found, MatchedBy.REFERENCE));
            }
        }
        Optional<Match> other = ids.stream()
                .map(reports::holding)
                .flatMap(Optional::stream)
                .filter(found -> seemsFrom(found, parsedMail))
                .findFirst()
                .map(found -> Match.ofReport(found, MatchedBy.REFERENCE));
        return other.or(() -> threads.stream()
                .map(this::articleOfThread)
                .flatMap(Optional::stream)
                .findFirst()
                .map(article -> Match.ofArticle(article, MatchedBy.REFERENCE)));
    }

    private Optional<ArticleId> articleOfThread(Subject thread) {
        try {
            return articles.find(ArticleId.of(thread)).filter(Matching::wasLive).map(Article::id);
        } catch (IllegalArgumentException aboutSomethingElse) {
            return Optional.empty();
        }
    }

    private Optional<Match> byReportNumber(ParsedMail parsedMail) {
        Matcher tag = REPORT_NUMBER.matcher(parsedMail.subject());
        while (tag.find()) {
            Optional<Report> report =
                    reports.byNumber(Integer.parseInt(tag.group(1))).filter(found -> seemsFrom(found, parsedMail));
            if (report.isPresent()) {
                return report.map(found -> Match.ofReport(found, MatchedBy.REPORT_NUMBER));
            }
        }
        return Optional.empty();
    }

    private static boolean seemsFrom(Report report, ParsedMail parsedMail) {
        return parsedMail.authenticity() != Authenticity.FAILED
                && report.reporter().mayBe(parsedMail.from());
    }

    private Optional<Match> byLink(ParsedMail parsedMail) {
        for (String text : List.of(parsedMail.body().said(), parsedMail.body().text())) {
            Optional<Article> article = links.in(text)
                    .flatMap(slug -> articles.byAddress(slug).filter(Matching::wasLive).stream())
                    .findFirst();
            if (article.isPresent()) {
                return article.map(found -> Match.ofArticle(found.id(), MatchedBy.LINK));
            }
        }
        return Optional.empty();
    }

    private Optional<Match> byArticleNumber(String subject) {
        Matcher number = ARTICLE_NUMBER.matcher(subject);
        return number.find()
                ? articles.byNumber(Integer.parseInt(number.group(1)))
                        .filter(Matching::wasLive)
                        .map(article -> Match.ofArticle(article.id(), MatchedBy.ARTICLE_NUMBER))
                : Optional.empty();
    }

    /** The title readers see; a newer one, which somebody may have told them of, only if no article has it so far. */
    private Optional<Match> byTitle(String subject) {
        String said = normal(subject);
        if (said.strip().length() < SHORTEST_TITLE) {
            return Optional.empty();
        }
        int room = subject.length() * 2;
        return longest(said, titles.published(room)).or(() -> longest(said, titles.latest(room)));
    }

    /** The longest title the subject holds: "Sleep" may be the beginning of another one. */
    private static Optional<Match> longest(String said, List<Titled> articles) {
        return articles.stream()
                .map(article -> new Titled(article.article(), normal(article.title())))
                .filter(article -> article.title().strip().length() >= SHORTEST_TITLE && said.contains(article.title()))
                .max(Comparator.comparing((Titled article) -> article.title().length()))
                .map(article -> Match.ofArticle(article.article(), MatchedBy.TITLE));
    }

    /** Words in lower case, each with a blank on either side. */
    private static String normal(String text) {
        return " "
                + Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                + " ";
    }

    private static boolean wasLive(Article article) {
        return article.lastLive() != null;
    }
}
