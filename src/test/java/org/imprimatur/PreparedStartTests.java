package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedStartTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imprimatur.base-url",
                "imprimatur.mail.imap.host",
                "server.port",
                "server.ssl.bundle",
                "spring.datasource.url",
                "spring.datasource.hikari.maximum-pool-size",
                "spring.mail.properties.mail.smtp.auth",
                "spring.session.timeout",
                "logging.level.root",
                "somebody.elses"
            })
    void whatFillsAPartInKeepsThePreparedStart(String setting) {
        assertThat(PreparedStart.choices(with(setting, "any"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.server.port",
                "management.endpoints.web.exposure.include",
                "spring.autoconfigure.exclude[0]",
                "spring.datasource.jndi-name",
                "spring.profiles.active",
                "camunda.bpm.job-execution.enabled",
                "server.servlet.context-path"
            })
    void anyOtherLeadsTheLongWayRound(String setting) {
        assertThat(PreparedStart.choices(with(setting, "any"))).containsExactly(setting);
    }

    @Test
    void oneFromTheSystemsEnvironmentDoesToo() {
        ConfigurableEnvironment environment = bare();
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("MANAGEMENT_SERVER_PORT", "9000", "SPRING_DATASOURCE_URL", "jdbc:any", "HOME", "/")));
        assertThat(PreparedStart.choices(environment)).containsExactly("management.server.port");
    }

    @ParameterizedTest
    @MethodSource("ourOwnConditions")
    void everySettingOurOwnPartsDependOnLeadsTheLongWayRound(String setting) {
        assertThat(PreparedStart.choices(with(setting, "any"))).containsExactly(setting);
    }

    static Stream<String> ourOwnConditions() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.imprimatur")
                        .stream()
                        .flatMap(part -> Stream.concat(ofClass(part), ofMethods(part)))
                        .flatMap(condition ->
                                Stream.concat(Arrays.stream(condition.name()), Arrays.stream(condition.value())))
                        .distinct();
    }

    private static Stream<ConditionalOnProperty> ofClass(JavaClass part) {
        return part.tryGetAnnotationOfType(ConditionalOnProperty.class).stream();
    }

    private static Stream<ConditionalOnProperty> ofMethods(JavaClass part) {
        return part.getMethods().stream()
                .flatMap(method -> method.tryGetAnnotationOfType(ConditionalOnProperty.class).stream());
    }

    private static ConfigurableEnvironment with(String setting, String value) {
        ConfigurableEnvironment environment = bare();
        environment.getPropertySources().addFirst(new MapPropertySource("outside", Map.of(setting, value)));
        return environment;
    }

    /** Without what this machine happens to say. */
    private static ConfigurableEnvironment bare() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        return environment;
    }
}
