package org.imprimatur.article.writing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleSlug;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.intake.FileImporter;
import org.imprimatur.article.intake.ImportResult;
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
        ImportResult imported;
        try {
            imported = importer.read(file.getBytes(), name(file));
        } catch (Refusal refusal) {
            String said = messages.title(refusal) + ". " + messages.text(refusal);
            return pages.page(form, Map.of("file", said), refusal.status());
        }
        return pages.toWrite(begin(me, form, imported, flash));
    }

    private Article begin(Person me, NewArticleForm form, ImportResult importResult, RedirectAttributes flash) {
        RevisionText text =
                VisibleText.isBlank(form.title()) ? importResult.text() : retitled(importResult.text(), form.title());
        String wanted = ArticleSlug.of(text.title());
        String slug = articles.freeSlug(wanted);
        Article begun = writingCommands.begin(me, slug, form.topic(), form.howRisky(), text, importResult.pictures());
        flash.addFlashAttribute("flash", messages.say("article.import.done", text.title()));
        flash.addFlashAttribute("told", told(importResult, wanted, slug));
        return begun;
    }

    /** What did not come along, or came in another shape. */
    private List<String> told(ImportResult importResult, String wanted, String slug) {
        List<String> told = new ArrayList<>();
        importResult
                .losses()
                .forEach(loss -> told.add(
                        messages.say("article.lost." + loss.kind().key(), loss.count(), loss.detail(), loss.place())));
        if (!slug.equals(wanted)) {
            told.add(messages.say("article.new.slug.other", wanted, slug));
        }
        return told;
    }

    private static RevisionText retitled(RevisionText text, String title) {
        return new RevisionText(title, text.standfirst(), text.body(), text.sources());
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
