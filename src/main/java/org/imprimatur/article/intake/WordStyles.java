package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jspecify.annotations.Nullable;

/**
 * The styles of a Word file, each with those it is based on, however wrongly they are chained. What is bold, hidden,
 * raised or set in capitals is decided here for the whole import.
 */
final class WordStyles {

    /** What a size is where nobody says: ten points. */
    private static final double USUAL_SIZE = 20;

    private static final double RAISED_AT_ANY_SIZE = 4;
    private static final int DEEPEST = 60;
    private static final WordRunProperties NOTHING = new WordRunProperties();

    private final Map<String, WordStyle> styles = new HashMap<>();
    private final Map<String, WordRunProperties> resolved = new HashMap<>();
    private WordRunProperties defaults = NOTHING;
    private String usual = "";

    static WordStyles of(@Nullable WordElement root) {
        WordStyles styles = new WordStyles();
        if (root != null) {
            styles.defaults = WordRunProperties.of(root.at("w:docDefaults", "w:rPrDefault", "w:rPr"));
            root.children().stream()
                    .filter(child -> child.name().equals("w:style"))
                    .forEach(styles::add);
        }
        return styles;
    }

    private void add(WordElement element) {
        WordStyle style = WordStyle.of(element);
        styles.putIfAbsent(style.id(), style);
        boolean ofParagraphs = "paragraph".equals(element.attribute("w:type", "paragraph"));
        String marked = element.attribute("w:default");
        if (ofParagraphs && usual.isEmpty() && marked != null && WordRunProperties.isOn(marked)) {
            usual = style.id();
        }
    }

    /** The style of a paragraph that names this one, or none. One the file does not have says no more than its id. */
    String paragraphStyle(@Nullable String id) {
        if (id == null) {
            return usual;
        }
        styles.computeIfAbsent(id, unknown -> WordStyle.unknown(unknown, usual));
        return id;
    }

    /** What a paragraph of the style is, by its name, its level in the outline, or those of the styles below. */
    WordRole role(String paragraphStyle, @Nullable WordElement paragraphProperties) {
        Optional<WordRole> ofStyle = Optional.empty();
        for (WordStyle style : chain(paragraphStyle)) {
            ofStyle = WordRole.named(style.names());
            ofStyle = ofStyle.isPresent() ? ofStyle : outlined(style.paragraphProperties());
            if (ofStyle.isPresent()) {
                break;
            }
        }
        Optional<WordRole> direct = outlined(paragraphProperties);
        boolean saysMore = ofStyle.isEmpty() || ofStyle.get().is(WordRole.Kind.PLAIN);
        return saysMore && direct.isPresent() ? direct.get() : ofStyle.orElse(WordRole.PLAIN);
    }

    private static Optional<WordRole> outlined(@Nullable WordElement paragraphProperties) {
        String level = paragraphProperties == null ? null : paragraphProperties.valAt("w:outlineLvl");
        if (level == null || !level.matches("\\d")) {
            return Optional.empty();
        }
        return Optional.of(level.equals("9") ? WordRole.PLAIN : WordRole.heading(Integer.parseInt(level) + 1));
    }

    /** What the style, or the first below it that speaks of it, says about its paragraphs. */
    @Nullable
    WordElement paragraphProperty(String paragraphStyle, String... path) {
        for (WordStyle style : chain(paragraphStyle)) {
            WordElement properties = style.paragraphProperties();
            WordElement found = properties == null ? null : properties.at(path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The style and those it is based on, nearest first. */
    List<WordStyle> chain(String id) {
        List<WordStyle> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = id;
        while (next != null && chain.size() < DEEPEST && seen.add(next) && styles.containsKey(next)) {
            WordStyle style = styles.get(next);
            chain.add(style);
            next = style.basedOn();
        }
        return chain;
    }

    /** How words without anything said about them look in a paragraph of the style. */
    WordLook look(String paragraphStyle) {
        return look(paragraphStyle, NOTHING);
    }

    /** How the words of an ordinary paragraph look. */
    WordLook usualLook() {
        return look(usual);
    }

    /** How words look for which that is said in a paragraph of that style. */
    WordLook look(String paragraphStyle, WordRunProperties direct) {
        WordRunProperties paragraph = resolved(paragraphStyle);
        String characterStyle = direct.get("w:rStyle");
        WordRunProperties character = characterStyle == null ? NOTHING : resolved(characterStyle);
        Layers layers = new Layers(direct, character, paragraph, defaults);
        double usualSize = WordRunProperties.halfPoints(layers.first("w:sz", paragraph, defaults), USUAL_SIZE);
        double size = WordRunProperties.halfPoints(layers.first("w:sz"), usualSize);
        String font = layers.first("w:rFonts");
        return new WordLook(
                layers.toggled("w:b"),
                layers.toggled("w:i"),
                layers.toggled("w:strike") || layers.toggled("w:dstrike"),
                layers.toggled("w:vanish") || layers.toggled("w:webHidden") || layers.toggled("w:specVanish"),
                layers.toggled("w:caps"),
                height(layers, size, usualSize),
                size,
                font == null ? "" : font);
    }

    private static Height height(Layers layers, double size, double usualSize) {
        String aligned = layers.first("w:vertAlign");
        if ("superscript".equals(aligned)) {
            return Height.RAISED;
        }
        if ("subscript".equals(aligned)) {
            return Height.LOWERED;
        }
        double up = WordRunProperties.halfPoints(layers.first("w:position"), 0);
        if (up == 0 || (Math.abs(up) <= RAISED_AT_ANY_SIZE && size >= usualSize)) {
            return Height.LEVEL;
        }
        return up > 0 ? Height.RAISED : Height.LOWERED;
    }

    private WordRunProperties resolved(String id) {
        WordRunProperties known = resolved.get(id);
        if (known == null) {
            known = NOTHING;
            List<WordStyle> chain = chain(id);
            for (int i = chain.size() - 1; i >= 0; i--) {
                known = chain.get(i).runProperties().over(known);
            }
            resolved.put(id, known);
        }
        return known;
    }

    /** What is said of one run, nearest first. */
    private record Layers(
            WordRunProperties direct,
            WordRunProperties character,
            WordRunProperties paragraph,
            WordRunProperties defaults) {

        /** A style turns what the one below has turned on off again; what stands at the run itself holds. */
        boolean toggled(String name) {
            if (direct.get(name) != null) {
                return WordRunProperties.isOn(direct.get(name));
            }
            return isOn(defaults, name) || (isOn(paragraph, name) ^ isOn(character, name));
        }

        private static boolean isOn(WordRunProperties properties, String name) {
            String value = properties.get(name);
            return value != null && WordRunProperties.isOn(value);
        }

        @Nullable
        String first(String name) {
            return first(name, direct, character, paragraph, defaults);
        }

        @Nullable
        String first(String name, WordRunProperties... layers) {
            for (WordRunProperties layer : layers) {
                if (layer.get(name) != null) {
                    return layer.get(name);
                }
            }
            return null;
        }
    }
}
