package org.imprimatur.article.writing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.Slug;
import org.imprimatur.article.SlugTaken;
import org.imprimatur.article.intake.Import;
import org.imprimatur.article.intake.Imported;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Me;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins an article, with an empty page or with a file somebody brings. */
@Controller
class BeginController {

    private final Writing writing;
    private final Articles articles;
    private final Worklist worklist;
    private final Import imports;
    private final MessageSource words;

    BeginController(Writing writing, Articles articles, Worklist worklist, Import imports, MessageSource words) {
        this.writing = writing;
        this.articles = articles;
        this.worklist = worklist;
        this.imports = imports;
        this.words = words;
    }

    /** @param slug empty unless the writer was asked for another address */
    record NewArticle(String title, String topic, String risk, String slug) {

        NewArticle {
            title = Objects.requireNonNullElse(title, "");
            topic = Objects.requireNonNullElse(topic, "").strip();
            risk = Objects.requireNonNullElse(risk, "");
            slug = Objects.requireNonNullElse(slug, "").strip();
        }

        NewArticle at(String address) {
            return new NewArticle(title, topic, risk, address);
        }

        Risk howRisky() {
            return risk.equals(Risk.HIGH.name()) ? Risk.HIGH : Risk.ORDINARY;
        }
    }

    /** @param problems field to words */
    record BeginPage(NewArticle article, List<String> topics, Map<String, String> problems) {}

    @GetMapping("/desk/articles/new")
    @Admits(Admits.Who.WRITERS)
    String blank(Model model) {
        return page(new NewArticle("", "", Risk.ORDINARY.name(), ""), Map.of(), model);
    }

    @PostMapping("/desk/articles/new")
    @Admits(Admits.Who.WRITERS)
    String begin(
            @Me Person me,
            @ModelAttribute NewArticle article,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Map<String, String> problems = problems(article);
        if (article.title().isBlank()) {
            problems.put("title", say("article.new.title.missing"));
        }
        if (!article.slug().isEmpty() && !Slug.of(article.slug()).equals(article.slug())) {
            problems.put("slug", say("article.new.slug.wrong", Slug.of(article.slug())));
        }
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return page(article, problems, model);
        }
        String slug = article.slug().isEmpty() ? Slug.of(article.title()) : article.slug();
        Optional<Article> mine = justBegun(me, slug, article.title());
        if (mine.isPresent()) {
            return toWrite(mine.get());
        }
        try {
            RevisionText text = new RevisionText(article.title(), "", "", "[]");
            Article begun = writing.begin(me, slug, article.topic(), article.howRisky(), text, List.of());
            flash.addFlashAttribute("flash", say("article.new.begun"));
            return toWrite(begun);
        } catch (SlugTaken taken) {
            response.setStatus(409);
            Map<String, String> clash = Map.of("slug", say(taken.key() + ".text", taken.arguments()));
            return page(article.at(taken.free()), clash, model);
        }
    }

    @PostMapping("/desk/articles/import")
    @Admits(Admits.Who.WRITERS)
    String bring(
            @Me Person me,
            @ModelAttribute NewArticle article,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> problems = problems(article);
        if (file == null
                || Optional.ofNullable(file.getOriginalFilename()).orElse("").isBlank()) {
            problems.put("file", say("article.new.file.missing"));
        }
        if (!problems.isEmpty() || file == null) {
            response.setStatus(422);
            return page(article, problems, model);
        }
        Imported imported;
        try {
            imported = imports.read(file.getBytes(), Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        } catch (Refusal refusal) {
            response.setStatus(status(refusal));
            String said = say(refusal.key() + ".title", refusal.arguments()) + ". "
                    + say(refusal.key() + ".text", refusal.arguments());
            return page(article, Map.of("file", said), model);
        }
        RevisionText text = article.title().isBlank() ? imported.text() : retitled(imported.text(), article.title());
        String wanted = Slug.of(text.title());
        String slug = articles.freeSlug(wanted);
        Article begun = writing.begin(me, slug, article.topic(), article.howRisky(), text, imported.pictures());
        List<String> told = new ArrayList<>();
        imported.losses().forEach(loss -> told.add(say("article.lost." + loss.kind(), loss.count(), loss.detail())));
        if (!slug.equals(wanted)) {
            told.add(say("article.new.slug.other", wanted, slug));
        }
        flash.addFlashAttribute("flash", say("article.import.done", text.title()));
        flash.addFlashAttribute("told", told);
        return toWrite(begun);
    }

    private Map<String, String> problems(NewArticle article) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (article.topic().isEmpty()) {
            problems.put("topic", say("article.new.topic.missing"));
        } else if (article.topic().length() > 100) {
            problems.put("topic", say("article.new.topic.long"));
        }
        if (article.title().length() > Typed.LONGEST_TITLE) {
            problems.put("title", say("article.write.title.long"));
        }
        return problems;
    }

    /** The second click of a double click finds the article the first one made. */
    private Optional<Article> justBegun(Person me, String slug, String title) {
        return articles.bySlug(slug)
                .filter(there -> me.is(there.writer()) && there.latestRevision() == 1)
                .filter(there -> articles.latest(there).text().equals(new RevisionText(title, "", "", "[]")));
    }

    private static RevisionText retitled(RevisionText text, String title) {
        return new RevisionText(title, text.standfirst(), text.body(), text.sources());
    }

    private String toWrite(Article article) {
        return worklist.openOn(article.id().businessKey()).stream()
                .map(Turn::taskId)
                .findFirst()
                .map(task -> "redirect:/desk/tasks/" + task)
                .orElse("redirect:/desk/articles/" + article.id());
    }

    private String page(NewArticle article, Map<String, String> problems, Model model) {
        model.addAttribute("page", new BeginPage(article, articles.topics(), problems));
        return "article/new";
    }

    private static int status(Refusal refusal) {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(refusal.getClass(), ResponseStatus.class);
        return status == null ? 422 : status.code().value();
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
