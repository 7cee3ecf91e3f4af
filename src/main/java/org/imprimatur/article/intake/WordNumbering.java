package org.imprimatur.article.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts the numbered paragraphs of a Word file as Word does: one count for each abstract list and level, which goes on
 * however many paragraphs stand between, until a list of its own start begins it anew.
 */
final class WordNumbering {

    static final int LEVELS = 9;
    private static final int LARGEST = 999_999;

    private final WordStyles styles;
    private final Map<String, WordElement> abstracts = new HashMap<>();
    private final Map<String, WordElement> lists = new HashMap<>();
    private final Map<String, Count> counts = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    WordNumbering(@Nullable WordElement root, WordStyles styles) {
        this.styles = styles;
        if (root != null) {
            for (WordElement child : root.children()) {
                if (child.name().equals("w:abstractNum")) {
                    abstracts.putIfAbsent(child.attribute("w:abstractNumId", ""), child);
                } else if (child.name().equals("w:num")) {
                    lists.putIfAbsent(child.attribute("w:numId", ""), child);
                }
            }
        }
    }

    /** Counts one more paragraph and says its number; empty if it has none. */
    Optional<WordNumber> next(String paragraphStyle, @Nullable WordElement paragraphProperties) {
        WordElement own = paragraphProperties == null ? null : paragraphProperties.child("w:numPr");
        String numId = own == null ? null : own.valAt("w:numId");
        if (numId == null) {
            WordElement ofStyle = styles.paragraphProperty(paragraphStyle, "w:numPr", "w:numId");
            numId = ofStyle == null ? null : ofStyle.val();
        }
        WordElement list = numId == null ? null : lists.get(numId);
        String abstractId = list == null ? null : abstractOf(list);
        WordElement definition = abstractId == null ? null : abstracts.get(abstractId);
        if (list == null || abstractId == null || definition == null) {
            return Optional.empty();
        }
        Levels levels = new Levels(definition, list);
        int level = level(own, paragraphStyle, levels);
        return Optional.of(
                number(levels, count(abstractId, numId, levels, level), abstractId, level, paragraphProperties));
    }

    /** An abstract list can be no more than the name of a style that has the real one. */
    @Nullable
    private String abstractOf(WordElement list) {
        Set<String> seen = new HashSet<>();
        String id = list.valAt("w:abstractNumId");
        while (id != null && abstracts.containsKey(id) && seen.add(id)) {
            String link = abstracts.get(id).valAt("w:numStyleLink");
            if (link == null) {
                return id;
            }
            WordElement linked = styles.paragraphProperty(link, "w:numPr", "w:numId");
            WordElement other = linked == null || linked.val() == null ? null : lists.get(linked.val());
            id = other == null ? null : other.valAt("w:abstractNumId");
        }
        return null;
    }

    private int level(@Nullable WordElement own, String paragraphStyle, Levels levels) {
        String said = own == null ? null : own.valAt("w:ilvl");
        if (said == null && (own == null || own.valAt("w:numId") == null)) {
            for (WordStyle style : styles.chain(paragraphStyle)) {
                int named = levels.namedFor(style.id());
                if (named >= 0) {
                    return named;
                }
            }
            WordElement ofStyle = styles.paragraphProperty(paragraphStyle, "w:numPr", "w:ilvl");
            said = ofStyle == null ? null : ofStyle.val();
        }
        return Math.max(0, Math.min(LEVELS - 1, integer(said, 0)));
    }

    private Count count(String abstractId, @Nullable String numId, Levels levels, int level) {
        Count count = counts.computeIfAbsent(abstractId, id -> new Count());
        Integer anew = levels.startOverride(level);
        if (anew != null && begun.add(numId + "/" + level)) {
            count.set(level, anew);
            count.rounds[level]++;
        } else {
            count.advance(level, levels);
        }
        count.forgetBelow(level, levels);
        return count;
    }

    private WordNumber number(
            Levels levels, Count count, String abstractId, int level, @Nullable WordElement paragraphProperties) {
        String format = levels.format(level);
        String label = label(levels, count, level);
        boolean bullet = format.equals("bullet")
                || (format.equals("none") && !label.isBlank() && !label.matches(".*[\\p{L}\\p{N}].*"));
        int value = count.at(level, levels);
        String type = bullet ? "" : type(format);
        boolean lettered = type.equals("a") || type.equals("A");
        boolean plain = bullet
                || (!format.equals("none")
                        && levels.text(level).matches("[\\s(\\[]*" + Pattern.quote("%" + (level + 1)) + "[\\s.):\\]-]*")
                        && (!lettered || value <= 26));
        int indent = indent(levels, level, paragraphProperties);
        return new WordNumber(abstractId, count.rounds[level], level, type, value, label.strip(), plain, indent);
    }

    private static int indent(Levels levels, int level, @Nullable WordElement paragraphProperties) {
        WordElement direct = paragraphProperties == null ? null : paragraphProperties.child("w:ind");
        Integer own = left(direct);
        Integer ofLevel = left(levels.at(level, "w:pPr", "w:ind"));
        return own != null ? own : ofLevel == null ? 0 : ofLevel;
    }

    @Nullable
    private static Integer left(@Nullable WordElement indentation) {
        if (indentation == null) {
            return null;
        }
        String left = indentation.attribute("w:left");
        left = left == null ? indentation.attribute("w:start") : left;
        return left == null ? null : integer(left, 0);
    }

    private static String label(Levels levels, Count count, int level) {
        String text = levels.text(level);
        for (int i = 0; i < LEVELS; i++) {
            String place = "%" + (i + 1);
            if (text.contains(place)) {
                String format = levels.inFigures(level) ? "decimal" : levels.format(i);
                text = text.replace(place, WordNumberFormat.written(count.at(i, levels), format));
            }
        }
        return text;
    }

    private static String type(String format) {
        return switch (format) {
            case "lowerLetter" -> "a";
            case "upperLetter" -> "A";
            case "lowerRoman" -> "i";
            case "upperRoman" -> "I";
            default -> "1";
        };
    }

    private static int integer(@Nullable String value, int otherwise) {
        return value != null && value.matches("-?\\d{1,9}") ? Math.min(LARGEST, Integer.parseInt(value)) : otherwise;
    }

    /** How far the levels of one abstract list have come. */
    private static final class Count {

        private final @Nullable Integer[] values = new Integer[LEVELS];
        private final int[] rounds = new int[LEVELS];

        void set(int level, int value) {
            values[level] = value;
        }

        void advance(int level, Levels levels) {
            Integer before = values[level];
            values[level] = before == null ? levels.start(level) : before + 1;
        }

        int at(int level, Levels levels) {
            Integer value = values[level];
            return value == null ? levels.start(level) : value;
        }

        void forgetBelow(int level, Levels levels) {
            for (int below = level + 1; below < LEVELS; below++) {
                if (levels.beginsAnewAfter(below, level)) {
                    values[below] = null;
                }
            }
        }
    }

    /** The levels of a list: its own where it has any, else those of its abstract list. */
    private static final class Levels {

        private final Map<Integer, WordElement> levels = new HashMap<>();
        private final Map<Integer, Integer> starts = new HashMap<>();

        Levels(WordElement ofAbstract, WordElement list) {
            ofAbstract.children().forEach(this::level);
            for (WordElement override : list.children()) {
                if (override.name().equals("w:lvlOverride")) {
                    String start = override.valAt("w:startOverride");
                    if (start != null) {
                        starts.put(integer(override.attribute("w:ilvl"), 0), integer(start, 1));
                    }
                    override.children().forEach(this::level);
                }
            }
        }

        private void level(WordElement element) {
            if (element.name().equals("w:lvl")) {
                levels.put(integer(element.attribute("w:ilvl"), 0), element);
            }
        }

        @Nullable
        WordElement at(int level, String... path) {
            WordElement found = levels.get(level);
            return found == null ? null : found.at(path);
        }

        @Nullable
        private String val(int level, String name) {
            WordElement found = at(level, name);
            return found == null ? null : found.val();
        }

        int namedFor(String style) {
            for (int level = 0; level < LEVELS; level++) {
                if (style.equals(val(level, "w:pStyle"))) {
                    return level;
                }
            }
            return -1;
        }

        @Nullable
        Integer startOverride(int level) {
            return starts.get(level);
        }

        int start(int level) {
            Integer own = starts.get(level);
            return own == null ? integer(val(level, "w:start"), levels.containsKey(level) ? 0 : 1) : own;
        }

        String format(int level) {
            WordElement format = at(level, "w:numFmt");
            if (format == null) {
                WordElement alternative = at(level, "mc:AlternateContent", "mc:Fallback", "w:numFmt");
                format = alternative;
            }
            return format == null || format.val() == null ? "decimal" : format.attribute("w:val", "decimal");
        }

        String text(int level) {
            String text = val(level, "w:lvlText");
            return text == null ? (levels.containsKey(level) ? "" : "%" + (level + 1) + ".") : text;
        }

        boolean inFigures(int level) {
            WordElement figures = at(level, "w:isLgl");
            return figures != null && WordRunProperties.isOn(figures.val());
        }

        /** 0 never, else after a level of that number or above; after any level above if nothing is said. */
        boolean beginsAnewAfter(int below, int level) {
            int said = integer(val(below, "w:lvlRestart"), LEVELS);
            return level < said;
        }
    }
}
