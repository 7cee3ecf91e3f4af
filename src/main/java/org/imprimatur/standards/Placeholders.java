package org.imprimatur.standards;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Puts what the settings say in the places a public text leaves for it. */
@Component
public class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z-]*)\\}");

    private final List<PlaceholderProvider> rooms;

    Placeholders(List<PlaceholderProvider> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    /** What may be named, and what it stands for now. */
    public Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        rooms.forEach(room -> known.putAll(room.placeholders()));
        return known;
    }

    /** @throws UnknownPlaceholder if one is named that nothing would fill */
    public void mustBeKnown(String words) {
        Map<String, String> known = known();
        PLACE.matcher(words)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnknownPlaceholder(name, String.join(", ", known.keySet()));
                });
    }

    /** The words with each place filled. */
    public String fill(String words) {
        Map<String, String> known = known();
        return PLACE.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(known.getOrDefault(found.group(1), found.group())));
    }

    /** A place that no setting fills would stand before readers in its braces. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class UnknownPlaceholder extends Refusal {

        UnknownPlaceholder(String name, String known) {
            super(name, known);
        }
    }
}
