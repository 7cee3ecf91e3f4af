package org.imprimatur.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.function.Supplier;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Authorizes a request by what its handler itself declares: the one the dispatcher will find, however the address is
 * spelt. A handler that says nothing is closed to everybody; an address nobody handles is open to those who may see the
 * side it is on, and ends in a page that says so.
 */
@Component
class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    private final RequestMappingHandlerMapping handlers;
    private final ObjectProvider<HandlerMapping> mappings;
    private final ManagementPort managementPort;
    private final CurrentPersonLookup currentPerson;

    RouteAuthorization(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            ObjectProvider<HandlerMapping> mappings,
            ManagementPort managementPort,
            CurrentPersonLookup currentPerson) {
        this.handlers = handlers;
        this.mappings = mappings;
        this.managementPort = managementPort;
        this.currentPerson = currentPerson;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(admits(context.getRequest()));
    }

    /** Whether whoever will serve the request says this of itself. */
    boolean handlerIs(HttpServletRequest request, Class<? extends Annotation> marked) {
        HandlerMethod handler = handler(request);
        return handler != null && AnnotatedElementUtils.hasAnnotation(handler.getMethod(), marked);
    }

    private boolean admits(HttpServletRequest request) {
        HandlerMethod handler = handler(request);
        if (handler != null) {
            AllowedFor allowedFor = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), AllowedFor.class);
            return allowedFor != null && admits(allowedFor.value(), currentPerson.of(request));
        }
        String path = DeskPaths.matched(request);
        if (DeskPaths.isUnder(DeskPaths.HEALTH, path)) {
            return true;
        }
        if (DeskPaths.isUnder(DeskPaths.SERVER, path)) {
            return managementPort.isUsedBy(request) || admits(AllowedFor.Who.ADMINISTRATORS, currentPerson.of(request));
        }
        return !isHandledWithoutARule(request)
                && (!DeskPaths.contains(request) || currentPerson.of(request).isPresent());
    }

    /** By something that is no controller and so says nothing. Style sheets and scripts are there for everybody. */
    private boolean isHandledWithoutARule(HttpServletRequest request) {
        return mappings.orderedStream()
                .filter(mapping -> mapping != handlers)
                .map(mapping -> chain(mapping, request))
                .anyMatch(chain -> chain != null && !(chain.getHandler() instanceof ResourceHttpRequestHandler));
    }

    private static boolean admits(AllowedFor.Who who, Optional<Person> person) {
        return switch (who) {
            case EVERYBODY -> true;
            case NEWSROOM -> person.isPresent();
            case WRITERS -> person.filter(p -> p.holds(Role.writer())).isPresent();
            case PUBLISHERS -> person.filter(p -> p.holds(Role.publisher())).isPresent();
            case EDITORS ->
                person.filter(p -> p.holds(Role.publisher()) || p.holds(Role.admin()))
                        .isPresent();
            case ADMINISTRATORS -> person.filter(p -> p.holds(Role.admin())).isPresent();
        };
    }

    /** Null also where the address exists but not for this method or content type: the answer is the dispatcher's. */
    private @Nullable HandlerMethod handler(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        HandlerExecutionChain chain = chain(handlers, request);
        return chain != null && chain.getHandler() instanceof HandlerMethod handler ? handler : null;
    }

    private static @Nullable HandlerExecutionChain chain(HandlerMapping mapping, HttpServletRequest request) {
        try {
            return mapping.getHandler(request);
        } catch (ServletException noHandlerForIt) {
            return null;
        } catch (Exception e) {
            throw new IllegalStateException("Could not find out who handles " + request.getRequestURI(), e);
        }
    }
}
