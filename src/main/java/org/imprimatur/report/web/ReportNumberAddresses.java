package org.imprimatur.report.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads from {@code /desk/reports/R-10}, as letters call a report, to its page. */
@Component
class ReportNumberAddresses implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern CALLED = Pattern.compile("(/desk/reports/)[Rr]-(\\d{1,9})(/[^;]*)?");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/reports/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher called = CALLED.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        if (!HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())
                || !called.matches()) {
            return true;
        }
        String below = called.group(3) == null ? "" : called.group(3);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getContextPath() + called.group(1) + Integer.parseInt(called.group(2)) + below + query);
        return false;
    }
}
