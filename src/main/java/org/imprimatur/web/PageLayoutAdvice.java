package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the layout around what any controller shows. */
@ControllerAdvice
class PageLayoutAdvice {

    private final PageLayout pageLayout;

    PageLayoutAdvice(PageLayout pageLayout) {
        this.pageLayout = pageLayout;
    }

    @ModelAttribute
    void around(HttpServletRequest request, Model model) {
        model.addAllAttributes(pageLayout.around(request));
    }
}
