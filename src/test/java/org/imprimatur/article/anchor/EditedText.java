package org.imprimatur.article.anchor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A text of which every word is known by more than its letters, so that it is known where it went, whatever was edited. */
final class EditedText {

    private static final String[] VOCABULARY = vocabulary();

    private final Random random;
    private final List<List<List<Word>>> paragraphs = new ArrayList<>();
    private final Map<Integer, Integer> copies = new HashMap<>();
    private int next;

    /** One word or sign; two with the same letters are still two. */
    record Word(int id, String letters) {}

    /** A text as it reads, with what each of its characters belongs to. */
    record Printed(String text, List<Word> words, List<Integer> starts) {

        /** Ids of the words between two characters. */
        List<Integer> ids(int start, int end) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (starts.get(i) >= start && starts.get(i) < end) {
                    ids.add(words.get(i).id());
                }
            }
            return ids;
        }
    }

    EditedText(Random random) {
        this.random = random;
        for (int p = 0; p < 10; p++) {
            List<List<Word>> paragraph = new ArrayList<>();
            for (int s = 0; s < 2 + random.nextInt(5); s++) {
                paragraph.add(sentence());
            }
            paragraphs.add(paragraph);
        }
    }

    private static String[] vocabulary() {
        Random letters = new Random(7);
        List<String> words = new ArrayList<>(List.of("the", "of", "a", "and", "to", "in", "is", "for", "with", "mg"));
        while (words.size() < 250) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < 2 + letters.nextInt(7); i++) {
                word.append((char) ('a' + letters.nextInt(26)));
            }
            words.add(word.toString());
        }
        for (int i = 1; i < 40; i++) {
            words.add(Integer.toString(i));
        }
        return words.toArray(String[]::new);
    }

    /** Half of the words are among the ten that stand everywhere. */
    private Word word() {
        int range = random.nextInt(100) < 40 ? 10 : VOCABULARY.length;
        return new Word(next++, VOCABULARY[random.nextInt(range)]);
    }

    private List<Word> sentence() {
        List<Word> sentence = new ArrayList<>();
        String opening = random.nextBoolean() ? "The" : "Sleep" + random.nextInt(20);
        sentence.add(new Word(next++, opening));
        for (int i = 0; i < 5 + random.nextInt(14); i++) {
            sentence.add(word());
        }
        sentence.add(new Word(next++, "."));
        return sentence;
    }

    /** Blanks fall as they may: they are what formatting changes. */
    Printed print() {
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (List<List<Word>> paragraph : paragraphs) {
            for (List<Word> sentence : paragraph) {
                for (Word word : sentence) {
                    if (!word.letters().equals(".")) {
                        text.append(random.nextInt(20) == 0 ? random.nextBoolean() ? "\n" : "\u00a0" : " ");
                    }
                    words.add(word);
                    starts.add(text.length());
                    text.append(word.letters());
                }
            }
            text.append("\n");
        }
        return new Printed(text.toString(), words, starts);
    }

    /**
     * One revision with one to three edits, near the words somebody watches as often as not. Where words were copied and
     * the originals deleted before anybody saw them side by side, the copies are the words: that is what moving is.
     */
    void revise(Set<Integer> watched) {
        copies.clear();
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            edit(random.nextBoolean() ? watched : Set.of());
        }
        Set<Integer> here = new HashSet<>();
        paragraphs.forEach(p -> p.forEach(s -> s.forEach(word -> here.add(word.id()))));
        Map<Integer, Integer> renamed = new HashMap<>();
        copies.forEach((copy, original) -> {
            if (!here.contains(original) && here.contains(copy) && !renamed.containsValue(original)) {
                renamed.put(copy, original);
            }
        });
        paragraphs.forEach(p -> p.forEach(s ->
                s.replaceAll(word -> new Word(renamed.getOrDefault(word.id(), word.id()), word.letters()))));
    }

    private void edit(Set<Integer> watched) {
        int[] place = place(watched);
        List<List<Word>> paragraph = paragraphs.get(place[0]);
        List<Word> sentence = paragraph.get(place[1]);
        switch (random.nextInt(11)) {
            case 0, 1 -> changeWords(sentence);
            case 2 -> sentence.add(1 + random.nextInt(sentence.size() - 1), word());
            case 3 -> removeWord(sentence);
            case 4 -> moveSentence(place, sentence);
            case 5 -> {
                paragraphs.remove(place[0]);
                paragraphs.add(random.nextInt(paragraphs.size() + 1), paragraph);
            }
            case 6 -> split(place);
            case 7 -> join(place[0]);
            case 8 -> copy(place, sentence);
            case 9 -> paragraph.add(random.nextInt(paragraph.size() + 1), sentence());
            default -> removeSentence(place, random.nextInt(3) == 0);
        }
    }

    private int[] place(Set<Integer> watched) {
        List<int[]> places = new ArrayList<>();
        for (int p = 0; p < paragraphs.size(); p++) {
            for (int s = 0; s < paragraphs.get(p).size(); s++) {
                if (watched.isEmpty()
                        || paragraphs.get(p).get(s).stream().anyMatch(word -> watched.contains(word.id()))) {
                    places.add(new int[] {p, s});
                }
            }
        }
        return places.isEmpty() ? place(Set.of()) : places.get(random.nextInt(places.size()));
    }

    private void changeWords(List<Word> sentence) {
        int at = random.nextInt(sentence.size() - 1);
        for (int i = at; i < Math.min(sentence.size() - 1, at + 1 + random.nextInt(2)); i++) {
            Word other = word();
            if (!other.letters().equals(sentence.get(i).letters())) {
                sentence.set(i, other);
            }
        }
    }

    private void removeWord(List<Word> sentence) {
        if (sentence.size() > 4) {
            sentence.remove(random.nextInt(sentence.size() - 1));
        }
    }

    private void moveSentence(int[] place, List<Word> sentence) {
        take(place);
        List<List<Word>> into = paragraphs.get(random.nextInt(paragraphs.size()));
        into.add(random.nextInt(into.size() + 1), sentence);
    }

    private void split(int[] place) {
        List<List<Word>> paragraph = paragraphs.get(place[0]);
        if (place[1] > 0) {
            List<List<Word>> rest = new ArrayList<>(paragraph.subList(place[1], paragraph.size()));
            paragraph.subList(place[1], paragraph.size()).clear();
            paragraphs.add(place[0] + 1, rest);
        }
    }

    private void join(int p) {
        if (p + 1 < paragraphs.size()) {
            paragraphs.get(p).addAll(paragraphs.remove(p + 1));
        }
    }

    /** The same words once more, in another paragraph: beside each other nobody could tell which is the older. */
    private void copy(int[] place, List<Word> sentence) {
        int other = random.nextInt(paragraphs.size());
        if (Math.abs(other - place[0]) < 2) {
            return;
        }
        List<Word> copy = new ArrayList<>();
        for (Word word : sentence) {
            copies.put(next, word.id());
            copy.add(new Word(next++, word.letters()));
        }
        List<List<Word>> into = paragraphs.get(other);
        into.add(random.nextInt(into.size() + 1), copy);
    }

    /** More often a neighbour than the one that is watched. */
    private void removeSentence(int[] place, boolean itself) {
        int sentences = paragraphs.get(place[0]).size();
        int neighbour = itself ? place[1] : place[1] + (place[1] + 1 < sentences ? 1 : -1);
        if (neighbour >= 0) {
            take(new int[] {place[0], neighbour});
        }
    }

    private void take(int[] place) {
        paragraphs.get(place[0]).remove(place[1]);
        if (paragraphs.get(place[0]).isEmpty() && paragraphs.size() > 3) {
            paragraphs.remove(place[0]);
        } else if (paragraphs.get(place[0]).isEmpty()) {
            paragraphs.get(place[0]).add(sentence());
        }
    }
}
