package org.imprimatur.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.imprimatur.platform.Admits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the container shows when something failed outside every handler, or a page broke while it was drawn. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final ErrorWords words;
    private final Shell shell;

    ErrorPages(ErrorWords words, Shell shell) {
        this.words = words;
        this.shell = shell;
    }

    @RequestMapping("/error")
    @Admits(Admits.Who.EVERYBODY)
    Object show(HttpServletRequest request) {
        HttpStatus status = status(request);
        String reference = null;
        if (status.is5xxServerError()) {
            reference = Failures.reference();
            log.error("{} failed, reference {}", ErrorWords.addressOf(request), reference, (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        ErrorWords.Explained explained = words.explain(status, request, reference);
        if (ErrorWords.wantsJson(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(words.problem(explained));
        }
        ModelAndView page = new ModelAndView("error", shell.around(request), status);
        page.addAllObjects(words.model(explained));
        return page;
    }

    /** Whoever types this address finds nothing here. */
    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
