package org.imprimatur.article.source.reference;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out when and where somebody looked: "Accessed June 3, 2016", "[cited 2016 Jun 3]", "Available from:". */
final class AccessDate {

    private static final Pattern LOOKED = DateWords.pattern(
            "[\\[(]?(?<!\\p{L})(?:(?:date\\s|last\\s)?accessed|cited|retrieved|viewed|abgerufen|zugriff|aufgerufen|consulté|consultado|consultato|acesso|acessado|accesso|访问日期|访问)(?!\\p{L})\\s?:?\\s?(?:on\\s|am\\s|le\\s|el\\s|il\\s|em\\s|in\\s)?("
                    + DateWords.DATE + "|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})[\\])]?(?:,?\\s(?:from|at)\\b:?)?");
    private static final Pattern WHERE = DateWords.pattern(
            "(?:\\b(?:available\\s(?:online\\s)?(?:from|at)|retrieved\\sfrom|verfügbar\\sunter|disponible\\s(?:en|sur)|disponibile\\s(?:su|a)|disponível\\sem)\\b|\\bURL\\b(?=\\s?:))\\s?:?");
    private static final Pattern MEDIUM = Pattern.compile(
            "(?i)\\[(?:internet|online|website|web page|webpage|en ligne|en línea|J|M|C|R|D|EB/OL|J/OL|M/OL)]");

    private AccessDate() {}

    /** Where it ends, or less than nothing if nobody says so. */
    static int take(ReferenceText text, Map<String, Object> item) {
        Matcher looked = LOOKED.matcher(text.view());
        int end = -1;
        if (looked.find()) {
            end = looked.end();
            item.put("accessed", DateWords.read(looked.group(1)));
            text.take(looked);
        }
        all(text, WHERE);
        all(text, MEDIUM);
        return end;
    }

    private static void all(ReferenceText text, Pattern pattern) {
        Matcher found = pattern.matcher(text.view());
        while (found.find()) {
            text.take(found);
        }
    }
}
