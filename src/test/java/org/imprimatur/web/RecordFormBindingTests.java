package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.imprimatur.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Where the values of a form end up. */
@ServerTest
class RecordFormBindingTests {

    @Autowired
    RequestMappingHandlerAdapter handlers;

    record Form(String title, int revision) {}

    static class Entity {

        private String title = "as it was";

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }
    }

    @Test
    void aRecordTakesWhatItNames() {
        ServletRequestDataBinder binder = new ServletRequestDataBinder(null, "form");
        binder.setTargetType(ResolvableType.forClass(Form.class));
        rules().initBinder(binder);
        binder.construct(sent());
        binder.bind(sent());
        assertThat(binder.getTarget()).isEqualTo(new Form("Sleep", 3));
        assertThat(binder.getBindingResult().getAllErrors()).isEmpty();
    }

    @Test
    void nothingReachesASetter() {
        Entity entity = new Entity();
        ServletRequestDataBinder binder = new ServletRequestDataBinder(entity, "entity");
        rules().initBinder(binder);
        binder.bind(sent());
        assertThat(entity.getTitle()).isEqualTo("as it was");
    }

    private WebBindingInitializer rules() {
        WebBindingInitializer rules = handlers.getWebBindingInitializer();
        assertThat(rules).isNotNull();
        return rules;
    }

    private static MockHttpServletRequest sent() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameters(Map.of("title", "Sleep", "revision", "3", "_csrf", "token"));
        return request;
    }
}
