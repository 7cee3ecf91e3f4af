package org.imprimatur.inbox.imap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.inbox.imap.ImapSettings.OAuth2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The key to a mailbox that takes no password: asked for at the token endpoint, kept until shortly before it expires. */
@Component
class AccessTokens {

    /** A token that expires on the way to the mail server is of no use. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);

    private final ImapSettings settings;
    private final Clock clock;
    private final ObjectMapper json;

    private @Nullable String token;
    private Instant until = Instant.MIN;
    private @Nullable String refreshToken;

    AccessTokens(ImapSettings settings, Clock clock, ObjectMapper json) {
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    synchronized String current() throws MessagingException {
        if (token == null || !clock.instant().isBefore(until)) {
            token = fetch();
        }
        return token;
    }

    synchronized void forget() {
        token = null;
    }

    private String fetch() throws MessagingException {
        OAuth2 oauth2 = settings.oauth2();
        URI endpoint = oauth2.tokenEndpoint();
        if (endpoint == null) {
            throw new MessagingException("imprimatur.mail.imap.oauth2.token-endpoint is not set");
        }
        if (!"https".equals(endpoint.getScheme()) && !ImapSettings.isOnThisMachine(endpoint.getHost())) {
            throw new MessagingException("The token endpoint " + endpoint + " would be asked unencrypted; use https");
        }
        JsonNode answer = post(endpoint, oauth2);
        String fresh = answer.path("access_token").asText("");
        if (fresh.isEmpty()) {
            throw new MessagingException("The token endpoint answered without an access token");
        }
        // Some endpoints hand out each refresh token for one use only, and the next one with the answer.
        String next = answer.path("refresh_token").asText("");
        if (!next.isEmpty()) {
            refreshToken = next;
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(SHORTEST_LIFE.toSeconds()));
        until = clock.instant().plus(life).minus(MARGIN);
        return fresh;
    }

    private JsonNode post(URI endpoint, OAuth2 oauth2) throws MessagingException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(settings.patience().answer())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(oauth2)))
                .build();
        try {
            HttpClient http = HttpClient.newBuilder()
                    .connectTimeout(settings.patience().connect())
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode answer = parse(response.body());
            if (response.statusCode() != 200) {
                throw new MessagingException(("The token endpoint refuses us: " + response.statusCode() + " "
                                + answer.path("error").asText("") + " "
                                + answer.path("error_description").asText(""))
                        .strip());
            }
            return answer;
        } catch (IOException e) {
            throw new MessagingException("The token endpoint does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessagingException("Interrupted while asking for an access token", e);
        }
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return json.createObjectNode();
        }
    }

    private String form(OAuth2 oauth2) {
        String refresh = refreshToken == null ? oauth2.refreshToken() : refreshToken;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", refresh.isEmpty() ? "client_credentials" : "refresh_token");
        fields.put("refresh_token", refresh);
        fields.put("client_id", oauth2.clientId());
        fields.put("client_secret", oauth2.clientSecret());
        fields.put("scope", oauth2.scope());
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
