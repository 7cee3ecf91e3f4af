package org.imprimatur.article.intake;

import java.util.List;
import java.util.Set;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jspecify.annotations.Nullable;

/** Reads a formula as one would type it in a line: a/b, √(x), the rest raised and lowered. */
final class WordMath {

    private static final Set<String> KNOWN = Set.of(
            "m:f", "m:rad", "m:nary", "m:d", "m:func", "m:acc", "m:bar", "m:eqArr", "m:m", "m:sup", "m:sub", "m:lim",
            "m:deg");

    private static final Set<String> SCRIPTS = Set.of("m:sSup", "m:sSub", "m:sSubSup");

    private final WordInline inline;

    WordMath(WordInline inline) {
        this.inline = inline;
    }

    static boolean knows(WordElement element) {
        return KNOWN.contains(element.name());
    }

    void read(WordElement element) {
        switch (element.name()) {
            case "m:f" -> fraction(element);
            case "m:rad" -> root(element);
            case "m:nary" -> sum(element);
            case "m:d" -> brackets(element);
            case "m:func" -> spaced(element, " ");
            case "m:acc" -> marked(element, "m:accPr", "\u0302");
            case "m:bar" -> marked(element, "m:barPr", "\u0305");
            case "m:eqArr", "m:m" -> spaced(element, "; ");
            case "m:sup" -> inline.at(Height.RAISED, () -> inline.children(element));
            case "m:deg" -> inline.at(Height.RAISED, () -> inline.children(element));
            default -> inline.at(Height.LOWERED, () -> inline.children(element));
        }
    }

    private void fraction(WordElement fraction) {
        inline.apart();
        bracketed(fraction.child("m:num"));
        inline.words("/");
        bracketed(fraction.child("m:den"));
        inline.apart();
    }

    private void root(WordElement root) {
        WordElement degree = root.child("m:deg");
        if (degree != null) {
            inline.read(degree);
        }
        inline.words("√");
        bracketed(root.child("m:e"));
        inline.apart();
    }

    private void sum(WordElement sum) {
        String sign = sum.valAt("m:naryPr", "m:chr");
        inline.words(sign == null ? "∫" : sign);
        inline.children(sum);
    }

    private void brackets(WordElement brackets) {
        WordElement properties = brackets.child("m:dPr");
        inline.words(sign(properties, "m:begChr", "("));
        String between = "";
        for (WordElement child : brackets.children()) {
            if (child.name().equals("m:e")) {
                inline.words(between);
                inline.children(child);
                between = sign(properties, "m:sepChr", "|");
            }
        }
        inline.words(sign(properties, "m:endChr", ")"));
    }

    private static String sign(@Nullable WordElement properties, String name, String otherwise) {
        WordElement sign = properties == null ? null : properties.child(name);
        return sign == null ? otherwise : sign.attribute("m:val", "");
    }

    private void marked(WordElement element, String properties, String otherwise) {
        WordElement said = element.child(properties);
        WordElement sign = said == null ? null : said.child("m:chr");
        inline.children(element);
        inline.words(sign == null ? otherwise : sign.attribute("m:val", ""));
    }

    /** Rows and cells, or a function and what it is of. */
    private void spaced(WordElement element, String gap) {
        String between = "";
        for (WordElement child : element.children()) {
            if (Set.of("m:e", "m:mr", "m:fName").contains(child.name())) {
                inline.words(between);
                if (child.name().equals("m:mr")) {
                    spaced(child, " ");
                } else {
                    inline.children(child);
                }
                between = gap;
            }
        }
    }

    /** In brackets unless it is a single number or name. */
    private void bracketed(@Nullable WordElement element) {
        if (element == null) {
            return;
        }
        boolean simple = isSimple(element);
        inline.words(simple ? "" : "(");
        inline.children(element);
        inline.words(simple ? "" : ")");
    }

    private static boolean isSimple(WordElement element) {
        List<WordElement> runs = element.children().stream()
                .filter(child -> !child.name().equals("m:ctrlPr"))
                .toList();
        if (runs.size() != 1) {
            return runs.isEmpty();
        }
        WordElement only = runs.get(0);
        WordElement raisedOrLowered = SCRIPTS.contains(only.name()) ? only.child("m:e") : null;
        return raisedOrLowered != null
                ? isSimple(raisedOrLowered)
                : only.name().equals("m:r") && words(only).matches("[\\p{L}\\p{N}.,]*");
    }

    private static String words(WordElement run) {
        StringBuilder words = new StringBuilder();
        run.children().stream()
                .filter(child -> child.name().equals("m:t"))
                .forEach(child -> words.append(child.text()));
        return words.toString();
    }
}
