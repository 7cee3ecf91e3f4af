package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import org.apache.catalina.connector.ClientAbortException;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Turns whatever goes wrong in a handler into a page that helps, without knowing the rooms. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ExceptionAdvice {

    private static final Logger log = LoggerFactory.getLogger(ExceptionAdvice.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final ErrorMessages errorMessages;
    private final PageLayout pageLayout;

    ExceptionAdvice(ErrorMessages errorMessages, PageLayout pageLayout) {
        this.errorMessages = errorMessages;
        this.pageLayout = pageLayout;
    }

    @ExceptionHandler
    @Nullable
    Object on(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        if (failure instanceof ClientAbortException) {
            return null;
        }
        if (failure instanceof Refusal refusal) {
            return answer(errorMessages.explain(refusal.status(), request, refusal), request, null);
        }
        HttpStatusCode status = statusOf(failure);
        String reference = null;
        if (status.is5xxServerError()) {
            reference = reference();
            log.error("{} {} failed, reference {}", request.getMethod(), withoutSecrets(request), reference, failure);
        }
        HttpHeaders headers = failure instanceof ErrorResponse response ? response.getHeaders() : null;
        return answer(errorMessages.explain(status, request, reference), request, headers);
    }

    /** Where the address itself lets its bearer in, the log has its pattern in its place. */
    private static String withoutSecrets(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String route = pattern == null ? "" : pattern.toString();
        return route.contains("{secret}") || route.contains("{token}") ? route : request.getRequestURI();
    }

    private Object answer(
            ErrorMessages.Explained explained, HttpServletRequest request, @Nullable HttpHeaders headers) {
        // What the failed handler wanted to produce no longer binds the answer.
        request.removeAttribute("org.springframework.web.servlet.HandlerMapping.producibleMediaTypes");
        if (ErrorMessages.wantsJson(request)) {
            return ResponseEntity.status(explained.status())
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(errorMessages.problem(explained));
        }
        ModelAndView page =
                new ModelAndView("error", pageLayout.around(request), HttpStatus.valueOf(explained.status()));
        page.addAllObjects(errorMessages.model(explained));
        return page;
    }

    static HttpStatusCode statusOf(Exception failure) {
        if (failure instanceof MaxUploadSizeExceededException) {
            return HttpStatus.PAYLOAD_TOO_LARGE;
        }
        if (failure instanceof MultipartException) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure instanceof ErrorResponse response) {
            return response.getStatusCode();
        }
        // An id in the address that is none leads nowhere; a filter that is none is a bad request.
        if (failure instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof TypeMismatchException) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure instanceof ConcurrencyFailureException) {
            return HttpStatus.CONFLICT;
        }
        if (failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (failure instanceof org.springframework.http.converter.HttpMessageNotReadableException
                || failure instanceof org.springframework.web.bind.ServletRequestBindingException
                || failure instanceof org.springframework.validation.BindException) {
            return HttpStatus.BAD_REQUEST;
        }
        ResponseStatus carried = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        return carried == null ? HttpStatus.INTERNAL_SERVER_ERROR : carried.code();
    }

    /** Short enough to read out on the telephone. */
    static String reference() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}
