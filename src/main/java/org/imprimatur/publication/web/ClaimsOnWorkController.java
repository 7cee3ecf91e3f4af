package org.imprimatur.publication.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.source.standing.SourceState;
import org.imprimatur.article.source.standing.WorkKeys;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.publication.ClaimsOnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows every claim that rests on one work, whichever text it stands in. */
@Controller
class ClaimsOnWorkController {

    private final ClaimsOnWork claims;
    private final SourceState state;

    ClaimsOnWorkController(ClaimsOnWork claims, SourceState state) {
        this.claims = claims;
        this.state = state;
    }

    /** @param source as a link names the work, or any identifier of it as somebody typed it */
    @AllowedFor(Who.NEWSROOM)
    @GetMapping("/desk/claims")
    ModelAndView show(@CurrentPerson Person me, @RequestParam(defaultValue = "") String source) {
        Map<String, @Nullable Object> model = new HashMap<>();
        String asked = source.strip();
        Optional<String> work = WorkKeys.typed(asked);
        ClaimsOnWork.@Nullable Found found = work.map(key -> claims.of(key, me)).orElse(null);
        model.put("asked", WorkKeys.written(asked));
        model.put("unread", !VisibleText.isBlank(asked) && work.isEmpty());
        model.put("found", found);
        model.put("state", found == null || found.item().isEmpty() ? null : state.of(found.item()));
        return new ModelAndView("publication/claims", model);
    }
}
