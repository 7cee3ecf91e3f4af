package org.imprimatur.article.source.bibliography;

import de.undercouch.citeproc.ris.RISConverter;
import de.undercouch.citeproc.ris.RISParser;
import de.undercouch.citeproc.ris.RISReference;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.source.bibliography.Bibliography.Reason;

/** Reads RIS record by record, so that a broken one takes none of the others down. */
final class RisReader {

    private static final Pattern START = Pattern.compile("(?m)^[\\x{FEFF} \\t]*TY {1,2}- *(\\S*)");
    private static final Pattern FIRST = Pattern.compile("(?s)\\A[\\s\\x{FEFF}]*TY {1,2}-.*");
    private static final Pattern NAME = Pattern.compile("(?m)^(?:ID|DO|TI|T1) {1,2}- *(.{1,80})");
    private static final Pattern CONTAINER = Pattern.compile("(?m)^[ \\t]*T2 {1,2}- *(\\S.*)");
    private static final Pattern TAG = Pattern.compile("(?m)^[ \\t]*([A-Z][A-Z0-9]) {1,2}-[ \\t]?");

    private RisReader() {}

    static boolean reads(String text) {
        return FIRST.matcher(text.length() > 1_000 ? text.substring(0, 1_000) : text)
                .matches();
    }

    static Bibliography read(String text) {
        Bibliography.Collector collector = new Bibliography.Collector();
        LineNumbers lines = new LineNumbers(text);
        Matcher start = START.matcher(text);
        int at = start.find() ? start.start() : text.length();
        while (at < text.length()) {
            if (collector.isFull()) {
                collector.leave(Reason.TOO_MANY, "", lines.at(at), text.substring(at));
                break;
            }
            int next = start.find() ? start.start() : text.length();
            record(text.substring(at, next).strip(), lines.at(at), collector);
            at = next;
        }
        return collector.bibliography();
    }

    private static void record(String record, int line, Bibliography.Collector collector) {
        Matcher named = NAME.matcher(record);
        String name = named.find() ? named.group(1).strip() : "";
        try {
            for (RISReference reference :
                    new RISParser().parse(new StringReader(closed(record))).getReferences()) {
                collector.take(item(reference, record), name, line, record);
            }
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            collector.leave(Reason.BROKEN, name, line, record);
        }
    }

    /** With two blanks behind each tag, as some programs forget, and with an end. */
    private static String closed(String record) {
        String tagged = TAG.matcher(record).replaceAll("$1  - ");
        return tagged.contains("\nER  - ") ? tagged : tagged + "\nER  - \n";
    }

    private static Map<String, Object> item(RISReference reference, String record) {
        Map<String, Object> item = CslItems.tidied(new RISConverter().toItemData(reference));
        Matcher container = CONTAINER.matcher(record);
        if (!item.containsKey("container-title") && container.find()) {
            item.put("container-title", container.group(1).strip());
        }
        // An id the reader has made up says nothing.
        if (item.getOrDefault("id", "").toString().startsWith("-GEN-")) {
            item.remove("id");
        }
        return item;
    }
}
