package org.imprimatur.site;

import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.publication.CorrectionsAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the newsroom writes, checks and corrects. */
@Controller
class StandardsController {

    private final CorrectionsAddress corrections;
    private final BaseAddress address;

    StandardsController(CorrectionsAddress corrections, BaseAddress address) {
        this.corrections = corrections;
        this.address = address;
    }

    @GetMapping("/editorial-standards")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String standards(Model model) {
        model.addAttribute("corrections", corrections.forAll());
        model.addAttribute("address", address.baseUrl());
        return "site/standards";
    }
}
