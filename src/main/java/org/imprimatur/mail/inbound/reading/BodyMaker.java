package org.imprimatur.mail.inbound.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Makes of the words of a mail what is shown: text first, unless it only says to look at the page. */
final class BodyMaker {

    private static final int LONGEST_STUB = 400;

    private BodyMaker() {}

    static Body body(List<Passage> passages, boolean reply, Budget budget) {
        List<String> texts = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        boolean anyPage = false;
        for (Passage passage : passages) {
            String html = passage.html();
            Document page = html == null ? null : Jsoup.parse(html);
            String seen = page == null ? "" : HtmlText.of(page);
            String text =
                    passage.text() == null ? "" : Clean.text(passage.text()).strip();
            texts.add(page == null || !isStub(text, seen) ? text : seen);
            pages.add(page == null ? asPage(text) : SafeHtml.of(page));
            anyPage |= page != null;
            if (page != null && !isStub(text, seen) && differ(text, seen)) {
                budget.note(Oddity.TEXT_AND_HTML_DIFFER);
            }
        }
        String all = String.join(
                "\n\n", texts.stream().filter(text -> !text.isEmpty()).toList());
        return new Body(all, all, "", "", anyPage ? String.join("<hr>", pages) : null);
    }

    private static String asPage(String text) {
        return "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</pre>";
    }

    /** Blank, or one of the sentences that send the reader to the HTML. */
    private static boolean isStub(String text, String seen) {
        if (text.isBlank()) {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() < LONGEST_STUB
                && seen.length() > text.length()
                && (lower.contains("html") || lower.contains("browser"));
    }

    private static boolean differ(String text, String seen) {
        Set<String> ofText = words(text);
        Set<String> ofPage = words(seen);
        long shared = ofPage.stream().filter(ofText::contains).count();
        return shared * 10 < ofPage.size() * 7L || shared * 10 < ofText.size() * 7L;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                word.append(Character.toLowerCase(text.charAt(i)));
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    static Body plain(@Nullable String text) {
        return Body.of(Clean.text(text == null ? "" : text).strip());
    }
}
