package org.imprimatur.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.imprimatur.platform.AllowedFor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page the container shows when something failed outside every handler, or a page broke while it was drawn. */
@Controller
class ErrorPageController implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPageController.class);

    private final ErrorMessages errorMessages;
    private final PageLayout pageLayout;

    ErrorPageController(ErrorMessages errorMessages, PageLayout pageLayout) {
        this.errorMessages = errorMessages;
        this.pageLayout = pageLayout;
    }

    @RequestMapping("/error")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    Object show(HttpServletRequest request) {
        HttpStatus status = status(request);
        String reference = null;
        if (status.is5xxServerError()) {
            reference = ExceptionAdvice.reference();
            log.error("{} failed, reference {}", ErrorMessages.addressOf(request), reference, (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        ErrorMessages.Explained explained = errorMessages.explain(status, request, reference);
        if (ErrorMessages.wantsJson(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(errorMessages.problem(explained));
        }
        ModelAndView page = new ModelAndView("error", pageLayout.around(request), status);
        page.addAllObjects(errorMessages.model(explained));
        return page;
    }

    /** Whoever types this address finds nothing here. */
    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
