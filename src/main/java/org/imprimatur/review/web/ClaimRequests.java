package org.imprimatur.review.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.review.ClaimSheet;
import org.imprimatur.review.ClaimSheets;
import org.imprimatur.review.Verdict;
import org.imprimatur.worklist.Turn;
import org.springframework.stereotype.Component;

/** Takes claims that want a change into the reviewer's notes, which become the reason when changes are requested. */
@Component
class ClaimRequests {

    private static final Pattern CLAIM = Pattern.compile("claim-(\\d{1,6})");

    private final Articles articles;
    private final ClaimSheets sheets;
    private final Messages messages;

    ClaimRequests(Articles articles, ClaimSheets sheets, Messages messages) {
        this.articles = articles;
        this.sheets = sheets;
        this.messages = messages;
    }

    /** Where on the page the person was, empty if they asked for no claim. */
    static String place(String button) {
        return CLAIM.matcher(button).matches() ? "#" + button : "";
    }

    /** The notes with the claim the button named; as they were if it names none, or one that stands in them already. */
    String added(String notes, String button, Person me, Turn turn) {
        Matcher named = CLAIM.matcher(button);
        if (!named.matches()) {
            return notes;
        }
        Article article = articles.require(ArticleId.of(turn.subject()));
        return sheets.of(me.id(), article, articles.latest(article))
                .entry(Integer.parseInt(named.group(1)))
                .map(this::words)
                .filter(words ->
                        !words.isEmpty() && !notes.replace("\r\n", "\n").contains(words))
                .map(words -> VisibleText.isBlank(notes) ? words : notes.stripTrailing() + "\n\n" + words)
                .orElse(notes);
    }

    private String words(ClaimSheet.Entry entry) {
        Verdict verdict = entry.said().verdict();
        if (verdict == null || !verdict.wantsAChange()) {
            return "";
        }
        String request = messages.say(
                verdict == Verdict.NOT_SUPPORTED
                        ? "review.claims.request.not-supported"
                        : "review.claims.request.better-source",
                entry.claim().words());
        String note = entry.said().note();
        return note.isEmpty() ? request : request + " " + note;
    }
}
