package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.imprimatur.people.ActiveSessions;
import org.imprimatur.people.People;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.ClientNetwork;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, which carries through whatever was typed before the session ended. */
@Controller
class SignInController {

    private final AuthenticationManager authentication;
    private final SessionAuthenticationStrategy freshStart;
    private final SecurityContextRepository contexts;
    private final SignInThrottle throttle;
    private final SignInAudit signInAudit;
    private final KnownBrowsers browsers;
    private final ActiveSessions sessions;
    private final People people;
    private final CurrentPersonLookup currentPerson;

    SignInController(
            AuthenticationManager authentication,
            SessionAuthenticationStrategy freshStart,
            SecurityContextRepository contexts,
            SignInThrottle throttle,
            SignInAudit signInAudit,
            KnownBrowsers browsers,
            ActiveSessions sessions,
            People people,
            CurrentPersonLookup currentPerson) {
        this.authentication = authentication;
        this.freshStart = freshStart;
        this.contexts = contexts;
        this.throttle = throttle;
        this.signInAudit = signInAudit;
        this.browsers = browsers;
        this.sessions = sessions;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/sign-in")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String ask(
            HttpServletRequest request,
            Model model,
            @RequestParam Optional<String> next,
            @RequestParam Optional<String> out) {
        if (currentPerson.of(request).isPresent()) {
            return "redirect:" + next.filter(DeskPaths::isPage).orElse("/desk");
        }
        model.addAttribute("next", next.filter(DeskPaths::isPage).orElse(null));
        model.addAttribute("out", out.isPresent());
        return "web/sign-in";
    }

    @PostMapping("/sign-in")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam Optional<String> next) {
        UnsavedForm form = UnsavedForm.carriedBy(request);
        String goOn = next.filter(DeskPaths::isPage).orElse(null);
        SignInThrottle.Attempt attempt = attempt(username, request);
        Optional<Duration> wait = throttle.attempt(attempt);
        if (wait.isPresent()) {
            signInAudit.slowedDown(username);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds() + 1));
            model.addAttribute("wait", words(wait.get()));
            return again(HttpStatus.TOO_MANY_REQUESTS, username, goOn, form, response, model);
        }
        Authentication known;
        try {
            known = authentication.authenticate(
                    UsernamePasswordAuthenticationToken.unauthenticated(username.strip(), password));
        } catch (AuthenticationException wrong) {
            signInAudit.failed(username);
            model.addAttribute("wrong", true);
            return again(HttpStatus.UNAUTHORIZED, username, goOn, form, response, model);
        }
        throttle.succeeded(attempt);
        remember(known, request, response);
        PersonId me = PersonId.of(known.getName());
        signInAudit.signedIn(me, attempt.browser() != null);
        browsers.remember(me, request, response);
        if (form == null) {
            return "redirect:" + (goOn == null ? "/desk" : goOn);
        }
        model.addAttribute("kept", form);
        return "web/kept";
    }

    /** The session holds the person's id and nothing that could grow stale. */
    private void remember(Authentication known, HttpServletRequest request, HttpServletResponse response) {
        Authentication person =
                UsernamePasswordAuthenticationToken.authenticated(known.getName(), null, java.util.List.of());
        freshStart.onAuthentication(person, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        sessions.begin(
                request.getSession(),
                request.getHeader(HttpHeaders.USER_AGENT),
                ClientNetwork.words(request.getRemoteAddr()));
    }

    /** A browser counts as known only for the person who signed in with it. */
    private SignInThrottle.Attempt attempt(String username, HttpServletRequest request) {
        String browser = browsers.of(request)
                .filter(known -> people.byEmail(username)
                        .filter(person -> person.is(known.person()))
                        .isPresent())
                .map(KnownBrowsers.Known::id)
                .orElse(null);
        return new SignInThrottle.Attempt(username, ClientNetwork.of(request.getRemoteAddr()), browser);
    }

    private static String again(
            HttpStatus status,
            String username,
            @Nullable String next,
            @Nullable UnsavedForm unsavedForm,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("username", username);
        model.addAttribute("next", next);
        model.addAttribute("kept", unsavedForm);
        return "web/sign-in";
    }

    private static String words(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        return seconds < 60 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }
}
