package org.imprimatur.review.web;

import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.review.Reviews;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes back a change somebody asked for, on the article's page. */
@Controller
class RequestWithdrawalController {

    private final ArticlePolicy policy;
    private final Reviews reviews;
    private final Messages messages;

    RequestWithdrawalController(ArticlePolicy policy, Reviews reviews, Messages messages) {
        this.policy = policy;
        this.reviews = reviews;
        this.messages = messages;
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping("/desk/articles/{id}/requests/{request}/withdraw")
    String withdraw(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @PathVariable UUID request,
            RedirectAttributes flash) {
        policy.requireReadable(me, id);
        reviews.withdraw(me, id, request);
        flash.addFlashAttribute("flash", messages.say("review.request.withdrawn"));
        return "redirect:/desk/articles/" + id;
    }
}
