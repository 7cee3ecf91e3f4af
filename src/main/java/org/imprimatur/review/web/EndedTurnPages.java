package org.imprimatur.review.web;

import java.util.Map;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The pages of a turn that is no longer there to be worked on. */
final class EndedTurnPages {

    private EndedTurnPages() {}

    static ModelAndView done(DonePage page, HttpStatus status) {
        return new ModelAndView("review/done", Map.of("page", page), status);
    }

    /** What was written on a turn that meanwhile is over or somebody else's; nothing typed is lost. */
    static ModelAndView kept(Refusal lost, String words) {
        if (VisibleText.isBlank(words)) {
            throw lost;
        }
        return new ModelAndView("review/kept", Map.of("refusal", lost, "words", words), lost.status());
    }
}
