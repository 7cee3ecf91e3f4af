package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which comments of a Word file answer which, and which are done: kept by the last paragraph of each, in a part of its own. */
final class WordThreads {

    private static final String PARAGRAPH = "w14:paraId";

    private final Map<String, WordElement> byParagraph = new HashMap<>();
    private final Map<Integer, String> paragraphs = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private WordThreads() {}

    /** @param root of the part, which older files do not have */
    static WordThreads of(@Nullable WordElement root) {
        WordThreads threads = new WordThreads();
        if (root != null) {
            root.children().forEach(entry -> threads.byParagraph.putIfAbsent(entry.attribute("w15:paraId", ""), entry));
        }
        return threads;
    }

    /** Notes the comment that became the remark of this number, counted from 1. */
    void note(int number, WordElement comment) {
        String last = "";
        for (WordElement child : comment.children()) {
            last = child.name().equals("w:p") ? child.attribute(PARAGRAPH, last) : last;
        }
        if (!last.isEmpty()) {
            paragraphs.putIfAbsent(number, last);
            numbers.putIfAbsent(last, number);
        }
    }

    List<WordRemark> among(List<WordRemark> remarks) {
        List<WordRemark> threaded = new ArrayList<>();
        for (int number = 1; number <= remarks.size(); number++) {
            WordRemark remark = remarks.get(number - 1);
            WordElement entry = byParagraph.get(paragraphs.getOrDefault(number, ""));
            threaded.add(entry == null ? remark : remark.inThread(answered(entry, number), isDone(entry)));
        }
        return List.copyOf(threaded);
    }

    private int answered(WordElement entry, int number) {
        int answered = numbers.getOrDefault(entry.attribute("w15:paraIdParent", ""), 0);
        return answered == number ? 0 : answered;
    }

    private static boolean isDone(WordElement entry) {
        return entry.attribute("w15:done", "0").matches("1|true|on");
    }
}
