package org.imprimatur.platform;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the database ready, or refused, before there is a web server that would have to be torn down again. */
@Component
@DependsOnDatabaseInitialization
class DatabaseBeforeWebServer implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        // Being made is all it is for.
    }
}
