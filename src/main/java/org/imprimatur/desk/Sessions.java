package org.imprimatur.desk;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.EnumSet;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-ins live in the database, so that any node serves any request. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class Sessions {

    /**
     * Asks the database as it stands, not through {@code JdbcTemplate} as the rooms share it: a session is no part of
     * what they write.
     */
    @Bean
    JdbcIndexedSessionRepository sessionRepository(
            DataSource database,
            SessionTransactions transactions,
            @Value("${spring.session.timeout}") Duration timeout) {
        JdbcIndexedSessionRepository sessions =
                new JdbcIndexedSessionRepository(new JdbcTemplate(database), transactions);
        sessions.setDefaultMaxInactiveInterval(timeout);
        return sessions;
    }

    /** Not for scripts, nor for other sites. */
    @Bean
    CookieSerializer sessionCookie(DeskCookies cookies) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookies.name("SESSION"));
        if (cookies.tls()) {
            cookie.setCookiePath("/");
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    @Bean
    SessionTransactions sessionTransactions(PlatformTransactionManager transactions) {
        return new SessionTransactions(transactions);
    }

    /** Everybody else's; said here because the bean above takes the place of the automatic one. */
    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /** The one the session filter takes; whoever looks sessions up by person takes the other. */
    @Bean
    @Primary
    <S extends Session> ThriftySessions<S> thriftySessions(
            FindByIndexNameSessionRepository<S> sessions, SessionTransactions transactions) {
        return new ThriftySessions<>(sessions, transactions);
    }

    @Bean
    FilterRegistrationBean<ThriftySessions<?>> sessionsOfARequest(ThriftySessions<?> sessions) {
        FilterRegistrationBean<ThriftySessions<?>> filter = new FilterRegistrationBean<>(sessions);
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }
}
