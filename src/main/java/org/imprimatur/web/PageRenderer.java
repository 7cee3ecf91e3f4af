package org.imprimatur.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Renders a page from within the security filters, where no controller has run yet, exactly as a controller would. */
@Component
class PageRenderer {

    private final ObjectProvider<ThymeleafViewResolver> views;
    private final ObjectProvider<ResourceUrlProvider> resources;
    private final PageLayout pageLayout;

    PageRenderer(
            ObjectProvider<ThymeleafViewResolver> views,
            ObjectProvider<ResourceUrlProvider> resources,
            PageLayout pageLayout) {
        this.views = views;
        this.resources = resources;
        this.pageLayout = pageLayout;
    }

    void show(
            HttpStatusCode status,
            String view,
            Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            return;
        }
        Map<String, Object> whole = new LinkedHashMap<>(pageLayout.around(request));
        whole.putAll(model);
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        // Gives style sheets and scripts the addresses that carry their content's hash.
        new ResourceUrlEncodingFilter().doFilter(request, response, (hashing, answer) -> {
            hashing.setAttribute(
                    ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR, resources.getObject());
            try {
                View page = views.getObject().resolveViewName(view, LocaleContextHolder.getLocale());
                if (page == null) {
                    throw new ServletException("No page " + view);
                }
                page.render(whole, (HttpServletRequest) hashing, (HttpServletResponse) answer);
            } catch (IOException | ServletException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ServletException(e);
            }
        });
    }
}
