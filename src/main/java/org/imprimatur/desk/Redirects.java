package org.imprimatur.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Answers {@code redirect:} before anybody else is asked. By itself each deed's answer would be offered to every way of
 * making a page, compared with what the browser reads, and set up like a bean, to say nothing but an address.
 */
@Component("viewResolver")
class Redirects implements ViewResolver, Ordered {

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)
                ? new RedirectView(name.substring(UrlBasedViewResolver.REDIRECT_URL_PREFIX.length()), true)
                : null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
