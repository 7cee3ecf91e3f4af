package org.imprimatur.web;

import static org.springframework.security.config.http.SessionCreationPolicy.IF_REQUIRED;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.function.Supplier;
import org.imprimatur.people.ActiveSessions;
import org.imprimatur.people.Person;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Configures the two security filter chains: the desk, where people sign in, and the readers' site, which knows nobody
 * and keeps no session.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'%s; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain deskDoor(
            HttpSecurity http,
            RouteAuthorization routes,
            AccessHandler accessHandler,
            CurrentPersonLookup currentPerson,
            CsrfTokenRepository formTokens,
            SecurityContextRepository contexts,
            ActiveSessions sessions,
            SignInAudit signInAudit,
            ScriptModules modules)
            throws Exception {
        return http.securityMatcher(DeskPaths::contains)
                .authorizeHttpRequests(
                        rules -> rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(routes))
                .exceptionHandling(
                        door -> door.authenticationEntryPoint(accessHandler).accessDeniedHandler(accessHandler))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(IF_REQUIRED))
                .requestCache(cache -> cache.disable())
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, who) ->
                                currentPerson.of(request).map(Person::id).ifPresent(signInAudit::signedOut))
                        .logoutSuccessUrl("/sign-in?out"))
                .addFilterBefore(new SessionLifetimeFilter(sessions), SecurityContextHolderFilter.class)
                .headers(headers -> headers(headers, () -> " " + modules.source()))
                .build();
    }

    /** No form here changes anything for a signed-in person, so there is no token to check and no cookie to set. */
    @Bean
    @Order(2)
    SecurityFilterChain readersDoor(HttpSecurity http, RouteAuthorization routes, AccessHandler accessHandler)
            throws Exception {
        return http.authorizeHttpRequests(
                        rules -> rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(routes))
                .exceptionHandling(
                        door -> door.authenticationEntryPoint(accessHandler).accessDeniedHandler(accessHandler))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(out -> out.disable())
                .headers(headers -> headers(headers, () -> ""))
                .build();
    }

    /** @param script what else may be run, known once the first page is asked for */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, Supplier<String> script) {
        // Spring's own leaves a page in a cage the stricter one it brings along.
        headers.addHeaderWriter((request, response) -> new ContentSecurityPolicyHeaderWriter(
                                CONTENT_SECURITY_POLICY.formatted(script.get()))
                        .writeHeaders(request, response))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(
                        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"))
                .httpStrictTransportSecurity(
                        hsts -> hsts.maxAgeInSeconds(31_536_000).includeSubDomains(false));
    }

    /** Requests are measured as a whole; a timer around each of twenty filters would cost more than the filters. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** In a cookie rather than the session, so that a form outlives its session and a visit to sign-in costs no row. */
    @Bean
    CsrfTokenRepository formTokens(CookieNames cookies) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookies.name("XSRF-TOKEN"));
        tokens.setCookieCustomizer(cookie -> {
            cookie.httpOnly(true).sameSite("Lax");
            if (cookies.tls()) {
                cookie.secure(true).path("/");
            }
        });
        return tokens;
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** At sign-in the session gets a new id and the form token a new value, whatever an attacker may have planted. */
    @Bean
    SessionAuthenticationStrategy freshStart(CsrfTokenRepository formTokens) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(formTokens)));
    }

    @Bean
    AuthenticationManager authentication(AuthenticationConfiguration configuration) throws Exception {
        return configuration.getAuthenticationManager();
    }
}
