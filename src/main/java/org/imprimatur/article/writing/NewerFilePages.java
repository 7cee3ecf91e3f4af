package org.imprimatur.article.writing;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.typeset.CitationCheck;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.Turn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays a newer version of a file beside the draft. */
@Component
class NewerFilePages {

    private final Articles articles;
    private final People people;

    NewerFilePages(Articles articles, People people) {
        this.articles = articles;
        this.people = people;
    }

    ModelAndView page(Turn turn, WaitingImports.Waiting waiting) {
        return page(turn, waiting, false);
    }

    /** The same after somebody saved: what was asked for is not done, and would be something else now. */
    ModelAndView outrun(Turn turn, WaitingImports.Waiting waiting) {
        ModelAndView page = page(turn, waiting, true);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(Turn turn, WaitingImports.Waiting waiting, boolean outrun) {
        Article article = articles.require(waiting.article());
        Revision latest = articles.latest(article);
        RevisionText text = Takeover.unlessChosen(latest.number()).of(latest.text(), waiting.text());
        Revision proposed =
                new Revision(article.id(), latest.number() + 1, text, text.sha256(), waiting.person(), waiting.at());
        ImportReport report = new ImportReport(
                waiting.id(),
                article.id(),
                proposed.number(),
                waiting.file(),
                waiting.losses(),
                waiting.person(),
                waiting.at(),
                null);
        return new ModelAndView(
                "article/newer-file",
                Map.of(
                        "page",
                        new NewerFilePage(
                                turn,
                                article,
                                latest,
                                waiting,
                                proposed,
                                report,
                                differs(latest.text().title(), waiting.text().title()),
                                differs(
                                        latest.text().standfirst(),
                                        waiting.text().standfirst()),
                                uncited(latest.text(), text),
                                outrun,
                                people.find(latest.savedBy()).map(Person::name).orElse(""))));
    }

    private static boolean differs(String draft, String file) {
        return !VisibleText.isBlank(file) && !file.equals(draft);
    }

    private static List<String> uncited(RevisionText before, RevisionText after) {
        List<String> already = uncited(before);
        return uncited(after).stream().filter(key -> !already.contains(key)).toList();
    }

    private static List<String> uncited(RevisionText text) {
        return CitationCheck.of(text).stream()
                .filter(problem -> problem.kind() == CitationCheck.Kind.UNCITED_SOURCE)
                .map(CitationCheck.Problem::key)
                .toList();
    }
}
