package org.imprimatur.report.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.Provenance;
import org.imprimatur.outbox.OutboxSettings;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.Refusal;
import org.imprimatur.publication.CorrectionsAddress;
import org.imprimatur.publication.PublishedTitles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The public form to report a mistake, for readers without a mail program at hand. Thanks are given only once the
 * report is kept; whatever comes in between, all that was typed stands in the form again.
 */
@Controller
@RequestMapping("/articles/{slug}/report")
class ReportFormController {

    private static final Logger LOG = LoggerFactory.getLogger(ReportFormController.class);

    private final Articles articles;
    private final PublishedTitles titles;
    private final ReportFormTokens tokens;
    private final ReportFormRateLimit rateLimit;
    private final ReportFormMail mail;
    private final InboundMailStore inboundMailStore;
    private final CorrectionsAddress corrections;
    private final Set<String> ours;
    private final Clock clock;

    ReportFormController(
            Articles articles,
            PublishedTitles titles,
            ReportFormTokens tokens,
            ReportFormRateLimit rateLimit,
            ReportFormMail mail,
            InboundMailStore inboundMailStore,
            CorrectionsAddress corrections,
            InboundMailSettings settings,
            OutboxSettings letters,
            Clock clock) {
        this.articles = articles;
        this.titles = titles;
        this.tokens = tokens;
        this.rateLimit = rateLimit;
        this.mail = mail;
        this.inboundMailStore = inboundMailStore;
        this.corrections = corrections;
        this.ours = Stream.concat(Stream.of(letters.from(), corrections.forAll()), settings.ownAddresses().stream())
                .map(ReportFormController::untagged)
                .collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /**
     * @param title    null if what is stored of the article is not what was signed, or cannot be looked up now
     * @param address  where else the reader may write
     * @param problems field to the key of what to do about it
     * @param notice   key of what happened, null if nothing did
     */
    record ReportFormPage(
            String slug,
            @Nullable String title,
            String address,
            ReportForm form,
            Map<String, String> problems,
            @Nullable String notice,
            boolean answerable) {}

    @AllowedFor(AllowedFor.Who.EVERYBODY)
    @GetMapping
    ModelAndView open(@PathVariable String slug) {
        Article article = seen(slug);
        ReportForm form = ReportForm.empty(tokens.fresh(article.id()));
        return again(article, form, Map.of(), null, HttpStatus.OK);
    }

    @AllowedFor(AllowedFor.Who.EVERYBODY)
    @PostMapping
    ModelAndView send(
            @PathVariable String slug,
            @ModelAttribute ReportForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return take(seen(slug), form, request, response);
        } catch (DataAccessException | TransactionException cannotKeep) {
            LOG.error("A report on {} could not be kept; its reader was asked to send it again", slug, cannotKeep);
            return page(
                    "report/form",
                    new ReportFormPage(
                            slug, null, corrections.forAll(), form, Map.of(), "report.form.unavailable", false),
                    HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private ModelAndView take(
            Article article, ReportForm form, HttpServletRequest request, HttpServletResponse response) {
        Map<String, String> problems = form.problems();
        if (problems.isEmpty() && ours.contains(untagged(form.email()))) {
            problems.put("email", "report.form.problem.email.ours");
        }
        if (!problems.isEmpty()) {
            return again(article, form, problems, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Optional<ReportFormTokens.Opened> opened = tokens.open(form.token(), article.id());
        if (opened.isEmpty() || !form.homepage().isEmpty() || isFromElsewhere(request)) {
            ReportForm afresh = form.withToken(tokens.fresh(article.id()));
            return again(article, afresh, Map.of(), "report.form.once-more", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (opened.get().isTooFresh(clock.instant())) {
            return again(article, form, Map.of(), "report.form.once-more", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Optional<Duration> wait = rateLimit.count(request.getRemoteAddr());
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds() + 1));
            return again(article, form, Map.of(), "report.form.too-many", HttpStatus.TOO_MANY_REQUESTS);
        }
        byte[] written = mail.write(article, title(article).orElse(article.slug()), form, opened.get());
        inboundMailStore.accept(written, Provenance.byForm(written.length));
        return page("report/thanks", of(article, form, Map.of(), null), HttpStatus.OK);
    }

    /**
     * Sent from a page that is not ours. The readers' site knows nobody and sets no cookie, so this is asked of the
     * browser and not of a token in one.
     */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    /** Live or withdrawn; what readers have never seen is none of their business. */
    private Article seen(String slug) {
        return articles.byAddress(slug)
                .filter(article -> article.lastLive() != null)
                .orElseThrow(NothingToReport::new);
    }

    private Optional<String> title(Article article) {
        return titles.of(article);
    }

    private ModelAndView again(
            Article article,
            ReportForm form,
            Map<String, String> problems,
            @Nullable String notice,
            HttpStatus status) {
        return page("report/form", of(article, form, problems, notice), status);
    }

    private ReportFormPage of(Article article, ReportForm form, Map<String, String> problems, @Nullable String notice) {
        return new ReportFormPage(
                article.slug(),
                title(article).orElse(null),
                corrections.of(article),
                form,
                problems,
                notice,
                !form.email().isEmpty());
    }

    private static ModelAndView page(String template, ReportFormPage page, HttpStatus status) {
        return new ModelAndView(template, Map.of("page", page), status);
    }

    private static String untagged(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    /** Readers have never seen an article at this address. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NothingToReport extends Refusal {}
}
