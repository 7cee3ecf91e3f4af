package org.imprimatur.article.claim;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which words say the same, and which say nothing, when two claims are compared. Whatever is not listed counts: a substance,
 * a figure, a unit, a negation and who it is about are never among words that may differ.
 */
final class ClaimVocabulary {

    /** Carry no claim of their own. A preposition right before a figure counts all the same. */
    private static final Set<String> SILENT =
            words("a an the of in on at to with for as that which who is are was were be"
                    + " been being and there do does did will your our their its has have had");

    /** Where a sentence says how it is known, or leads over from the one before. */
    private static final Set<String> ASIDES =
            words("study studies research researcher researchers evidence scientist scientists"
                    + " show shows showed shown suggest suggests suggested find finds found indicate indicates indicated according"
                    + " also however therefore thus moreover furthermore indeed additionally notably importantly really actually"
                    + " simply hence");

    private static final Set<String> NEGATIONS = words(
            "not no never none neither nor without hardly rarely unlikely nobody nothing cannot fails failed lack lacks");

    private static final Set<String> PREPOSITIONS = words("of in on at to with for as");

    /** Point to something outside the sentence, so that the same words elsewhere may be about something else. */
    private static final Set<String> POINTING =
            words("it they them this these those such he she both former latter here");

    /** With "the" in front they point, too. */
    private static final Set<String> POINTED_AT =
            words("drug medicine medication study trial researchers authors treatment"
                    + " condition disease tablet dose test vaccine effect result results risk group same other supplement symptoms"
                    + " virus infection procedure therapy patients participants findings");

    private static final Map<String, String> SAME = new HashMap<>();

    private static final Map<String, String> FIGURES = new HashMap<>();

    static {
        same("about", "about around approximately roughly circa \u2248");
        same("each", "each every per");
        same("need", "need needs needed require requires required should must ought");
        same("rise", "raise raises raised raising increase increases increased increasing elevate elevates elevated");
        same(
                "fall",
                "lower lowers lowered lowering reduce reduces reduced reducing decrease decreases decreased decreasing");
        same("people", "people person persons individual individuals");
        same("woman", "woman women");
        same("man", "man men");
        same("child", "child children");
        same("begin", "begin begins began start starts started");
        same("%", "% percent");
        same("hour", "hour hours hr hrs h");
        same("minute", "minute minutes min mins");
        same("year", "year years yr yrs");
        same("mg", "mg milligram milligrams");
        same("mcg", "mcg microgram micrograms \u00b5g \u03bcg ug");
        same("g", "g gram grams gramme grammes");
        same("kg", "kg kilogram kilograms kilo kilos");
        same("ml", "ml mL millilitre millilitres milliliter milliliters");
        same("l", "l L litre litres liter liters");
        String small =
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                        + " seventeen eighteen nineteen twenty";
        String[] names = small.split(" ");
        for (int n = 0; n < names.length; n++) {
            FIGURES.put(names[n], Integer.toString(n));
        }
        String[] tens = "thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int n = 0; n < tens.length; n++) {
            FIGURES.put(tens[n], Integer.toString(10 * (n + 3)));
        }
    }

    private ClaimVocabulary() {}

    private static void same(String one, String others) {
        words(others).forEach(word -> SAME.put(word, one));
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    static boolean isSilent(String word) {
        return SILENT.contains(word);
    }

    static boolean isPreposition(String word) {
        return PREPOSITIONS.contains(word);
    }

    static boolean isAside(String word) {
        return ASIDES.contains(word);
    }

    static boolean isNegation(String word) {
        return NEGATIONS.contains(word);
    }

    static boolean isPointing(String word) {
        return POINTING.contains(word);
    }

    static boolean isPointedAt(String word) {
        return POINTED_AT.contains(word);
    }

    /** One word for all that say the same, and one form of each. */
    static String folded(String word) {
        String figure = FIGURES.getOrDefault(word, word);
        return SAME.containsKey(figure) ? SAME.get(figure) : isPlain(figure) ? stem(figure) : figure;
    }

    private static boolean isPlain(String word) {
        return word.length() > 3 && word.codePoints().allMatch(Character::isLetter);
    }

    /** Endings that change number and time of a word, as long as four letters stay. */
    private static String stem(String word) {
        String bare = word.replaceFirst("ies$", "y")
                .replaceFirst("(?<=ch|sh|x|ss)es$", "")
                .replaceFirst("(?<![sui])s$", "");
        bare = bare.replaceFirst("(?<=.{4})(?:ed|ing)$", "");
        bare = bare.replaceFirst("(?<=.{4})e$", "");
        return bare.length() < 3 ? word : bare.replaceFirst("(?<=.{3})([b-df-hj-np-tv-z])\\1$", "$1");
    }
}
