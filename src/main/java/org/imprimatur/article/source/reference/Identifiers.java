package org.imprimatur.article.source.reference;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes identifiers and addresses out of a reference: DOI, PMID, PMCID, ISBN, URL. */
final class Identifiers {

    private static final Pattern DOI = Pattern.compile(
            "(?i)(?:https?://(?:dx\\.)?doi\\.org/|(?:https?://)?(?:dx\\.)?doi\\.org/|doi\\s?[:.]?\\s?)?+(?<![\\d.])(10\\.\\d{4,9}/[^\\s\\x00<>\"]++)");
    private static final Pattern PMID =
            Pattern.compile("(?i)\\b(?:PubMed\\s)?PMID\\s?[:.]?\\s?([1-9]\\d{0,8})\\b|\\bPubMed\\s([1-9]\\d{4,8})\\b");
    private static final Pattern PMCID = Pattern.compile("(?i)(?:\\bPMCID\\s?[:.]?\\s?|(?<![\\w/]))(PMC\\d{3,9})\\b");
    private static final Pattern ISBN =
            Pattern.compile("(?i)\\bISBN(?:-1[03])?\\s?[:.]?\\s?((?:97[89][- ]?)?(?:\\d[- ]?){9}[\\dX])\\b");
    private static final Pattern URL = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.|(?<![@./\\w-])(?:[a-z0-9-]{1,63}\\.){1,4}(?:org|com|gov|edu|net|int|eu|info|de|fr|es|it|uk|ca|au)/)[^\\s\\x00<>\"”’]++");
    private static final String ENDS = ".,;:!?'";

    private Identifiers() {}

    static void take(ReferenceText text, Map<String, Object> item) {
        address(text, item, DOI.matcher(text.view()), 1, "DOI");
        address(text, item, URL.matcher(text.view()), 0, "URL");
        number(text, item, PMCID.matcher(text.view()), "PMCID");
        number(text, item, PMID.matcher(text.view()), "PMID");
        number(text, item, ISBN.matcher(text.view()), "ISBN");
    }

    /** The first of a kind; a second one stays among the words. */
    private static void address(ReferenceText text, Map<String, Object> item, Matcher found, int group, String field) {
        if (found.find()) {
            String value = trimmed(found.group(group));
            item.put(field, value);
            text.take(found.start(), found.start(group) + value.length());
        }
    }

    private static void number(ReferenceText text, Map<String, Object> item, Matcher found, String field) {
        if (found.find()) {
            String value = found.group(1) != null ? found.group(1) : found.group(2);
            item.put(field, field.equals("PMCID") ? value.toUpperCase(Locale.ROOT) : value.strip());
            text.take(found);
        }
    }

    /** A full stop at the end is the sentence's; a bracket too, unless it closes one within. */
    private static String trimmed(String address) {
        int end = address.length();
        int open = count(address, '(') - count(address, ')');
        int square = count(address, '[') - count(address, ']');
        while (end > 0) {
            char last = address.charAt(end - 1);
            if (last == ')' && open < 0) {
                open++;
            } else if (last == ']' && square < 0) {
                square++;
            } else if (ENDS.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }

    private static int count(String words, char sign) {
        return (int) words.chars().filter(c -> c == sign).count();
    }
}
