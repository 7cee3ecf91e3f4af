package org.imprimatur.article.writing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Topics;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Builds the page on which an article is begun, and leads from it to the page it is written on. */
@Component
class NewArticlePages {

    private final Articles articles;
    private final Topics topics;
    private final Worklist worklist;
    private final Messages messages;

    NewArticlePages(Articles articles, Topics topics, Worklist worklist, Messages messages) {
        this.articles = articles;
        this.topics = topics;
        this.worklist = worklist;
        this.messages = messages;
    }

    /**
     * @param listed   whether the newsroom keeps a list, from which the topic is chosen; otherwise topics in use are
     *     only suggested
     * @param problems field to words
     */
    record BeginPage(NewArticleForm article, List<String> topics, boolean listed, Map<String, String> problems) {}

    /** @param problems field to words */
    ModelAndView page(NewArticleForm form, Map<String, String> problems, HttpStatus status) {
        List<String> offered = topics.offered();
        boolean listed = !offered.isEmpty();
        NewArticleForm spelled = topics.offered(form.topic()).map(form::on).orElse(form);
        return new ModelAndView(
                "article/new",
                Map.of("page", new BeginPage(spelled, listed ? offered : articles.topics(), listed, problems)),
                status);
    }

    /** In words. */
    Map<String, String> problems(NewArticleForm form) {
        Map<String, String> said = new LinkedHashMap<>();
        form.problems().forEach((field, key) -> said.put(field, messages.say(key)));
        if (!said.containsKey("topic")
                && topics.offered(form.topic()).isEmpty()
                && !topics.offered().isEmpty()) {
            said.put("topic", messages.say("article.new.topic.unlisted"));
        }
        return said;
    }

    ModelAndView toWrite(Article article) {
        return to(article, "");
    }

    /** To where it is written, and there to what the file it began with has lost. */
    ModelAndView toReport(Article article) {
        return to(article, "#import-report");
    }

    private ModelAndView to(Article article, String place) {
        return new ModelAndView(worklist.openOn(article.id().subject()).stream()
                .map(Turn::taskId)
                .findFirst()
                .map(task -> "redirect:/desk/tasks/" + task + place)
                .orElse("redirect:/desk/articles/" + article.id()));
    }
}
