package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One style of a Word file.
 *
 * @param names what it is called, lower case: its name first, then its other names
 */
record WordStyle(
        String id,
        List<String> names,
        @Nullable String basedOn,
        WordRunProperties runProperties,
        @Nullable WordElement paragraphProperties) {

    static WordStyle of(WordElement style) {
        String id = style.attribute("w:styleId", "");
        List<String> names = new ArrayList<>();
        names.add(lower(style.valAt("w:name")));
        for (String alias : lower(style.valAt("w:aliases")).split("[,;]")) {
            names.add(alias.strip());
        }
        names.add(lower(id));
        return new WordStyle(
                id,
                List.copyOf(names),
                style.valAt("w:basedOn"),
                WordRunProperties.of(style.child("w:rPr")),
                style.child("w:pPr"));
    }

    static WordStyle unknown(String id, String usual) {
        return new WordStyle(id, List.of(lower(id)), usual, new WordRunProperties(), null);
    }

    private static String lower(@Nullable String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
