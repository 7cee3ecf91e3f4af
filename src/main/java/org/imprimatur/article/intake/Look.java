package org.imprimatur.article.intake;

import java.util.Locale;
import org.imprimatur.article.intake.VisibleWords.Height;

/** How words look on a page, as far as it alters what they say. */
record Look(
        boolean bold, boolean italic, Height height, boolean struck, boolean visible, Letters letters, String font) {

    static final Look PLAIN = new Look(false, false, Height.LEVEL, false, true, Letters.AS_WRITTEN, "");

    /** Which letters are shown for those that are written. */
    enum Letters {
        AS_WRITTEN,
        CAPITALS,
        SMALL
    }

    Look withBold(boolean bolder) {
        return new Look(bolder, italic, height, struck, visible, letters, font);
    }

    Look withItalic(boolean slanted) {
        return new Look(bold, slanted, height, struck, visible, letters, font);
    }

    Look at(Height other) {
        return new Look(bold, italic, other, struck, visible, letters, font);
    }

    Look struckOut() {
        return new Look(bold, italic, height, true, visible, letters, font);
    }

    Look withVisible(boolean shown) {
        return new Look(bold, italic, height, struck, shown, letters, font);
    }

    Look in(Letters other) {
        return new Look(bold, italic, height, struck, visible, other, font);
    }

    Look inFont(String other) {
        return new Look(bold, italic, height, struck, visible, letters, other);
    }

    /** The letters a person sees. */
    String shown(String written) {
        String words = WordSymbols.said(written, font);
        return switch (letters) {
            case AS_WRITTEN -> words;
            case CAPITALS -> words.toUpperCase(Locale.ROOT);
            case SMALL -> words.toLowerCase(Locale.ROOT);
        };
    }
}
