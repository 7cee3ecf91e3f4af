package org.imprimatur.article.writing;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleSlug;
import org.imprimatur.article.Articles;
import org.imprimatur.article.intake.FileImporter;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins an article with a file somebody brings. */
@Controller
class ImportController {

    private final FileImporter importer;
    private final WritingCommands writingCommands;
    private final Articles articles;
    private final NewArticlePages pages;
    private final Messages messages;

    ImportController(
            FileImporter importer,
            WritingCommands writingCommands,
            Articles articles,
            NewArticlePages pages,
            Messages messages) {
        this.importer = importer;
        this.writingCommands = writingCommands;
        this.articles = articles;
        this.pages = pages;
        this.messages = messages;
    }

    @LargeForm
    @PostMapping("/desk/articles/import")
    @AllowedFor(AllowedFor.Who.WRITERS)
    ModelAndView bring(
            @CurrentPerson Person me,
            @ModelAttribute NewArticleForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes flash)
            throws IOException {
        Map<String, String> problems = pages.problems(form);
        if (file == null || VisibleText.isBlank(name(file))) {
            problems.put("file", messages.say("article.new.file.missing"));
        }
        if (!problems.isEmpty() || file == null) {
            return pages.page(form, problems, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ReadFile read;
        try {
            byte[] bytes = file.getBytes();
            read = ReadFile.of(bytes, name(file), importer.read(bytes, name(file)));
        } catch (Refusal refusal) {
            String said = messages.title(refusal) + ". " + messages.text(refusal);
            return pages.page(form, Map.of("file", said), refusal.status());
        }
        return pages.toReport(
                begin(me, form, VisibleText.isBlank(form.title()) ? read : read.called(form.title()), flash));
    }

    private Article begin(Person me, NewArticleForm form, ReadFile read, RedirectAttributes flash) {
        String title = read.text().title();
        String wanted = ArticleSlug.of(title);
        String slug = articles.freeSlug(wanted);
        Article begun = writingCommands.begin(me, slug, form.topic(), form.howRisky(), read);
        String said = messages.say("article.import.done", title);
        flash.addFlashAttribute(
                "flash",
                slug.equals(wanted) ? said : said + " " + messages.say("article.new.slug.other", wanted, slug));
        return begun;
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
