package org.imprimatur.article.intake;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks of raised numbers that stand where the number of a source would whether they are one. They stay as they are. */
final class RaisedNumber {

    private static final Pattern NUMBERS = Pattern.compile("[\\s\\d,;–-]*\\d[\\s\\d,;–-]*");

    /** The last word and what closes it. */
    private static final Pattern LAST_WORD =
            Pattern.compile("(?:^|[^\\p{L}\\p{M}])(?<word>[\\p{L}\\p{M}]+)(?<end>[.,;:!?)\\]\"”’]*)$");

    /** m², cm³, x²: a power, and no source's number. */
    private static final Set<String> UNITS =
            Set.of("mm", "cm", "dm", "km", "µm", "μm", "nm", "in", "ft", "yd", "min", "sec");

    private RaisedNumber() {}

    /** @param before what stands before it in its paragraph */
    static void lookAt(String raised, List<TextRun> before, LossCollector losses) {
        if (before.isEmpty() || !NUMBERS.matcher(raised).matches()) {
            return;
        }
        TextRun last = before.get(before.size() - 1);
        Matcher word = LAST_WORD.matcher(last.text());
        if (last.kind() == TextRun.Kind.TEXT && last.style().isLevel() && word.find() && !isPower(word, raised)) {
            losses.tell(LossKind.RAISED_NUMBER, 1, raised.strip(), word.group("word"));
        }
    }

    private static boolean isPower(Matcher word, String raised) {
        String base = word.group("word");
        return word.group("end").isEmpty()
                && raised.strip().matches("-?\\d")
                && (base.length() == 1 || UNITS.contains(base));
    }
}
