package org.imprimatur.platform;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a text shows anything. Blank is what a person sees as blank: blanks of any width, also those that must not
 * break, and the signs that have none, such as soft hyphens, marks of order and fillers.
 */
public final class VisibleText {

    private VisibleText() {}

    public static boolean isBlank(CharSequence text) {
        return text.codePoints().allMatch(VisibleText::isInvisible);
    }

    /** The text without what surrounds it, or the empty one if it shows nothing or there is none. */
    public static String orEmpty(@Nullable String text) {
        return text == null || isBlank(text) ? "" : text.strip();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> isFiller(c) || selectsAVariant(c);
        };
    }

    /** Letters and signs by their kind, yet nothing to the eye: fillers, the empty pattern of Braille, places of objects. */
    private static boolean isFiller(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x1D159 -> true;
            default -> false;
        };
    }

    private static boolean selectsAVariant(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x180B && c <= 0x180F) || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
