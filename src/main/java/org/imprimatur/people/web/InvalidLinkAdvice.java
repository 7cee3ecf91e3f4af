package org.imprimatur.people.web;

import java.util.Map;
import org.imprimatur.people.FirstAdministrator;
import org.imprimatur.people.InvalidLink;
import org.imprimatur.platform.Messages;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers a one-time link that lets nobody in any more with a page that says why, and what to do instead. */
@ControllerAdvice(
        assignableTypes = {
            InvitationController.class,
            PasswordController.class,
            FirstAdministratorController.class,
            ConfirmAddressController.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidLinkAdvice {

    private final Messages messages;

    InvalidLinkAdvice(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ModelAndView on(InvalidLink invalid) {
        return page(
                messages.title(invalid),
                messages.text(invalid),
                invalid.isForReset() ? "/password/forgotten" : "/sign-in",
                messages.say(invalid.isForReset() ? "people.link.ask-again" : "people.link.sign-in"),
                invalid.isUnknown() ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
    }

    @ExceptionHandler
    ModelAndView on(FirstAdministrator.NewsroomIsFounded founded) {
        return page(
                messages.title(founded),
                messages.text(founded),
                "/sign-in",
                messages.say("people.link.sign-in"),
                HttpStatus.GONE);
    }

    private static ModelAndView page(String title, String text, String href, String action, HttpStatus status) {
        return new ModelAndView(
                "people/invalid-link", Map.of("title", title, "text", text, "href", href, "action", action), status);
    }
}
