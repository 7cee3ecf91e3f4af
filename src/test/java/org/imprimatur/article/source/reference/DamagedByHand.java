package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What becomes of a printed reference when people copy it by hand, without a word lost. */
final class DamagedByHand {

    private final Random random;
    private final List<UnaryOperator<String>> ways = List.of(
            this::doubleBlank,
            this::fullStopGone,
            line -> line.replace('–', '-'),
            line -> line.replaceAll("(?<=\\d)-(?=\\d)", "–"),
            line -> line.replaceAll("[“”]", "\""),
            line -> line.replaceAll("[‘’]", "'"),
            this::doiOtherwise,
            line -> line + "  ",
            this::surnameInSmallLetters,
            line -> line.replaceFirst("\\.$", ""),
            line -> line.replaceAll("\\b(\\d+)(?=;\\d)", "$1").replaceFirst("(?<=\\d{4});(?=\\d)", "; "),
            line -> line.replaceFirst("(?<=\\d\\)):(?=\\S)", ": "),
            line -> line.replaceAll("\\b3 (edn?)\\b", "3rd $1")
                    .replaceAll("\\b((?:[4-9]|1[0-9])) (edn?)\\b", "$1th $2"),
            line -> line.replace("(Editors)", "(Eds.)").replace("(Editor)", "(Ed.)"),
            line -> line.replaceFirst(" ", "\u00a0"),
            line -> line.replaceFirst("(?<=\\p{Ll})\\. (?=\\p{Lu}[\\p{L} ]+\\. \\d{4})", ". *")
                    .replaceFirst("(?<=\\*[\\p{L} ]{2,90})\\.(?= \\d{4})", "*."));

    DamagedByHand(long seed) {
        random = new Random(seed);
    }

    String of(String line) {
        List<UnaryOperator<String>> chosen = new ArrayList<>(ways);
        Collections.shuffle(chosen, random);
        String damaged = line;
        for (UnaryOperator<String> way : chosen.subList(0, 4)) {
            damaged = way.apply(damaged);
        }
        return random.nextInt(3) > 0 ? damaged : numberInFront(damaged);
    }

    private String numberInFront(String line) {
        int number = 1 + random.nextInt(60);
        return List.of(number + ". ", number + ") ", number + ".\t", "[" + number + "] ")
                        .get(random.nextInt(4))
                + line;
    }

    private String doubleBlank(String line) {
        return at(line, " ", "  ");
    }

    private String fullStopGone(String line) {
        return at(line, "\\. ", " ");
    }

    private String doiOtherwise(String line) {
        return line.contains("https://doi.org/")
                ? line.replace("https://doi.org/", "doi: ")
                : line.replaceFirst(
                        "doi: ?(?=10)",
                        List.of("https://doi.org/", "DOI ", "http://dx.doi.org/")
                                .get(random.nextInt(3)));
    }

    private String surnameInSmallLetters(String line) {
        return line.matches("\\p{Lu}\\p{Ll}+(?: \\p{Lu}{1,3}[,.]|, \\p{Lu}\\.).*")
                ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1)
                : line;
    }

    private String at(String line, String regex, String replacement) {
        List<MatchResult> found = Pattern.compile(regex).matcher(line).results().toList();
        if (found.isEmpty()) {
            return line;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return line.substring(0, one.start()) + replacement + line.substring(one.end());
    }
}
