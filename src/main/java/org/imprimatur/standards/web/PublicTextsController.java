package org.imprimatur.standards.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.standards.Placeholders;
import org.imprimatur.standards.PublicText;
import org.imprimatur.standards.PublicTextSetter;
import org.imprimatur.standards.PublicTextVersion;
import org.imprimatur.standards.PublicTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What readers are told of the newsroom: seen by all who look after the desk, changed by publishers. */
@Controller
@RequestMapping("/desk/words")
class PublicTextsController {

    private final PublicTexts texts;
    private final PublicTextSetter setter;
    private final Placeholders placeholders;
    private final People people;
    private final Messages messages;

    PublicTextsController(
            PublicTexts texts, PublicTextSetter setter, Placeholders placeholders, People people, Messages messages) {
        this.texts = texts;
        this.setter = setter;
        this.placeholders = placeholders;
        this.people = people;
        this.messages = messages;
    }

    /** @param by who changed it last, null if it is as it came with the server */
    record Line(PublicTextVersion version, @Nullable String by) {}

    /** @param base the version the words were made from */
    record WordsForm(
            @Nullable Integer base,
            @Nullable String words,
            @Nullable String reason) {

        static WordsForm of(PublicTextVersion version) {
            return new WordsForm(version.number(), version.words(), "");
        }

        String typed() {
            return words == null ? "" : words;
        }

        String why() {
            return reason == null ? "" : reason;
        }
    }

    /**
     * @param now     what is in force
     * @param preview what the typed words look like, null until somebody asked
     * @param theirs  what somebody else made of it meanwhile, null if nobody did
     */
    record WordsPage(
            PublicTextVersion now,
            WordsForm form,
            @Nullable String preview,
            @Nullable String theirs,
            boolean mayChange,
            Map<String, String> placeholders,
            List<Line> versions) {}

    @AllowedFor(Who.EDITORS)
    @GetMapping
    ModelAndView list() {
        return new ModelAndView(
                "standards/words",
                "lines",
                Arrays.stream(PublicText.values())
                        .map(texts::inForce)
                        .map(this::line)
                        .toList());
    }

    @AllowedFor(Who.EDITORS)
    @GetMapping("/{text}")
    ModelAndView look(@PathVariable String text, @CurrentPerson Person me) {
        PublicTextVersion now = texts.inForce(require(text));
        return page(now, WordsForm.of(now), setter.set(now), null, me);
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/{text}/preview")
    ModelAndView preview(
            @PathVariable String text,
            @ModelAttribute WordsForm form,
            BindingResult binding,
            @CurrentPerson Person me) {
        PublicText about = require(text);
        PublicTextVersion now = texts.inForce(about);
        try {
            placeholders.mustBeKnown(form.typed());
        } catch (Placeholders.UnknownPlaceholder unknown) {
            return refused(unknown, page(now, form, null, null, me));
        }
        return page(now, form, setter.set(about, form.typed()), null, me);
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/{text}")
    ModelAndView change(
            @PathVariable String text,
            @ModelAttribute WordsForm form,
            BindingResult binding,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        PublicText about = require(text);
        try {
            Integer base = form.base();
            PublicTextVersion version = texts.change(me, about, base == null ? 0 : base, form.typed(), form.why());
            flash.addFlashAttribute("flash", messages.say("standards.done", version.number()));
            return new ModelAndView("redirect:/desk/words/" + about.word());
        } catch (PublicTexts.StaleWords stale) {
            PublicTextVersion now = texts.inForce(about);
            WordsForm mine = new WordsForm(now.number(), form.typed(), form.why());
            return refused(stale, page(now, mine, null, now.words(), me));
        } catch (PublicTextVersion.WordsMissing
                | PublicTextVersion.ReasonForChangeMissing
                | PublicTextVersion.TooLong
                | PublicTextVersion.NothingChanged
                | Placeholders.UnknownPlaceholder refusal) {
            return refused(refusal, page(texts.inForce(about), form, null, null, me));
        }
    }

    private static ModelAndView refused(Refusal refusal, ModelAndView page) {
        page.addObject("refusal", refusal);
        page.setStatus(refusal.status());
        return page;
    }

    private ModelAndView page(
            PublicTextVersion now, WordsForm form, @Nullable String preview, @Nullable String theirs, Person me) {
        return new ModelAndView(
                "standards/edit",
                "page",
                new WordsPage(
                        now,
                        form,
                        preview,
                        theirs,
                        me.holds(Role.publisher()),
                        placeholders.known(),
                        texts.all(now.text()).stream().map(this::line).toList()));
    }

    private Line line(PublicTextVersion version) {
        return new Line(
                version,
                version.by() == null
                        ? null
                        : people.find(version.by()).map(Person::name).orElse(""));
    }

    private static PublicText require(String text) {
        return PublicText.of(text).orElseThrow(PublicTexts.NoSuchVersion::new);
    }
}
