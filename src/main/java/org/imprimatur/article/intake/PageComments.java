package org.imprimatur.article.intake;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells the remarks of Word and Google Docs, which their web pages show among the words of the text. */
final class PageComments {

    private static final Pattern AIM = Pattern.compile("#(cmnt|_msocom|_cmnt)[\\w-]*");
    private static final Pattern CLASS =
            Pattern.compile("MsoComment(Reference|Text|Subject)?|msocomtxt|msocomanchor.*");

    private PageComments() {}

    /** A way from a remark to its place or back. */
    static boolean isLink(Element link) {
        return AIM.matcher(link.attr("href")).matches();
    }

    /** A remark's mark in the text, or all of a remark. */
    static boolean isComment(Element element) {
        return (element.normalName().equals("a") && isLink(element))
                || element.classNames().stream()
                        .anyMatch(name -> CLASS.matcher(name).matches())
                || isWords(element)
                || isGoogles(element);
    }

    /** Whether it is a remark itself, and no more than its mark. */
    static boolean isWhole(Element element) {
        return isGoogles(element)
                || isWords(element)
                || element.hasClass("msocomtxt")
                || element.hasClass("MsoCommentText");
    }

    private static boolean isWords(Element element) {
        return element.attr("style").replaceAll("\\s", "").matches("(.*;)?mso-element:comment(;.*)?");
    }

    /** A block that begins with the way back to the place in the text. */
    private static boolean isGoogles(Element element) {
        if (!element.normalName().matches("div|p")) {
            return false;
        }
        Element first = element.firstElementChild();
        if (first != null
                && element.normalName().equals("div")
                && first.normalName().equals("p")) {
            first = first.firstElementChild();
        }
        return first != null
                && first.normalName().equals("a")
                && first.attr("href").startsWith("#cmnt_ref");
    }
}
