package org.imprimatur.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.publication.CorrectionNotice;
import org.imprimatur.publication.CorrectionNotices;
import org.imprimatur.publication.CorrectionsAddress;
import org.imprimatur.publication.Severity;
import org.imprimatur.standards.PublicText;
import org.imprimatur.standards.PublicTextSetter;
import org.imprimatur.standards.PublicTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that was ever put right, for anybody to read. */
@Controller
class CorrectionsController {

    private static final int SCREENFUL = 20;

    private final CorrectionNotices notices;
    private final Articles articles;
    private final CorrectionsAddress address;
    private final PublicTexts publicTexts;
    private final PublicTextSetter setter;

    CorrectionsController(
            CorrectionNotices notices,
            Articles articles,
            CorrectionsAddress address,
            PublicTexts publicTexts,
            PublicTextSetter setter) {
        this.publicTexts = publicTexts;
        this.setter = setter;
        this.notices = notices;
        this.articles = articles;
        this.address = address;
    }

    record Filter(@Nullable Severity severity, String href, boolean current) {}

    /**
     * @param newest back to the beginning, null if this is it
     * @param older  where the list goes on, null at its end
     * @param policy HTML: how the newsroom corrects
     */
    record CorrectionsPage(
            List<NoticeView> notices,
            List<Filter> filters,
            boolean filtered,
            @Nullable String newest,
            @Nullable String older,
            String address,
            String policy) {}

    @GetMapping("/corrections")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String corrections(
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String below,
            Model model) {
        Severity wanted = severity(severity);
        Integer number = number(below);
        List<CorrectionNotice> found = notices.newest(wanted, number, SCREENFUL + 1);
        boolean more = found.size() > SCREENFUL;
        List<CorrectionNotice> shown = more ? found.subList(0, SCREENFUL) : found;
        String here = href(wanted);
        model.addAttribute(
                "page",
                new CorrectionsPage(
                        shown.stream().map(this::view).toList(),
                        filters(wanted),
                        wanted != null,
                        number == null ? null : here,
                        more
                                ? here + (wanted == null ? "?" : "&") + "below="
                                        + shown.get(SCREENFUL - 1).number()
                                : null,
                        address.forAll(),
                        setter.set(publicTexts.inForce(PublicText.CORRECTIONS))));
        return "site/corrections";
    }

    private NoticeView view(CorrectionNotice notice) {
        return NoticeView.of(
                notice, articles.find(notice.article()).map(Article::slug).orElse(null));
    }

    private static List<Filter> filters(@Nullable Severity current) {
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter(null, href(null), current == null));
        for (Severity severity : Severity.values()) {
            filters.add(new Filter(severity, href(severity), severity == current));
        }
        return filters;
    }

    private static String href(@Nullable Severity severity) {
        return severity == null ? "/corrections" : "/corrections?severity=" + severity;
    }

    /** A severity there is none of leaves the list as it is. */
    private static @Nullable Severity severity(@Nullable String typed) {
        Optional<Severity> known = Arrays.stream(Severity.values())
                .filter(severity -> severity.name().equals(typed))
                .findFirst();
        return known.orElse(null);
    }

    private static @Nullable Integer number(@Nullable String typed) {
        return typed == null || !typed.matches("\\d{1,9}") ? null : Integer.valueOf(typed);
    }
}
