package org.imprimatur.people;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.imprimatur.TestClock;
import org.imprimatur.TestDatabase;
import org.imprimatur.platform.NewsroomSettings;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The people room by itself, on a database where nobody is yet: the rules about firsts and lasts need one. */
class PeopleOffice implements AutoCloseable {

    private static final List<String> TABLES = List.of("V4__people.sql", "V141__specialties.sql", "V160__accounts.sql");

    static final String GOOD_PASSWORD = "four quiet herons wading";

    final People people;
    final StaffAdministration staffAdministration;
    final Invitations invitations;
    final PasswordResets resets;
    final Passwords passwords;
    final FirstAdministrator firstAdministrator;
    final Profiles profiles;
    final Credentials credentials;
    final AddressConfirmations confirmations;
    final PersonUserDetailsService personUserDetailsService;
    final JdbcClient jdbc;
    final TestClock.Settable clock;
    private final AnnotationConfigApplicationContext context;

    PeopleOffice() {
        context = new AnnotationConfigApplicationContext(
                Setup.class,
                People.class,
                StaffLock.class,
                OneTimeLinks.class,
                Passwords.class,
                PasswordPolicy.class,
                LinkRedemption.class,
                PersonUserDetailsService.class,
                StaffAdministration.class,
                Invitations.class,
                PasswordResets.class,
                FirstAdministrator.class,
                Profiles.class,
                Credentials.class,
                AddressConfirmations.class);
        people = context.getBean(People.class);
        staffAdministration = context.getBean(StaffAdministration.class);
        invitations = context.getBean(Invitations.class);
        resets = context.getBean(PasswordResets.class);
        passwords = context.getBean(Passwords.class);
        firstAdministrator = context.getBean(FirstAdministrator.class);
        profiles = context.getBean(Profiles.class);
        credentials = context.getBean(Credentials.class);
        confirmations = context.getBean(AddressConfirmations.class);
        personUserDetailsService = context.getBean(PersonUserDetailsService.class);
        jdbc = context.getBean(JdbcClient.class);
        clock = context.getBean(TestClock.Settable.class);
    }

    /** Somebody invited by nobody in particular, with a password. */
    Person somebody(String name, Role... roles) {
        Person person = invited(name, roles);
        invitations.accept(token(last(PersonEvent.Invited.class).path()), GOOD_PASSWORD);
        return person;
    }

    /** Somebody who has not chosen a password yet. */
    Person invited(String name, Role... roles) {
        return invitations.invite(nobodyInParticular(), name, email(name), Set.of(roles));
    }

    private Person nobodyInParticular() {
        return people.all().stream()
                .findFirst()
                .orElse(new Person(PersonId.random(), "nobody", "Nobody", "nobody@newsroom.test", Set.of(), true));
    }

    static String email(String name) {
        return PersonSlug.of(name) + "@newsroom.test";
    }

    static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    Credential aCredentialOf(Person holder) {
        LocalDate today = LocalDate.now(clock);
        return credentials.enter(
                holder, holder.id(), "FNP-BC", "ANCC", "2019000001", null, today.minusYears(2), today.plusYears(3));
    }

    List<PersonEvent> events() {
        return context.getBean(Setup.class).heard;
    }

    List<String> actions() {
        return events().stream().map(event -> event.action().code()).toList();
    }

    <E extends PersonEvent> E last(Class<E> kind) {
        List<PersonEvent> heard = events();
        for (int i = heard.size() - 1; i >= 0; i--) {
            if (kind.isInstance(heard.get(i))) {
                return kind.cast(heard.get(i));
            }
        }
        throw new AssertionError("No " + kind.getSimpleName() + " among " + heard);
    }

    List<Object> tries() {
        return context.getBean(Setup.class).tries;
    }

    @Override
    public void close() {
        clock.reset();
        context.close();
    }

    /** Not a {@code @Configuration}: the whole server, started by other tests, would find it. */
    @EnableTransactionManagement
    static class Setup {

        final List<PersonEvent> heard = Collections.synchronizedList(new ArrayList<>());
        final List<Object> tries = Collections.synchronizedList(new ArrayList<>());

        @EventListener
        void on(PersonEvent event) {
            heard.add(event);
        }

        @EventListener
        void on(Passwords.CheckAsked asked) {
            tries.add(asked);
        }

        @EventListener
        void on(Passwords.CheckAnswered answered) {
            tries.add(answered);
        }

        @Bean
        NewsroomSettings newsroom() {
            return new NewsroomSettings("Imprimatur", "corrections@newsroom.test", true);
        }

        @Bean(destroyMethod = "close")
        HikariDataSource database() throws Exception {
            Map<String, Object> properties = TestDatabase.fresh();
            HikariDataSource database = new HikariDataSource();
            database.setJdbcUrl((String) properties.get("spring.datasource.url"));
            database.setUsername((String) properties.get("spring.datasource.username"));
            database.setPassword((String) properties.get("spring.datasource.password"));
            database.setMaximumPoolSize(4);
            try (var connection = database.getConnection()) {
                for (String tables : TABLES) {
                    String sql = new ClassPathResource("db/migration/" + tables)
                            .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                            .replace("${bytes}", TestDatabase.isPostgres() ? "bytea" : "blob");
                    ScriptUtils.executeSqlScript(connection, new ByteArrayResource(sql.getBytes()));
                }
            }
            return database;
        }

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TestClock.Settable clock() {
            return new TestClock.Settable();
        }

        @Bean
        PasswordEncoder encoder() {
            return CheapHashing.encoder();
        }
    }
}
