package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.VisibleText;

/**
 * Finds numbers that stand for references. A power, a unit, a dose and the label of a step look alike, and are left alone
 * or asked about.
 */
final class NumberMarkers {

    private static final String NUMBERS = "\\d{1,3}(?:\\s?[,;–—-]\\s?\\d{1,3}){0,30}";
    private static final Pattern ONLY =
            Pattern.compile("\\^\\s?\\\\?[\\[(]?(?<numbers>" + NUMBERS + ")\\\\?[\\])]?\\s?\\^");
    private static final Pattern SQUARE = Pattern.compile("\\\\?\\[\\s?(?<numbers>" + NUMBERS + ")\\s?\\\\?](?![(:])");
    private static final Pattern ROUND = Pattern.compile("\\\\?\\(\\s?(?<numbers>" + NUMBERS + ")\\s?\\\\?\\)");
    private static final Pattern NOTE = Pattern.compile("\\\\?\\(note (?<numbers>\\d{1,4})\\\\?\\)");
    private static final Pattern ONE = Pattern.compile("\\d{1,4}|[–—-]");

    private static final Pattern UNIT = Pattern.compile(
            "(?:^|[\\s\\d/·.(\\u00a0])(?:m|cm|mm|km|dm|µm|μm|nm|in|ft|yd|s|h|min|L|l|kg|g|R|r|x|y|n|p|χ|η|x̄|CD|σ|s)$");
    private static final Pattern DOSE = Pattern.compile(
            "(?:\\d|%|(?<!\\p{L})(?:mg|g|kg|µg|μg|mcg|ug|ng|ml|mL|l|L|dl|dL|IU|U|units?|mmol|mEq|hours?|h|hrs?|days?|weeks?|months?|years?|min|minutes|tablets?|capsules?"
                    + "|doses?|drops?|times|patients|participants|women|men|children|adults|people|n\\s?=))\\s*$");
    private static final Pattern STEP = Pattern.compile(
            "(?:^|[:;,]|(?<!\\p{L})(?:and|or|step|steps|phase|grade|stage|type|level|figure|fig\\.|table|section|chapter|item))\\s*$");

    private final ReferenceSection section;
    private final Map<String, Integer> labels = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    NumberMarkers(ReferenceSection section) {
        this.section = section;
        for (int i = 0; i < section.entries().size(); i++) {
            String label = section.entries().get(i).label();
            if (!label.isEmpty() && labels.putIfAbsent(label, i) != null) {
                twice.add(label);
            }
        }
    }

    /** All of them; whether those in round brackets are certain shows only once the whole text is read. */
    List<CitationMarker> in(List<Prose.Stretch> stretches, String body) {
        List<CitationMarker> notes = new ArrayList<>();
        if (section.isOfNotes() || section.others().stream().noneMatch(ReferenceSection::isOfNotes)) {
            stretches.forEach(stretch -> bracketed(stretch, NOTE, notes));
        }
        List<CitationMarker> markers = new ArrayList<>(notes);
        if (!section.isOfNotes() || notes.isEmpty()) {
            markers.addAll(numbers(stretches, body));
        } else if (section.others().stream().noneMatch(ReferenceSection::isOne)) {
            numbers(stretches, body).stream()
                    .filter(marker -> !marker.candidates().isEmpty())
                    .map(NumberMarkers::doubted)
                    .forEach(markers::add);
        }
        return markers;
    }

    /** A text that names its footnotes means something else by a number alone: that of another list, if it has one. */
    private List<CitationMarker> numbers(List<Prose.Stretch> stretches, String body) {
        List<CitationMarker> markers = new ArrayList<>();
        List<CitationMarker> round = new ArrayList<>();
        for (Prose.Stretch stretch : stretches) {
            for (int[] raised : stretch.raised()) {
                raised(stretch, raised, body, markers);
            }
            bracketed(stretch, SQUARE, markers);
            bracketed(stretch, ROUND, round);
        }
        boolean custom = markers.isEmpty() && isCustom(round);
        round.stream()
                .filter(marker -> !marker.candidates().isEmpty())
                .map(marker -> custom ? marker : doubted(marker))
                .forEach(markers::add);
        return markers;
    }

    /** Whether the text cites by round brackets: twice at least, and half of the list. */
    private boolean isCustom(List<CitationMarker> round) {
        Set<CitationMarker.Cited> cited = new HashSet<>();
        round.stream()
                .filter(CitationMarker::certain)
                .forEach(marker -> cited.addAll(marker.candidates().get(0)));
        return round.stream().filter(CitationMarker::certain).count() > 1
                && cited.size() * 2 >= section.entries().size();
    }

    private static CitationMarker doubted(CitationMarker marker) {
        return new CitationMarker(
                marker.from(), marker.to(), marker.words(), marker.sentence(), marker.candidates(), false);
    }

    private void raised(Prose.Stretch stretch, int[] place, String body, List<CitationMarker> markers) {
        String words = body.substring(place[0], place[1]);
        Matcher only = ONLY.matcher(words);
        String before = stretch.words().substring(0, place[0] - stretch.from());
        String after = stretch.words()
                .substring(Math.min(place[1] - stretch.from(), stretch.words().length()));
        if (!only.matches() || isPower(before, after, only.group("numbers"))) {
            return;
        }
        boolean doubtful = before.isEmpty() || Character.isDigit(last(before)) || Character.isLetter(first(after));
        add(stretch, place[0], place[1], words, only.group("numbers"), !doubtful, markers);
    }

    /** 10^9^/L, m^2^, ^131^I. */
    private static boolean isPower(String before, String after, String numbers) {
        boolean isotope = (before.isEmpty()
                        || !Character.isLetterOrDigit(last(before)) && last(before) != '.' && last(before) != ',')
                && Character.isLetter(first(after));
        boolean ofTen = before.endsWith("10")
                && (before.length() == 2 || !Character.isDigit(before.charAt(before.length() - 3)));
        boolean unit = numbers.matches("[1-4]") && UNIT.matcher(before).find();
        boolean rate = !before.isEmpty() && Character.isDigit(last(before)) && first(after) == '/';
        return isotope || ofTen || unit || rate;
    }

    private void bracketed(Prose.Stretch stretch, Pattern pattern, List<CitationMarker> markers) {
        Matcher found = pattern.matcher(stretch.words());
        while (found.find()) {
            String before = stretch.words().substring(0, found.start());
            String after = stretch.words().substring(found.end());
            boolean attached = !before.isEmpty() && Character.isLetterOrDigit(last(before))
                    || Character.isLetterOrDigit(first(after));
            boolean doubtful = pattern == ROUND
                    ? attached
                            || DOSE.matcher(before).find()
                            || STEP.matcher(before).find()
                            || VisibleText.isBlank(before)
                    : attached || VisibleText.isBlank(before) && pattern == SQUARE;
            int from = stretch.from() + found.start();
            add(stretch, from, stretch.from() + found.end(), found.group(), found.group("numbers"), !doubtful, markers);
        }
    }

    private void add(
            Prose.Stretch stretch,
            int from,
            int to,
            String words,
            String numbers,
            boolean plain,
            List<CitationMarker> markers) {
        List<String> meant = numbers(numbers);
        boolean known = meant.stream().allMatch(labels::containsKey);
        boolean single = meant.stream().noneMatch(twice::contains);
        List<List<CitationMarker.Cited>> candidates = candidates(meant, known);
        String sentence = Surroundings.of(stretch, from, to);
        boolean certain = plain && known && single && !meant.isEmpty();
        markers.add(new CitationMarker(from, to, words, sentence, candidates, certain));
    }

    /** By their labels; if the list has none, by their places in it. */
    private List<List<CitationMarker.Cited>> candidates(List<String> meant, boolean known) {
        List<CitationMarker.Cited> cited = new ArrayList<>();
        for (String number : meant) {
            int entry = known ? labels.getOrDefault(number, -1) : labels.isEmpty() ? Integer.parseInt(number) - 1 : -1;
            if (entry < 0 || entry >= section.entries().size()) {
                return List.of();
            }
            cited.add(new CitationMarker.Cited(entry, ""));
        }
        return cited.isEmpty() ? List.of() : List.of(List.copyOf(cited));
    }

    private static List<String> numbers(String words) {
        List<String> numbers = new ArrayList<>();
        boolean range = false;
        Matcher one = ONE.matcher(words);
        while (one.find()) {
            if (!Character.isDigit(one.group().charAt(0))) {
                range = true;
                continue;
            }
            int number = Integer.parseInt(one.group());
            int first = range && !numbers.isEmpty() ? Integer.parseInt(numbers.get(numbers.size() - 1)) + 1 : number;
            if (first > number || number - first > 60) {
                return List.of();
            }
            for (int n = first; n <= number; n++) {
                numbers.add(String.valueOf(n));
            }
            range = false;
        }
        return numbers;
    }

    private static char last(String words) {
        return words.charAt(words.length() - 1);
    }

    private static char first(String words) {
        return words.isEmpty() ? ' ' : words.charAt(0);
    }
}
