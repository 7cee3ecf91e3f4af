package org.imprimatur.article.intake;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Letters for the signs of fonts that are all signs: in Symbol an "m" looks like µ, and means it. */
final class WordSymbols {

    /** Stands for a sign that is no letter anywhere else. */
    static final char UNKNOWN = '\uFFFD';

    /** The Symbol font from 20 and from A0, as Adobe laid it out. */
    private static final String SYMBOL =
            " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_" + "‾αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼";

    private static final String SYMBOL_HIGH =
            "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓" + "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

    private static final Map<Integer, Character> WINGDINGS = Map.ofEntries(
            Map.entry(0x20, ' '),
            Map.entry(0x46, '☞'),
            Map.entry(0x4A, '☺'),
            Map.entry(0x4C, '☹'),
            Map.entry(0x6C, '●'),
            Map.entry(0x6E, '■'),
            Map.entry(0x6F, '□'),
            Map.entry(0x71, '❑'),
            Map.entry(0x72, '❒'),
            Map.entry(0x73, '⬧'),
            Map.entry(0x75, '◆'),
            Map.entry(0x76, '❖'),
            Map.entry(0x9E, '·'),
            Map.entry(0x9F, '•'),
            Map.entry(0xA7, '▪'),
            Map.entry(0xA8, '◻'),
            Map.entry(0xAB, '★'),
            Map.entry(0xD8, '➢'),
            Map.entry(0xDF, '←'),
            Map.entry(0xE0, '→'),
            Map.entry(0xE1, '↑'),
            Map.entry(0xE2, '↓'),
            Map.entry(0xE8, '➔'),
            Map.entry(0xEF, '⇦'),
            Map.entry(0xF0, '⇨'),
            Map.entry(0xF1, '⇧'),
            Map.entry(0xF2, '⇩'),
            Map.entry(0xF3, '⬄'),
            Map.entry(0xFB, '✗'),
            Map.entry(0xFC, '✓'),
            Map.entry(0xFD, '☒'),
            Map.entry(0xFE, '☑'));
    private static final Map<Integer, Character> WINGDINGS_2 =
            Map.of(0x20, ' ', 0x4F, '✗', 0x50, '✓', 0x51, '☒', 0x52, '☑', 0x53, '☒', 0x54, '☒', 0x97, '●', 0xA3, '□');
    private static final Map<Integer, Character> WINGDINGS_3 =
            Map.of(0x20, ' ', 0x22, '→', 0x21, '←', 0x23, '↑', 0x24, '↓', 0x70, '▲', 0x71, '▼', 0x75, '▶', 0x74, '◀');

    private WordSymbols() {}

    /** What words set in the font say. */
    static String said(String words, String font) {
        String name = font.strip().toLowerCase(Locale.ROOT);
        if (!isOfSigns(name)) {
            return words;
        }
        StringBuilder said = new StringBuilder();
        for (char c : words.toCharArray()) {
            boolean coded = c < 0x100 || (c >= 0xF000 && c <= 0xF0FF);
            said.append(coded && !Character.isWhitespace(c) ? sign(c & 0xFF, name) : c);
        }
        return said.toString();
    }

    /** What a {@code w:sym} says. */
    static String ofCode(@Nullable String font, @Nullable String code) {
        if (code == null || !code.matches("[0-9A-Fa-f]{1,6}")) {
            return "";
        }
        int point = Integer.parseInt(code, 16);
        String name = font == null ? "" : font.strip().toLowerCase(Locale.ROOT);
        if (isOfSigns(name)) {
            return Character.toString(sign(point & 0xFF, name));
        }
        boolean known = Character.isValidCodePoint(point)
                && Character.isDefined(point)
                && Character.getType(point) != Character.PRIVATE_USE
                && Character.getType(point) != Character.SURROGATE
                && Character.getType(point) != Character.CONTROL;
        return known ? Character.toString(point) : Character.toString(UNKNOWN);
    }

    private static boolean isOfSigns(String font) {
        return font.equals("symbol")
                || font.equals("symbol mt")
                || font.startsWith("wingdings")
                || font.equals("webdings");
    }

    private static char sign(int code, String font) {
        return switch (font) {
            case "symbol", "symbol mt" -> symbol(code);
            case "wingdings 2" -> WINGDINGS_2.getOrDefault(code, UNKNOWN);
            case "wingdings 3" -> WINGDINGS_3.getOrDefault(code, UNKNOWN);
            case "wingdings" -> WINGDINGS.getOrDefault(code, UNKNOWN);
            default -> UNKNOWN;
        };
    }

    private static char symbol(int code) {
        if (code >= 0x20 && code < 0x20 + SYMBOL.length()) {
            return SYMBOL.charAt(code - 0x20);
        }
        return code >= 0xA0 && code < 0xA0 + SYMBOL_HIGH.length() ? SYMBOL_HIGH.charAt(code - 0xA0) : UNKNOWN;
    }
}
