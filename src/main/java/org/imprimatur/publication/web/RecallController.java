package org.imprimatur.publication.web;

import org.imprimatur.article.ArticleId;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.PublishingCommands;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes an article that was through back to the desk: out of its schedule, or to be read by a clinician once more. */
@Controller
@RequestMapping("/desk/articles/{id}")
class RecallController {

    private final PublishingCommands publishingCommands;
    private final Messages messages;

    RecallController(PublishingCommands publishingCommands, Messages messages) {
        this.publishingCommands = publishingCommands;
        this.messages = messages;
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/call-back")
    String callBack(@PathVariable ArticleId id, @CurrentPerson Person me, RedirectAttributes flash) {
        publishingCommands.callBack(me, id);
        return back("publication.done.called-back", flash, id);
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/re-review")
    String readAgain(@PathVariable ArticleId id, @CurrentPerson Person me, RedirectAttributes flash) {
        publishingCommands.readAgain(me, id);
        return back("publication.done.re-review", flash, id);
    }

    private String back(String key, RedirectAttributes flash, ArticleId id) {
        flash.addFlashAttribute("flash", messages.say(key));
        return "redirect:/desk/articles/" + id;
    }
}
