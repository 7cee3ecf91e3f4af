package org.imprimatur;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts the jar as the build prepared it: which parts the server has was found out then, and is not found out again.
 * (Spring Framework, "Ahead of Time Optimizations".) The build knew only the settings in the jar. Values that fill a
 * part in are read at every start; but any other setting from outside might choose other parts, and with one the server
 * starts the long way round, a few seconds slower, so that no setting is ever passed over. {@code
 * -Dspring.aot.enabled=false} leads the long way round too. Out of the jar nothing is prepared.
 */
final class PreparedStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedStart.class);

    /** Where the settings of the server and of what it is built from begin; the rest of the environment is not ours. */
    private static final Set<String> OURS = Set.of("imprimatur", "spring", "server", "management", "camunda");

    /** These, and all below them, fill in a part that is there in any case. Camunda's three are set by its own starter. */
    private static final List<ConfigurationPropertyName> FILL_IN = Stream.of(
                    "camunda.bpm.formatted-version",
                    "camunda.bpm.is-enterprise",
                    "camunda.bpm.version",
                    "imprimatur",
                    "server.address",
                    "server.compression",
                    "server.http2",
                    "server.port",
                    "server.shutdown",
                    "server.ssl",
                    "server.tomcat",
                    "spring.application",
                    "spring.config",
                    "spring.datasource.hikari",
                    "spring.datasource.password",
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.lifecycle",
                    "spring.mail",
                    "spring.main.banner-mode",
                    "spring.session.timeout")
            .map(ConfigurationPropertyName::of)
            .toList();

    /** These choose parts, though their neighbours do not. */
    private static final Set<ConfigurationPropertyName> CHOOSE = Set.of(
            ConfigurationPropertyName.of("imprimatur.command"), ConfigurationPropertyName.of("imprimatur.schedules"));

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String prepared =
                event.getSpringApplication().getMainApplicationClass().getName() + "__ApplicationContextInitializer";
        if (SpringProperties.getProperty(AotDetector.AOT_ENABLED) != null || !ClassUtils.isPresent(prepared, null)) {
            return;
        }
        List<String> choices = choices(event.getEnvironment());
        if (choices.isEmpty()) {
            SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        } else {
            LOG.info("Starting the long way round, for these may choose other parts: {}", String.join(", ", choices));
        }
    }

    /** Names of the settings from outside the jar that may decide which parts the server has, in order. */
    static List<String> choices(ConfigurableEnvironment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(source -> !isInTheJar(source))
                .flatMap(PreparedStart::names)
                .filter(name -> OURS.contains(name.getElement(0, ConfigurationPropertyName.Form.UNIFORM)))
                .filter(PreparedStart::mayChoose)
                .map(ConfigurationPropertyName::toString)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isInTheJar(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> file
                && file.getName().startsWith("Config resource 'class path resource [");
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource known
                ? known.stream().filter(name -> !name.isEmpty())
                : Stream.empty();
    }

    private static boolean mayChoose(ConfigurationPropertyName name) {
        return CHOOSE.contains(name)
                || FILL_IN.stream().noneMatch(part -> part.equals(name) || part.isAncestorOf(name));
    }
}
