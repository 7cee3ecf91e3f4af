package org.imprimatur.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * What one page says to the next ("Submitted.") travels with the browser, so that a deed costs the database nothing but
 * itself. The words are sealed with the session's id, which only this browser and the server know: nobody else can put
 * words on a page. What is not plain words, or is too long for a cookie, stays in the session.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class FlashCookie extends SessionFlashMapManager {

    static final String NAME = "FLASH";

    /** Browsers take 4096 bytes with the name and everything else around the value. */
    static final int LONGEST = 3000;

    private static final int UNTIL_THE_BROWSER_CLOSES = -1;

    private static final TypeReference<List<Words>> LIST = new TypeReference<>() {};

    private final ObjectMapper json;
    private final DeskCookies cookies;

    FlashCookie(ObjectMapper json, DeskCookies cookies) {
        this.json = json;
        this.cookies = cookies;
    }

    /** @param path the page they are for, null for whichever comes next; {@code query} narrows it down */
    record Words(Map<String, String> said, @Nullable String path, Map<String, List<String>> query, long expires) {

        static Words of(FlashMap map) {
            Map<String, String> said = new LinkedHashMap<>();
            map.forEach((name, value) -> said.put(name, (String) value));
            return new Words(
                    said,
                    map.getTargetRequestPath(),
                    new LinkedHashMap<>(map.getTargetRequestParams()),
                    map.getExpirationTime());
        }

        FlashMap map() {
            FlashMap map = new FlashMap();
            map.putAll(said);
            map.setTargetRequestPath(path);
            map.addTargetRequestParams(new LinkedMultiValueMap<>(query));
            map.setExpirationTime(expires);
            return map;
        }
    }

    @Override
    protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        List<FlashMap> all = new ArrayList<>();
        HttpSession session = request.getSession(false);
        Cookie cookie = session == null ? null : WebUtils.getCookie(request, cookies.name(NAME));
        if (session != null && cookie != null) {
            opened(cookie.getValue(), session.getId()).forEach(words -> all.add(words.map()));
        }
        List<FlashMap> kept = super.retrieveFlashMaps(request);
        if (kept != null) {
            all.addAll(kept);
        }
        return all;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        String sealed = maps.isEmpty() || session == null ? "" : sealed(maps, session.getId());
        boolean carried = maps.isEmpty() || !sealed.isEmpty();
        if (!carried) {
            super.updateFlashMaps(maps, request, response);
        } else if (super.retrieveFlashMaps(request) != null) {
            super.updateFlashMaps(List.of(), request, response);
        }
        if (!sealed.isEmpty() || WebUtils.getCookie(request, cookies.name(NAME)) != null) {
            response.addCookie(cookie(sealed, request));
        }
    }

    /** Each request reads its own cookie: there is nothing to share, and so nothing to lock a session for. */
    @Override
    protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
        return null;
    }

    private Cookie cookie(String value, HttpServletRequest request) {
        Cookie cookie = new Cookie(cookies.name(NAME), value);
        cookie.setPath(cookies.tls() ? "/" : request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(cookies.tls() || request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(value.isEmpty() ? 0 : UNTIL_THE_BROWSER_CLOSES);
        return cookie;
    }

    /** Empty if it does not fit. */
    private String sealed(List<FlashMap> maps, String session) {
        for (FlashMap map : maps) {
            if (!map.values().stream().allMatch(String.class::isInstance)) {
                return "";
            }
        }
        try {
            byte[] words = json.writeValueAsBytes(maps.stream().map(Words::of).toList());
            String value = encoded(words) + "." + encoded(seal(words, session));
            return value.length() <= LONGEST ? value : "";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words that cannot be written", e);
        }
    }

    /** Nothing if it is not what this session was given. */
    private List<Words> opened(String value, String session) {
        int dot = value.indexOf('.');
        if (dot < 0) {
            return List.of();
        }
        try {
            byte[] words = Base64.getUrlDecoder().decode(value.substring(0, dot));
            byte[] seal = Base64.getUrlDecoder().decode(value.substring(dot + 1));
            return MessageDigest.isEqual(seal, seal(words, session)) ? json.readValue(words, LIST) : List.of();
        } catch (IllegalArgumentException | IOException unreadable) {
            return List.of();
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] seal(byte[] words, String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(session.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(words);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
