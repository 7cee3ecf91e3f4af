package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.imprimatur.people.Person;
import org.imprimatur.platform.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers the person who is signed in; the name of the authentication is the person's id. */
@Component
class CurrentPersonResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final CurrentPersonLookup currentPerson;

    CurrentPersonResolver(CurrentPersonLookup currentPerson) {
        this.currentPerson = currentPerson;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(CurrentPerson.class) && parameter.getParameterType() == Person.class;
    }

    @Override
    public Person resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("A page without a request");
        }
        return currentPerson
                .of(servletRequest)
                .orElseThrow(() -> new InsufficientAuthenticationException("Nobody is signed in"));
    }
}
