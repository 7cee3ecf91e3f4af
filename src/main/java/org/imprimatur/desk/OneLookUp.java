package org.imprimatur.desk;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds out once per request which handler is meant. Spring Security's cache asks, {@link RouteRules} ask and the
 * dispatcher asks, and each time every address with a variable in it would be compared with the request's.
 */
@Component
class OneLookUp implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Handlers();
    }

    /** @param path a request that is forwarded has another */
    private record Found(String method, String path, RequestMappingInfo rule, HandlerMethod handler) {

        boolean answers(HttpServletRequest request, String wanted) {
            return method.equals(request.getMethod()) && path.equals(wanted);
        }
    }

    private static final class Handlers extends RequestMappingHandlerMapping {

        private static final String FOUND = OneLookUp.class.getName();
        private static final String RULE = FOUND + ".rule";

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            ServletRequest bare = bare(request);
            if (bare.getAttribute(FOUND) instanceof Found found && found.answers(request, path)) {
                handleMatch(found.rule(), path, request);
                request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.handler());
                return found.handler();
            }
            HandlerMethod handler = super.lookupHandlerMethod(path, request);
            if (handler != null && request.getAttribute(RULE) instanceof RequestMappingInfo rule) {
                bare.setAttribute(FOUND, new Found(request.getMethod(), path, rule, handler));
            }
            return handler;
        }

        /** Notes what was found in the request on its way through; it is what the variables are read by. */
        @Override
        protected void handleMatch(RequestMappingInfo rule, String path, HttpServletRequest request) {
            super.handleMatch(rule, path, request);
            request.setAttribute(RULE, rule);
        }

        /** Spring Security asks with a wrapper that keeps all attributes to itself. */
        private static ServletRequest bare(ServletRequest request) {
            ServletRequest bare = request;
            while (bare instanceof ServletRequestWrapper wrapper) {
                bare = wrapper.getRequest();
            }
            return bare;
        }
    }
}
