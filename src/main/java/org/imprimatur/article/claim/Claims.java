package org.imprimatur.article.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.article.anchor.PlainText;
import org.imprimatur.article.anchor.PlainText.Kind;
import org.imprimatur.article.anchor.PlainText.Passage;
import org.imprimatur.article.markdown.CitedWords;
import org.imprimatur.article.source.SourceList;

/** Finds the claims of a text. Headings and the title claim nothing: what they say is said again below them. */
public final class Claims {

    private Claims() {}

    /** In the order of the text. */
    public static List<Claim> in(RevisionText revision) {
        PlainText text = PlainText.of(revision);
        Map<String, Claim.CitedSource> sources = sources(revision);
        List<Claim> claims = new ArrayList<>();
        for (Passage passage : text.passages()) {
            if (passage.kind() != Kind.TITLE && passage.kind() != Kind.HEADING) {
                for (Sentences.Sentence sentence : sentences(passage)) {
                    if (ClaimLexicon.isClaim(sentence.of(passage.words()))) {
                        List<Claim.CitedSource> cited = keys(passage, sentence).stream()
                                .map(key -> sources.getOrDefault(key, new Claim.CitedSource(key, key, "")))
                                .toList();
                        claims.add(new Claim(claims.size() + 1, anchor(text, passage, sentence), cited));
                    }
                }
            }
        }
        return claims;
    }

    /** A row of a table is read across: its cells alone say nothing. */
    private static List<Sentences.Sentence> sentences(Passage passage) {
        return passage.kind() == Kind.ROW
                ? List.of(new Sentences.Sentence(0, passage.words().length()))
                : Sentences.in(passage.words());
    }

    private static Anchor anchor(PlainText text, Passage passage, Sentences.Sentence sentence) {
        return Anchor.in(text.words(), passage.start() + sentence.start(), passage.start() + sentence.end());
    }

    private static Map<String, Claim.CitedSource> sources(RevisionText text) {
        Map<String, Claim.CitedSource> sources = new HashMap<>();
        for (SourceList.Source source : SourceList.parse(text.sources()).sources()) {
            String title = source.title().isEmpty() ? source.id() : source.title();
            sources.putIfAbsent(
                    source.id(),
                    new Claim.CitedSource(source.id(), title, source.item().toString()));
        }
        return sources;
    }

    private static List<String> keys(Passage passage, Sentences.Sentence sentence) {
        List<String> own = keys(passage, sentence.start() + 1, sentence.end());
        return own.isEmpty()
                ? keys(passage, lastWord(passage.words()), passage.words().length())
                : own;
    }

    /** Where the last word ends; what closes a sentence may stand before the mark or after it. */
    private static int lastWord(String passage) {
        int end = passage.length();
        while (end > 0 && !Character.isLetterOrDigit(passage.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Of the sources cited from one place to another; marks stand in the order of the text. */
    private static List<String> keys(Passage passage, int from, int to) {
        List<CitedWords.Mark> marks = passage.cited();
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (marks.get(middle).at() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Set<String> keys = new LinkedHashSet<>();
        for (int i = low; i < marks.size() && marks.get(i).at() <= to; i++) {
            keys.add(marks.get(i).key());
        }
        return List.copyOf(keys);
    }
}
