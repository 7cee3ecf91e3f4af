package org.imprimatur.mime.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.imprimatur.platform.VisibleText;

/**
 * Tells what somebody answers from what they quote, line by line. Lines with {@code >} are quoted wherever they stand; what
 * follows the headers of an earlier mail is quoted to the end, since nobody writes below those; what follows "On Monday
 * Jane wrote:" is so unless it marks its quotation with {@code >}.
 */
public final class ReplyTrimmer {

    private enum Part {
        SAID,
        QUOTED,
        SIGNATURE
    }

    /** A longer one is no signature but text below a dash. */
    private static final int LONGEST_SIGNATURE = 15;

    private final List<String> lines;
    private final Part[] parts;

    private ReplyTrimmer(String text) {
        lines = text.lines().toList();
        parts = new Part[lines.size()];
        Arrays.fill(parts, Part.SAID);
    }

    /** @param text with line feeds */
    public static TrimmedReply trim(String text) {
        ReplyTrimmer trimmer = new ReplyTrimmer(text);
        trimmer.markQuotation();
        trimmer.markSignature();
        return new TrimmedReply(trimmer.all(Part.SAID), trimmer.all(Part.QUOTED), trimmer.all(Part.SIGNATURE));
    }

    private void markQuotation() {
        for (int i = 0; i < lines.size(); ) {
            if (QuotationLines.isQuoted(lines.get(i))) {
                mark(i, i + 1, Part.QUOTED);
                i++;
                continue;
            }
            if (QuotationLines.beginsEarlierMail(lines, i)) {
                mark(i, lines.size(), Part.QUOTED);
                return;
            }
            int attribution = QuotationLines.attribution(lines, i);
            if (attribution > 0) {
                int below = nextFilled(i + attribution);
                boolean marked = below < lines.size() && QuotationLines.isQuoted(lines.get(below));
                mark(i, marked ? below : lines.size(), Part.QUOTED);
                i = marked ? below : lines.size();
                continue;
            }
            i++;
        }
        joinGaps();
    }

    /** Blank lines between two quoted ones are quoted too. */
    private void joinGaps() {
        int lastQuoted = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (parts[i] == Part.QUOTED) {
                if (lastQuoted >= 0) {
                    mark(lastQuoted, i, Part.QUOTED);
                }
                lastQuoted = i;
            } else if (!VisibleText.isBlank(lines.get(i))) {
                lastQuoted = -1;
            }
        }
    }

    private void markSignature() {
        int end = lastSaid() + 1;
        int filled = 0;
        for (int i = end - 1; i >= 0 && parts[i] == Part.SAID && filled <= LONGEST_SIGNATURE; i--) {
            String line = lines.get(i).strip();
            if (line.equals("--") || line.equals("\u2014") || (filled == 0 && QuotationLines.isSentFrom(line))) {
                mark(i, end, Part.SIGNATURE);
                if (!QuotationLines.isSentFrom(line)) {
                    return;
                }
                continue;
            }
            filled += VisibleText.isBlank(line) ? 0 : 1;
        }
    }

    private int lastSaid() {
        int last = lines.size() - 1;
        while (last >= 0 && (parts[last] != Part.SAID || VisibleText.isBlank(lines.get(last)))) {
            last--;
        }
        return last;
    }

    private int nextFilled(int from) {
        int next = from;
        while (next < lines.size() && VisibleText.isBlank(lines.get(next))) {
            next++;
        }
        return next;
    }

    private void mark(int from, int to, Part part) {
        Arrays.fill(parts, from, to, part);
    }

    private String all(Part part) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (parts[i] == part) {
                chosen.add(lines.get(i));
            }
        }
        return String.join("\n", chosen).strip();
    }
}
