package org.imprimatur.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.imprimatur.article.ArticleAddresses;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UriUtils;

/**
 * Leads from every address readers once knew an article by, and from whatever stands below it, to where it is now. What
 * is sent there, a report for instance, is not led on but taken.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class MovedArticles extends OncePerRequestFilter {

    private static final String ARTICLES = "/articles/";

    /** Which element of the path it is: a slash stands between any two segments, and before the first. */
    private static final int SLUG = 3;

    private final ArticleAddresses addresses;

    MovedArticles(ArticleAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())
                || !request.getRequestURI().startsWith(request.getContextPath() + ARTICLES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
        Optional<String> now =
                path.elements().size() > SLUG && path.elements().get(SLUG) instanceof PathContainer.PathSegment segment
                        ? addresses.movedTo(segment.valueToMatch())
                        : Optional.empty();
        if (now.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getContextPath()
                        + ARTICLES
                        + UriUtils.encodePathSegment(now.get(), StandardCharsets.UTF_8)
                        + path.subPath(SLUG + 1).value()
                        + query);
    }
}
