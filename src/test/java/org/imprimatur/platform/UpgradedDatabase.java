package org.imprimatur.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.imprimatur.TestDatabase;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.ClassUtils;

/** A database on which the server may start or not, without the server. */
final class UpgradedDatabase {

    final DataSource database;
    final JdbcTemplate jdbc;

    UpgradedDatabase(Map<String, Object> settings) {
        database = new DriverManagerDataSource(
                (String) settings.get("spring.datasource.url"),
                (String) settings.get("spring.datasource.username"),
                (String) settings.get("spring.datasource.password"));
        jdbc = new JdbcTemplate(database);
    }

    static UpgradedDatabase fresh() {
        return new UpgradedDatabase(TestDatabase.fresh());
    }

    /** With all that the migrations make, whether the code needs it or not. */
    static UpgradedDatabase migrated() {
        UpgradedDatabase fresh = fresh();
        fresh.flyway().migrate();
        return fresh;
    }

    /** As a start of this version would. */
    UpgradedDatabase start(String... moreSteps) {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        new DatabaseUpgrade(words).migrate(flyway(moreSteps));
        return this;
    }

    DatabaseUpgrade.Refused refusal(String... moreSteps) {
        try {
            start(moreSteps);
        } catch (DatabaseUpgrade.Refused refused) {
            return refused;
        }
        throw new AssertionError("It was not refused");
    }

    private Flyway flyway(String... moreSteps) {
        boolean postgres = TestDatabase.isPostgres();
        List<String> places = new ArrayList<>(
                List.of("classpath:db/migration", "classpath:db/vendor/" + (postgres ? "postgresql" : "h2")));
        places.addAll(Arrays.asList(moreSteps));
        return Flyway.configure()
                .dataSource(database)
                .locations(places.toArray(String[]::new))
                .placeholders(Map.of("bytes", postgres ? "bytea" : "blob"))
                .javaMigrations(steps())
                .load();
    }

    /** Those that are written in Java, which the server finds as its beans. */
    private static JavaMigration[] steps() {
        var inTheRooms = new ClassPathScanningCandidateComponentProvider(false);
        inTheRooms.addIncludeFilter(new AssignableTypeFilter(JavaMigration.class));
        return inTheRooms.findCandidateComponents("org.imprimatur").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .map(step -> (JavaMigration) BeanUtils.instantiateClass(step))
                .toArray(JavaMigration[]::new);
    }
}
