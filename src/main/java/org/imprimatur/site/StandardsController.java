package org.imprimatur.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.standards.PublicText;
import org.imprimatur.standards.PublicTextSetter;
import org.imprimatur.standards.PublicTextVersion;
import org.imprimatur.standards.PublicTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** How the newsroom writes, checks and corrects, now and as it was told before. */
@Controller
class StandardsController {

    private final PublicTexts texts;
    private final PublicTextSetter setter;
    private final BaseAddress address;

    StandardsController(PublicTexts texts, PublicTextSetter setter, BaseAddress address) {
        this.texts = texts;
        this.setter = setter;
        this.address = address;
    }

    /** @param current whether readers are told so now */
    record VersionPage(PublicTextVersion version, String words, boolean current) {}

    /** All versions of one text, the newest first. */
    record Archived(PublicText text, List<PublicTextVersion> versions) {}

    @GetMapping("/editorial-standards")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String standards(Model model) {
        PublicTextVersion version = texts.inForce(PublicText.STANDARDS);
        model.addAttribute("version", version);
        model.addAttribute("standards", setter.set(version));
        model.addAttribute("mistakes", setter.set(texts.inForce(PublicText.CORRECTIONS)));
        model.addAttribute("address", address.baseUrl());
        return "site/standards";
    }

    @GetMapping("/editorial-standards/archive")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView archive() {
        return new ModelAndView(
                "site/standards-archive",
                "archive",
                Arrays.stream(PublicText.values())
                        .map(text -> new Archived(text, texts.all(text)))
                        .toList());
    }

    /** @throws PublicTexts.NoSuchVersion if there was never such a version */
    @GetMapping("/editorial-standards/archive/{text}/{number}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView version(@PathVariable String text, @PathVariable String number) {
        PublicText kind = PublicText.of(text).orElseThrow(PublicTexts.NoSuchVersion::new);
        if (!number.matches("[1-9]\\d{0,8}")) {
            throw new PublicTexts.NoSuchVersion();
        }
        PublicTextVersion version = texts.require(kind, Integer.parseInt(number));
        boolean current = texts.inForce(kind).number() == version.number();
        return new ModelAndView(
                "site/standards-version", Map.of("page", new VersionPage(version, setter.set(version), current)));
    }
}
