package org.imprimatur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Leads from an address with a slash at its end, or with other capitals, to the page that is meant: addresses are
 * dictated, typed and put at the end of sentences. What an address keeps secret, a link's token, stays as it was typed,
 * and only pages are looked for, not what they are made of. This comes before the door: whoever holds a link that lets
 * them in has not signed in yet, and which pages there are is no secret.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class CanonicalAddressFilter extends OncePerRequestFilter {

    /** What a page's address holds that has no capitals, and how it looks with them; nothing else is put into an answer. */
    private static final Map<String, Pattern> LOWER_CASE = Map.of(
            "slug", Pattern.compile("[\\p{L}\\p{N}\\p{M}-]+"),
            "sha256", Pattern.compile("[0-9a-fA-F]+"));

    private static final List<String> ASSETS = List.of("/images/", "/portraits/", "/desk/images/");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::.*)?}");

    private final RequestMappingHandlerMapping handlers;
    private volatile @Nullable List<PathPattern> pages;

    CanonicalAddressFilter(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String meant = isPerhapsMisspelled(path) ? meant(path) : null;
        if (meant == null || meant.equals(path)) {
            chain.doFilter(request, response);
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + meant + query);
    }

    /** Most addresses are as we write them, and nothing has to be looked up. */
    private static boolean isPerhapsMisspelled(String path) {
        return path.length() > 1
                && path.indexOf(';') < 0
                && (path.endsWith("/") || path.chars().anyMatch(c -> c == '%' || c >= 'A' && c <= 'Z'));
    }

    /** @return null if no page is meant */
    private @Nullable String meant(String path) {
        String unended = path.replaceFirst("/+$", "");
        if (unended.isEmpty()) {
            return null;
        }
        try {
            PathContainer typed = PathContainer.parsePath(unended);
            return pages().stream()
                    .filter(page -> page.matches(typed))
                    .findFirst()
                    .map(page -> respelled(page, unended))
                    .orElse(null);
        } catch (IllegalArgumentException noPath) {
            return null;
        }
    }

    private static @Nullable String respelled(PathPattern page, String typed) {
        String[] drawn = page.getPatternString().substring(1).split("/");
        String[] segments = typed.substring(1).split("/");
        if (drawn.length != segments.length) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < drawn.length; i++) {
            path.append('/').append(respelled(drawn[i], segments[i]));
        }
        return path.toString();
    }

    private static String respelled(String drawn, String typed) {
        var variable = VARIABLE.matcher(drawn);
        if (!variable.matches()) {
            return drawn.indexOf('{') < 0 ? drawn : typed;
        }
        String decoded = UriUtils.decode(typed, StandardCharsets.UTF_8);
        Pattern known = LOWER_CASE.get(variable.group(1));
        if (!(known != null && known.matcher(decoded).matches()) && !isUuid(decoded)) {
            return typed;
        }
        String plain = Normalizer.normalize(decoded, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return plain.equals(decoded) ? typed : UriUtils.encodePathSegment(plain, StandardCharsets.UTF_8);
    }

    private static boolean isUuid(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException another) {
            return false;
        }
    }

    /** The most exact before those that would do as well. */
    private List<PathPattern> pages() {
        List<PathPattern> known = pages;
        if (known == null) {
            PathPatternParser parser = new PathPatternParser();
            parser.setCaseSensitive(false);
            known = handlers.getHandlerMethods().keySet().stream()
                    .filter(CanonicalAddressFilter::isRead)
                    .flatMap(CanonicalAddressFilter::patterns)
                    .filter(pattern -> pattern.length() > 1 && ASSETS.stream().noneMatch(pattern::startsWith))
                    .map(parser::parse)
                    .sorted(PathPattern.SPECIFICITY_COMPARATOR)
                    .collect(Collectors.toUnmodifiableList());
            pages = known;
        }
        return known;
    }

    private static boolean isRead(RequestMappingInfo handler) {
        Set<RequestMethod> methods = handler.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static Stream<String> patterns(RequestMappingInfo handler) {
        return handler.getPatternValues().stream();
    }
}
