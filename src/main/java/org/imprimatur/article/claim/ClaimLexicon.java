package org.imprimatur.article.claim;

import java.util.regex.Pattern;

/**
 * Tells by its words whether a sentence claims something. It rather lists one sentence too many than one too few: a
 * reviewer says "not a claim" once, while what is not listed nobody looks for.
 */
final class ClaimLexicon {

    private static final int SOME = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November"
                    + "|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?";

    /** Dates, years, times and telephone numbers: numbers that measure nothing. */
    private static final Pattern DATES = Pattern.compile(
            "\\b\\d{4}-\\d{2}-\\d{2}\\b"
                    + "|\\b\\d{1,2}(?:st|nd|rd|th)?\\s+" + MONTH + "(?:,?\\s+\\d{4})?"
                    + "|\\b" + MONTH + "\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+\\d{4})?"
                    + "|\\b" + MONTH + "\\s+\\d{4}"
                    + "|(?<![\\d.,])(?:19|20)\\d{2}(?:s|[-\u2013](?:19|20)?\\d{2})?(?![\\d.,]\\d|\\s?(?:mg|g|ml|mcg|IU|kcal|calories|steps|people|patients)\\b)"
                    + "|\\b\\d{1,2}[:.]\\d{2}\\s?(?:am|pm|a\\.m\\.|p\\.m\\.)"
                    + "|\\b\\d{1,2}\\s?(?:am|pm|a\\.m\\.|p\\.m\\.)(?!\\w)",
            SOME);

    /** Names that have a number in them: B12, omega-3, COVID-19, type 2, step 3, Figure 1. */
    private static final Pattern NAMES = Pattern.compile(
            "\\b(?:types?|stages?|grades?|phases?|steps?|figures?|fig\\.|tables?|chapters?|sections?|parts?|pages?|box|weeks?\\s+of\\s+age|class|category|factor|schedule|level|tier|trisomy|article|question|tip|number|no\\.)"
                    + "\\s+\\d+[a-z]?\\b"
                    + "|\\b\\p{L}+[-\u2010\u2011\u2013]?\\d+(?:[-\u2010\u2011]\\d+)*\\p{L}*\\b"
                    + "|\\b\\d+[-\u2010\u2011](?-i:\\p{Lu}\\p{L}*)\\b"
                    + "|\\b(?:one|two|three)[-\\s]way\\b"
                    + "|^\\s*\\(?\\d{1,2}[.)]\\s",
            SOME);

    private static final Pattern NUMBERS = Pattern.compile(
            "\\d|[\u2070-\u2079\u00b2\u00b3\u00b9\u00bc-\u00be\u2150-\u215e%\u2030]"
                    + "|\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
                    + "|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|thirds?"
                    + "|quarters?|one\\s+in|percent|per\\s+cent|twice|thrice|doubles?|doubled|triples?|tripled|halved)\\b",
            SOME);

    private static final Pattern CLAIMS = Pattern.compile(
            "\\b(?:stud(?:y|ies)|research|researchers?|trials?|evidence|meta-?analys[ei]s|systematic\\s+reviews?|scientists?"
                    + "|experts?|guidelines?|according\\s+to|data\\s+(?:show|suggest)|proven|proves?|shown\\s+to"
                    + "|risks?|riskier|dos(?:e|es|age|ages|ing)|overdose|side\\s+effects?|mortality|deaths?|fatal"
                    + "|caus(?:e|es|ed|ing)|prevent(?:s|ed|ing)?|protect(?:s|ed|ing)?|lower(?:s|ed|ing)"
                    + "|lower\\s+(?:the|your|their|blood|risk)|reduc(?:e|es|ed|ing|tion)|increas(?:e|es|ed|ing)"
                    + "|decreas(?:e|es|ed|ing)|rais(?:es|ed|ing)|improv(?:e|es|ed|ing)|worsen(?:s|ed)?|cur(?:e|es|ed)"
                    + "|treats|heals?|relieves?|effective|ineffective|harm(?:s|ful)?|toxic|poisonous|contraindicated"
                    + "|linked\\s+to|associated\\s+with|leads?\\s+to|trigger(?:s|ed)?|interacts?\\s+with"
                    + "|as\\s+(?:good|effective|safe|dangerous)\\s+as)\\b",
            SOME);

    /** Sentences longer than this are no sentences; what is said in their beginning decides. */
    private static final int LONGEST = 5_000;

    private ClaimLexicon() {}

    static boolean isClaim(String sentence) {
        String words = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) : sentence;
        String measured = NAMES.matcher(DATES.matcher(words).replaceAll(" ")).replaceAll(" ");
        return NUMBERS.matcher(measured).find()
                || !words.endsWith("?") && CLAIMS.matcher(words).find();
    }
}
