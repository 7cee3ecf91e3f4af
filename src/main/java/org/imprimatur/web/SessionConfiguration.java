package org.imprimatur.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Configures sessions, which lie in the database so that any node serves any request: Spring Session's own, set up for
 * our needs.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SessionConfiguration.class);

    /**
     * The usual insert breaks where a form is sent twice at once, for both bring the first words for the next page, and
     * where the session was ended meanwhile from elsewhere; the answer to what was done already would be an error. Before
     * it the session's own row is written, so those of one session come one after the other.
     */
    private static final String PUT_ATTRIBUTE = """
            merge into %TABLE_NAME%_attributes there
            using (select s.primary_id, given.name, given.bytes
                   from (values (cast(? as char(36)), cast(? as varchar(200)), cast(? as bytea)))
                        as given (id, name, bytes)
                   join %TABLE_NAME% s on s.primary_id = given.id) put
            on there.session_primary_id = put.primary_id and there.attribute_name = put.name
            when matched then update set attribute_bytes = put.bytes
            when not matched then insert (session_primary_id, attribute_name, attribute_bytes)
                values (put.primary_id, put.name, put.bytes)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> rowsOfSessions() {
        return sessions -> {
            sessions.setCreateSessionAttributeQuery(PUT_ATTRIBUTE);
            sessions.setConversionService(readable());
        };
    }

    /**
     * What an older or newer version left in a session, and this one cannot read, is not there: whoever it was signs in
     * once more, instead of getting an error at every click.
     */
    private static GenericConversionService readable() {
        DeserializingConverter objects = new DeserializingConverter(SessionConfiguration.class.getClassLoader());
        GenericConversionService both = new GenericConversionService();
        both.addConverter(Object.class, byte[].class, new SerializingConverter());
        both.addConverter(byte[].class, Object.class, bytes -> {
            try {
                return objects.convert(bytes);
            } catch (SerializationFailedException unreadable) {
                LOG.info("Something in a session cannot be read, and is left out: {}", unreadable.getMessage());
                return null;
            }
        });
        return both;
    }

    /** Not for scripts, nor for other sites. */
    @Bean
    CookieSerializer sessionCookie(CookieNames cookies) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookies.name("SESSION"));
        if (cookies.tls()) {
            cookie.setCookiePath("/");
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }
}
