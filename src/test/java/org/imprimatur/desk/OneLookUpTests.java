package org.imprimatur.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.Map;
import org.imprimatur.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Which handler is found for a request, however often one asks. */
@ServerTest
class OneLookUpTests {

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void whoeverAsksAgainGetsTheSameAnswer() throws Exception {
        MockHttpServletRequest request = request("POST", "/desk/tasks/42/review/sign");
        HandlerMethod first = handler(request);
        assertThat(first.getMethod().getName()).isEqualTo("sign");
        assertThat(handler(request).getMethod()).isEqualTo(first.getMethod());
        assertThat(variables(request)).isEqualTo(Map.of("taskId", "42"));
    }

    @Test
    void variablesAreReadForWhoeverAsksWithAttributesOfItsOwn() throws Exception {
        MockHttpServletRequest request = request("POST", "/desk/tasks/42/review/sign");
        Aside aside = new Aside(request);
        HandlerMethod first = handler(aside);
        assertThat(variables(request)).isNull();
        assertThat(handler(request).getMethod()).isEqualTo(first.getMethod());
        assertThat(variables(request)).isEqualTo(Map.of("taskId", "42"));
        assertThat(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE))
                .isInstanceOf(HandlerMethod.class);
        assertThat(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .hasToString("/desk/tasks/{taskId}/review/sign");
    }

    @Test
    void aRequestSentOnIsLookedUpAnew() throws Exception {
        MockHttpServletRequest request = request("GET", "/desk/tasks/42/review");
        handler(request);
        request.setRequestURI("/desk/tasks/43/write");
        ServletRequestPathUtils.parseAndCache(request);
        assertThat(handler(request).getMethod().getName()).isEqualTo("write");
        assertThat(variables(request)).isEqualTo(Map.of("taskId", "43"));
    }

    @Test
    void anotherMethodIsAnotherHandler() throws Exception {
        MockHttpServletRequest request = request("GET", "/desk/tasks/42/review/sign");
        HandlerMethod shown = handler(request);
        request.setMethod("POST");
        assertThat(handler(request).getMethod()).isNotEqualTo(shown.getMethod());
        request.setMethod("DELETE");
        assertThatThrownBy(() -> handler(request)).isInstanceOf(HttpRequestMethodNotSupportedException.class);
    }

    @Test
    void anAddressNobodyHandlesStaysOne() throws Exception {
        MockHttpServletRequest request = request("GET", "/desk/no-such-page");
        assertThat(requestMappingHandlerMapping.getHandler(request)).isNull();
        assertThat(requestMappingHandlerMapping.getHandler(request)).isNull();
    }

    private HandlerMethod handler(HttpServletRequest request) throws Exception {
        HandlerExecutionChain chain = requestMappingHandlerMapping.getHandler(request);
        assertThat(chain).isNotNull();
        return (HandlerMethod) chain.getHandler();
    }

    private static @Nullable Object variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    /** Keeps what is noted in it from the request it stands before. */
    private static final class Aside extends HttpServletRequestWrapper {

        private final Map<String, Object> noted = new HashMap<>();

        Aside(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return noted.containsKey(name) ? noted.get(name) : super.getAttribute(name);
        }

        @Override
        public void setAttribute(String name, Object value) {
            noted.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            noted.remove(name);
        }
    }
}
