package org.imprimatur.web;

import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Binds what a form sends to the components of a record and to nothing else. By itself the framework looks for setters
 * afterwards, so that an entity taken for a form would be open to whoever guesses its properties; and with a record it
 * takes {@code _csrf} for a check box's marker, finds no such property and fills in a stack trace at every submit.
 */
@Component
class RecordFormBinding {

    RecordFormBinding(RequestMappingHandlerAdapter handlers) {
        if (!(handlers.getWebBindingInitializer() instanceof ConfigurableWebBindingInitializer binders)) {
            throw new IllegalStateException("Forms are bound by something else");
        }
        binders.setDeclarativeBinding(true);
    }
}
