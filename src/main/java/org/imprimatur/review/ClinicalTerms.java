package org.imprimatur.review;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.article.ClinicalVocabulary;
import org.imprimatur.platform.VisibleText;

/**
 * The clinical terms whose change can harm: numbers and the signs that alter them, units, comparisons, whether at all,
 * for whom, by which way and how often.
 *
 * <p>Rather one too many than one too few: whoever signs ticks each change of such a term off.
 */
final class ClinicalTerms {

    /** Beside what a dose is measured and counted in. */
    private static final Set<String> UNITS =
            union(ClinicalVocabulary.DOSE_MEASURES, ClinicalVocabulary.DOSE_FORMS, words("""
            pg g kg st lb lbs oz stone grain grains gram grams gramme grammes kilogram kilograms
            µl μl ul cc cl dl l litre litres liter liters pint pints
            mu ku mmol µmol μmol umol nmol pmol mol meq eq osm mosm molar
            mmhg kpa pa bpm hz mhz khz kcal cal kj mv ma sv msv usv µsv μsv gy mgy bq mbq kbq rad rem ppm ppb
            nm µm μm um mm cm km inch inches ft feet celsius fahrenheit degree degrees spray sprays
            teaspoon teaspoons tsp tablespoon tablespoons tbsp cup cups glass glasses drink drinks portion portions
            serving servings percent percentage
            second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks wk wks month months
            year years yr yrs decade decades"""));

    private static final Set<String> NUMERALS = words("""
            zero half halves quarter quarters third thirds one two three four five six seven eight nine ten eleven twelve
            thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
            ninety hundred hundreds thousand thousands million millions billion billions dozen dozens single double triple
            both pair couple first""");

    private static final Set<String> HOW_MUCH_AND_HOW_OFTEN = words("""
            once twice thrice daily hourly nightly weekly fortnightly monthly yearly annually every each per times
            bd bid od tds tid qds qid qd qhs prn stat hs nocte mane ac pc alternate continuous continuously intermittent
            regularly occasionally sometimes often frequently usually morning mornings evening evenings night nights noon
            midday bedtime meal meals food fasting overnight
            more less fewer most least above below over under before after during maximum minimum max min exceed exceeds
            exceeding exactly approximately about around nearly almost roughly within until than equal equals greater
            higher highest lower lowest larger smaller longer shorter twofold threefold tenfold plus minus
            increase increases increased increasing decrease decreases decreased decreasing reduce reduces reduced reducing
            raise raises raised lowers lowered rise rises fall falls drop drops worsen worsens improve improves
            positive negative high low strong weak mild moderate severe""");

    private static final Set<String> WHETHER = words("""
            no not never none nor neither nothing nobody without cannot unless except avoid avoids avoided stop
            stops stopped start starts started continue discontinue always only must should shall may can
            required safe unsafe safely contraindicated contraindication contraindications indicated
            recommended unlikely likely rarely rare seldom hardly common uncommon ineffective effective harmful harmless
            allowed forbidden prohibited dangerous non hypo hyper""");

    private static final Set<String> FOR_WHOM =
            union(ClinicalVocabulary.CHILDREN, ClinicalVocabulary.PREGNANCY, words("""
            adult adults elderly older younger old young aged age ages men man women woman male males female females boy boys girl girls
            menopause
            menopausal postmenopausal premenopausal preterm premature weight weighing bodyweight overweight obese
            diabetic diabetics diabetes asthma asthmatic epilepsy allergic allergy renal kidney hepatic liver cardiac
            immunocompromised immunosuppressed smokers everyone everybody anyone anybody all some any"""));

    private static final Set<String> BY_WHICH_WAY = words("""
            oral orally mouth swallow swallowed swallowing chew chewed chewing crush crushed crushing dissolve dissolved
            iv im sc sl po pr pv intravenous intravenously intramuscular intramuscularly subcutaneous subcutaneously
            intradermal intrathecal epidural intranasal intraarticular intraosseous sublingual sublingually buccal topical
            topically transdermal rectal rectally rectum vaginal vaginally vagina nasal nose inhaled inhale inhaler inhalation
            nebulised nebulized nebuliser nebulizer injection injections inject injected infusion infusions enteral
            parenteral ophthalmic otic eye eyes ear ears skin scalp cream ointment gel syrup suspension drip bolus
            immediate modified slow extended prolonged sustained release""");

    private static final Set<String> TERMS =
            union(UNITS, NUMERALS, HOW_MUCH_AND_HOW_OFTEN, WHETHER, FOR_WHOM, BY_WHICH_WAY);

    /** Words that say something of a quantity only together. */
    private static final Pattern PHRASE = Pattern.compile(
            "\\bup\\s+to\\b|\\bas\\s+(?:much|many|little|few)\\s+as\\b|\\bat\\s+(?:the\\s+)?(?:least|most|all)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Small words that make another quantity of the number after them. */
    private static final Pattern BEFORE_A_NUMBER = Pattern.compile(
            "\\b(?:to|from|by|for|in|at|up|and|or|between|through|of|on|as|till|since|past)\\s+(?:\\p{N}|(?:"
                    + String.join("|", NUMERALS) + ")\\b)",
            Pattern.CASE_INSENSITIVE);

    /** "5 h", "5 °C": a letter alone is a unit only there. */
    private static final Pattern LETTER_AFTER_A_NUMBER =
            Pattern.compile("\\p{N}[\\s\\u00a0\\u202f]{0,2}[°/]?[\\s\\u00a0\\u202f]?\\p{L}(?![\\p{L}\\p{M}'’])");

    /** "&lt;" stands for a comparison as well as the sign itself. */
    private static final Pattern CHARACTER_REFERENCE = Pattern.compile("&#?[A-Za-z0-9]{1,32};");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_'’]++");

    private static final String ALWAYS = "%‰‱°℃℉";
    /** Sets a number apart and does not change it. */
    private static final String NEVER = "|()[]{}\"“”„«»‘#!?;`\\";
    /** Part of a number only if a digit follows: else they end a sentence. */
    private static final String WITHIN = ".,·٫٬:'’";
    /** Part of a calculation only between two numbers: else they emphasise. */
    private static final String BETWEEN = "*_";

    private static final String DASHES_AND_THE_LIKE = "-‐‑‒–—―−/^:*";
    private static final String SIGNED = "+±-‐‑‒–—−^~";

    /** What raises or lowers what stands between two of them. */
    private static final String RAISING = "^~";

    private static final String BESIDE_A_UNIT = "/·^⁄";

    private static final List<String> PREFIXES = List.of(
            "", "un", "in", "im", "ir", "il", "non", "dis", "de", "contra", "anti", "pro", "hypo", "hyper", "pre",
            "post", "intra", "inter", "extra", "over", "under", "mal", "sub", "super", "mono", "bi", "tri", "semi");

    private static final List<String> SUFFIXES = List.of("", "less", "ful", "free");

    private static final int SHORTEST_STEM = 4;

    private ClinicalTerms() {}

    /** A number, on its own or right before its measure: "65", "65mg". */
    private static final Pattern COUNTED = Pattern.compile("\\p{N}[\\p{N}.,·]*([\\p{L}µμ.]*)");

    /**
     * Whether some words say how much of something is taken.
     *
     * @param tail what follows them, where the measure of a number may stand
     */
    static boolean isOfADose(String words, String tail) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (WORD.matcher(lower).results().anyMatch(word -> isDose(word.group()))) {
            return true;
        }
        Matcher counted = COUNTED.matcher(lower);
        boolean ends = false;
        while (counted.find()) {
            if (isDose(counted.group(1))) {
                return true;
            }
            ends = VisibleText.isBlank(lower.substring(counted.end()));
        }
        Matcher last = WORD.matcher(lower);
        while (last.find()) {
            ends |= last.end() == lower.length() && NUMERALS.contains(last.group());
        }
        Matcher next = WORD.matcher(tail.toLowerCase(Locale.ROOT));
        return ends && next.find() && isDose(next.group());
    }

    private static boolean isDose(String word) {
        return ClinicalVocabulary.DOSE_MEASURES.contains(word) || ClinicalVocabulary.DOSE_FORMS.contains(word);
    }

    /** The places of a text where a clinical term stands. */
    static BitSet in(String text) {
        BitSet places = new BitSet(text.length());
        markWords(text, places);
        markSigns(text, places);
        mark(PHRASE, text, places);
        mark(BEFORE_A_NUMBER, text, places);
        mark(LETTER_AFTER_A_NUMBER, text, places);
        mark(CHARACTER_REFERENCE, text, places);
        return places;
    }

    /** A blank beside it makes a range of a sign, or a sign of a range: "5 -10", "5 - 10". */
    static boolean isSigned(String text, int at) {
        return at >= 0 && at < text.length() && SIGNED.indexOf(text.charAt(at)) >= 0;
    }

    /** Whether some word became its opposite by what stands before or after its stem: "likely", "unlikely". */
    static boolean haveOpposites(Collection<String> some, Collection<String> others) {
        Map<String, Set<String>> stems = new HashMap<>();
        some.forEach(word -> byStem(word)
                .forEach((stem, affixes) ->
                        stems.computeIfAbsent(stem, s -> new HashSet<>()).addAll(affixes)));
        return others.stream()
                .anyMatch(word -> byStem(word).entrySet().stream()
                        .anyMatch(entry -> stems.containsKey(entry.getKey())
                                && !entry.getValue().containsAll(stems.get(entry.getKey()))));
    }

    private static void markWords(String text, BitSet places) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (isTerm(words.group())) {
                places.set(words.start(), words.end());
                if (isUnit(words.group())) {
                    markBeside(text, words.start() - 1, places);
                    markBeside(text, words.end(), places);
                }
            }
        }
    }

    private static boolean isTerm(String word) {
        String lower = plain(word);
        return word.codePoints().anyMatch(ClinicalTerms::isNumber)
                || lower.endsWith("n't")
                || lower.equals("cant")
                || lower.equals("dont")
                || Arrays.stream(lower.split("[_']")).anyMatch(TERMS::contains);
    }

    private static boolean isUnit(String word) {
        return UNITS.contains(plain(word)) || word.codePoints().anyMatch(ClinicalTerms::isNumber);
    }

    private static void markBeside(String text, int at, BitSet places) {
        if (at >= 0 && at < text.length() && BESIDE_A_UNIT.indexOf(text.charAt(at)) >= 0) {
            places.set(at);
        }
    }

    private static void markSigns(String text, BitSet places) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int sign = text.codePointAt(at);
            if (isSign(sign) && altersANumber(text, at, sign)) {
                places.set(at, at + Character.charCount(sign));
            }
        }
    }

    private static boolean altersANumber(String text, int at, int sign) {
        if (sign == '\\' && at + 1 < text.length() && RAISING.indexOf(text.charAt(at + 1)) >= 0) {
            // It takes the meaning off the mark: a number that was raised is so no longer.
            return altersANumber(text, at + 1, text.charAt(at + 1));
        }
        if (NEVER.indexOf(sign) >= 0) {
            return false;
        }
        if (ALWAYS.indexOf(sign) >= 0 || Character.getType(sign) == Character.MATH_SYMBOL || isBidirectional(sign)) {
            return true;
        }
        boolean apart = DASHES_AND_THE_LIKE.indexOf(sign) >= 0;
        boolean before = isNumber(neighbour(text, at, -1, apart));
        boolean after = isNumber(neighbour(text, at + Character.charCount(sign), 1, apart));
        if (WITHIN.indexOf(sign) >= 0) {
            return isNumber(neighbour(text, at + 1, 1, false));
        }
        return BETWEEN.indexOf(sign) >= 0 ? before && after : before || after;
    }

    /** What stands beside a sign, other signs and, where they may stand apart, blanks left out; 0 for nothing. */
    private static int neighbour(String text, int from, int way, boolean apart) {
        int at = from;
        for (int steps = 0; steps < 6; steps++) {
            if (way > 0 ? at >= text.length() : at <= 0) {
                return 0;
            }
            int beside = way > 0 ? text.codePointAt(at) : text.codePointBefore(at);
            boolean blank = beside != '\n' && isBlank(beside);
            if (!(blank && apart) && (blank || !isSign(beside))) {
                return beside;
            }
            at += way * Character.charCount(beside);
        }
        return 0;
    }

    private static void mark(Pattern pattern, String text, BitSet places) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            places.set(found.start(), found.end());
        }
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isSign(int c) {
        int type = Character.getType(c);
        return !Character.isLetter(c)
                && !isNumber(c)
                && !isBlank(c)
                && type != Character.NON_SPACING_MARK
                && type != Character.COMBINING_SPACING_MARK
                && type != Character.ENCLOSING_MARK;
    }

    /** They can make "15" look like "51". */
    private static boolean isBidirectional(int c) {
        return c == 0x061C || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static Map<String, Set<String>> byStem(String word) {
        String whole = plain(word).replace("-", "");
        Map<String, Set<String>> stems = new HashMap<>();
        for (String prefix : PREFIXES) {
            for (String suffix : SUFFIXES) {
                int rest = whole.length() - prefix.length() - suffix.length();
                if (rest >= SHORTEST_STEM && whole.startsWith(prefix) && whole.endsWith(suffix)) {
                    stems.computeIfAbsent(
                                    whole.substring(prefix.length(), whole.length() - suffix.length()),
                                    stem -> new HashSet<>())
                            .add(prefix + "-" + suffix);
                }
            }
        }
        return stems;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
