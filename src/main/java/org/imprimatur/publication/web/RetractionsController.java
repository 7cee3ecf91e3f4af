package org.imprimatur.publication.web;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.article.source.retraction.RetractionImport;
import org.imprimatur.article.source.retraction.RetractionList;
import org.imprimatur.article.source.retraction.RetractionLists;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.HugeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.publication.RetractedClaims;
import org.imprimatur.publication.RetractionReviews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of retractions: which one is in force, what of it could not be read, and which articles it is about. */
@Controller
@RequestMapping("/desk/retractions")
class RetractionsController {

    private final RetractionLists lists;
    private final RetractionImport retractionImport;
    private final RetractionReviews reviews;
    private final RetractedClaims claims;
    private final People people;
    private final Messages messages;

    RetractionsController(
            RetractionLists lists,
            RetractionImport retractionImport,
            RetractionReviews reviews,
            RetractedClaims claims,
            People people,
            Messages messages) {
        this.lists = lists;
        this.retractionImport = retractionImport;
        this.reviews = reviews;
        this.claims = claims;
        this.people = people;
        this.messages = messages;
    }

    /**
     * @param by       who imported the list, by name
     * @param lookedAt when all articles were last held against it, null if that is still to come
     */
    record RetractionsPage(
            @Nullable RetractionList list,
            String by,
            @Nullable Instant lookedAt,
            List<RetractedClaims.OnArticle> found,
            @Nullable String problem) {}

    @AllowedFor(Who.EDITORS)
    @GetMapping
    ModelAndView show() {
        return page(null, HttpStatus.OK);
    }

    @HugeForm
    @AllowedFor(Who.EDITORS)
    @PostMapping
    ModelAndView bring(
            @CurrentPerson Person me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean allTheSame,
            RedirectAttributes flash)
            throws IOException {
        String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || VisibleText.isBlank(name)) {
            return page(messages.say("retractions.file.missing"), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        RetractionList list;
        try {
            list = retractionImport.read(me, file, name, file.getSize(), allTheSame);
        } catch (Refusal refusal) {
            return page(messages.title(refusal) + ". " + messages.text(refusal), refusal.status());
        }
        boolean whole = reviews.look();
        flash.addFlashAttribute(
                "flash", messages.say(whole ? "retractions.done" : "retractions.done.partly", list.taken()));
        if (!whole) {
            flash.addFlashAttribute("flashKind", "warn");
        }
        return new ModelAndView("redirect:/desk/retractions");
    }

    private ModelAndView page(@Nullable String problem, HttpStatus status) {
        RetractionList list = lists.inForce().orElse(null);
        String by =
                list == null ? "" : people.find(list.readBy()).map(Person::name).orElse("");
        RetractionsPage page = new RetractionsPage(list, by, lists.lookedAt().orElse(null), claims.all(), problem);
        return new ModelAndView("publication/retractions", Map.of("page", page), status);
    }
}
