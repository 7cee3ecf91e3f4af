package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Carries what a deed said on its way to a page through every further redirect, until there is a page to say it on. Left
 * alone it would last for one request, also where that one only leads on: a turn's address leads to the page of its step,
 * the door leads whoever is signed in to the desk.
 */
@Component
class FlashedWords implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        Map<String, ?> said = RequestContextUtils.getInputFlashMap(request);
        if (said != null && answer != null && leadsOn(answer)) {
            said.forEach(RequestContextUtils.getOutputFlashMap(request)::putIfAbsent);
        }
    }

    private static boolean leadsOn(ModelAndView answer) {
        String name = answer.getViewName();
        return answer.getView() instanceof RedirectView
                || name != null && name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }
}
