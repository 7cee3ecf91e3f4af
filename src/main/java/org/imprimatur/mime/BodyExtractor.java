package org.imprimatur.mime;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.mime.text.CleanText;
import org.imprimatur.mime.text.HtmlQuotations;
import org.imprimatur.mime.text.HtmlText;
import org.imprimatur.mime.text.MailHtmlSanitizer;
import org.imprimatur.mime.text.ReplyTrimmer;
import org.imprimatur.mime.text.TrimmedReply;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Extracts from the parts of a mail the body that is shown: text first, unless it only says to look at the page. */
final class BodyExtractor {

    private static final int LONGEST_STUB = 400;

    /** Raised, lowered or struck, as {@link HtmlText} writes it. */
    private static final Pattern MARKED = Pattern.compile("\\^[^^\n]{1,80}\\^|~{1,2}[^~\n]{1,200}~{1,2}");

    private BodyExtractor() {}

    /** @param reply whether what it quotes is to be told from what it says */
    static Body body(List<TextAndHtml> texts, boolean reply, ParseBudget parseBudget) {
        List<Shown> shown = texts.stream().map(Shown::of).toList();
        if (shown.stream().anyMatch(Shown::differs)) {
            parseBudget.note(ParseWarning.TEXT_AND_HTML_DIFFER);
        }
        if (shown.stream().anyMatch(Shown::isCut)) {
            parseBudget.note(ParseWarning.LONG_TEXT);
        }
        String text = shown.stream()
                .map(Shown::text)
                .filter(words -> !VisibleText.isBlank(words))
                .collect(Collectors.joining("\n\n"));
        String html = shown.stream().anyMatch(Shown::hasPage)
                ? shown.stream().map(Shown::html).collect(Collectors.joining("<hr>"))
                : null;
        TrimmedReply parts = reply ? trimmed(text, shown) : new TrimmedReply(text, "", "");
        // Nothing left: what was quoted is what was meant.
        return VisibleText.isBlank(parts.said())
                ? new Body(text, text, "", "", html)
                : new Body(text, parts.said(), parts.quoted(), parts.signature(), html);
    }

    /** The marks in the HTML are surer than lines, but only the whole of the mail's words can be split by them. */
    private static TrimmedReply trimmed(String text, List<Shown> shown) {
        TrimmedReply byLines = ReplyTrimmer.trim(text);
        Optional<Document> page =
                shown.size() == 1 ? Optional.ofNullable(shown.get(0).page()) : Optional.empty();
        if (!VisibleText.isBlank(byLines.quoted())
                && (page.isEmpty() || !shown.get(0).isFromPage())) {
            return byLines;
        }
        return page.flatMap(HtmlQuotations::split)
                .map(split -> {
                    TrimmedReply said = ReplyTrimmer.trim(split.said());
                    return new TrimmedReply(
                            said.said(), split.quoted(), (said.signature() + "\n" + split.signature()).strip());
                })
                .orElse(byLines);
    }

    /**
     * A text as it is shown.
     *
     * @param page    null if it has only text
     * @param isFromPage whether the text was made of the page
     * @param differs whether text and page say different things
     */
    private record Shown(String text, @Nullable Document page, boolean isFromPage, String html, boolean differs) {

        static Shown of(TextAndHtml textAndHtml) {
            String text = textAndHtml.text() == null
                    ? ""
                    : CleanText.text(textAndHtml.text()).strip();
            Document page = textAndHtml.page();
            if (page == null) {
                return new Shown(text, null, false, asPage(text), false);
            }
            String seen = HtmlText.of(page);
            boolean ofPage = isStub(text, seen) || onlyThePageMarks(text, seen);
            return new Shown(
                    ofPage ? seen : text, page, ofPage, MailHtmlSanitizer.of(page), !ofPage && differ(text, seen));
        }

        /** Whether a page has more words than are kept. */
        boolean isCut() {
            return page != null && isFromPage && text.length() > ParseLimits.TEXT / 2 && !HtmlText.fits(page);
        }

        boolean hasPage() {
            return page != null;
        }
    }

    private static String asPage(String text) {
        return "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</pre>";
    }

    /** Blank, or one of the sentences that send the reader to the HTML. */
    private static boolean isStub(String text, String seen) {
        if (VisibleText.isBlank(text)) {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() < LONGEST_STUB
                && seen.length() > text.length()
                && (lower.contains("html") || lower.contains("browser"));
    }

    /** Whether both say the same words, but only in the page some of them are raised, lowered or struck. */
    private static boolean onlyThePageMarks(String text, String seen) {
        boolean marks = MARKED.matcher(seen).results().anyMatch(marked -> !text.contains(marked.group()));
        return marks && (bare(text).equals(bare(seen)) || !differ(text, seen));
    }

    private static String bare(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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

    static Body plain(String text) {
        return Body.of(CleanText.text(text).strip());
    }
}
