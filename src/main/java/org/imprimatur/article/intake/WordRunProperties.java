package org.imprimatur.article.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a {@code w:rPr} says about the look of words, as far as it changes what they say. */
final class WordRunProperties {

    private static final Set<String> KEPT = Set.of(
            "w:rStyle",
            "w:b",
            "w:i",
            "w:strike",
            "w:dstrike",
            "w:caps",
            "w:vanish",
            "w:webHidden",
            "w:specVanish",
            "w:vertAlign",
            "w:position",
            "w:sz");

    private final Map<String, String> values = new HashMap<>();

    static WordRunProperties of(@Nullable WordElement runProperties) {
        WordRunProperties properties = new WordRunProperties();
        if (runProperties != null) {
            runProperties.children().forEach(child -> properties.put(child.name(), child::attribute));
        }
        return properties;
    }

    /** Takes note of one element of a {@code w:rPr}. */
    void put(String name, UnaryOperator<@Nullable String> attribute) {
        if (KEPT.contains(name)) {
            String value = attribute.apply("w:val");
            values.put(name, value == null ? "true" : value);
        } else if (name.equals("w:rFonts")) {
            String font = attribute.apply("w:ascii");
            font = font == null ? attribute.apply("w:hAnsi") : font;
            if (font != null) {
                values.put(name, font);
            }
        }
    }

    /** What is said here, over what was said below. */
    WordRunProperties over(WordRunProperties below) {
        WordRunProperties both = new WordRunProperties();
        both.values.putAll(below.values);
        both.values.putAll(values);
        return both;
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    static boolean isOn(@Nullable String value) {
        return value == null || !Set.of("0", "false", "off").contains(value);
    }

    /** In half points, as nearly everybody writes it; the strict form has units. */
    static double halfPoints(@Nullable String value, double otherwise) {
        if (value == null || !value.matches("-?\\d{1,5}(\\.\\d{1,3})?(pt|mm|cm|in|pc|pi)?")) {
            return otherwise;
        }
        double number = Double.parseDouble(value.replaceAll("[a-z]", ""));
        return switch (value.replaceAll("[^a-z]", "")) {
            case "pt" -> number * 2;
            case "mm" -> number * 2 * 72 / 25.4;
            case "cm" -> number * 2 * 72 / 2.54;
            case "in" -> number * 2 * 72;
            case "pc", "pi" -> number * 2 * 12;
            default -> number;
        };
    }
}
