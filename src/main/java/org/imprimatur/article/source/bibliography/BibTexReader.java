package org.imprimatur.article.source.bibliography;

import de.undercouch.citeproc.bibtex.BibTeXConverter;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.source.bibliography.Bibliography.Reason;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.Value;

/** Reads BibTeX entry by entry, so that a broken one takes none of the others down. */
final class BibTexReader {

    private static final Pattern ENTRY = Pattern.compile("@(?<type>[A-Za-z]{2,30})\\s*\\{\\s*(?<key>[^\\s,{}=\"]*)");
    private static final Pattern AT_A_LINE = Pattern.compile("(?m)^[ \\t]*@[A-Za-z]{2,30}\\s*\\{");
    private static final Pattern FIRST =
            Pattern.compile("(?ms)\\A[\\s\\x{FEFF}]*(?:%[^\\n]*\\s*)*@[A-Za-z]{2,30}\\s*\\{.*");

    /** An entry longer than this is none. */
    private static final int LONGEST = 100_000;

    private final String text;
    private final LineNumbers lines;
    private final Bibliography.Collector collector = new Bibliography.Collector();
    private final StringBuilder macros = new StringBuilder();

    private BibTexReader(String text) {
        this.text = text;
        this.lines = new LineNumbers(text);
    }

    static boolean reads(String text) {
        return FIRST.matcher(text.length() > 10_000 ? text.substring(0, 10_000) : text)
                .matches();
    }

    static Bibliography read(String text) {
        return new BibTexReader(text).read();
    }

    private Bibliography read() {
        Matcher entry = ENTRY.matcher(text);
        int at = 0;
        while (at < text.length() && entry.find(at)) {
            if (collector.isFull()) {
                leave(Reason.TOO_MANY, entry, text.length());
                break;
            }
            int next = next(entry.end());
            int end = end(text.indexOf('{', entry.start()), next);
            if (end < 0) {
                leave(Reason.UNBALANCED, entry, next);
                at = next;
            } else {
                read(entry, end);
                at = end;
            }
        }
        return collector.bibliography();
    }

    /** Where the next entry begins a line. */
    private int next(int from) {
        Matcher next = AT_A_LINE.matcher(text);
        return next.find(from) ? next.start() : text.length();
    }

    /** Behind the brace that closes the one at a place; -1 if none does. */
    private int end(int opening, int limit) {
        int depth = 0;
        for (int i = opening; i < limit; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private void read(Matcher entry, int end) {
        switch (entry.group("type").toLowerCase(Locale.ROOT)) {
            case "comment", "preamble" -> {}
            case "string" -> macros.append(text, entry.start(), end).append('\n');
            default -> work(entry, end);
        }
    }

    private void work(Matcher entry, int end) {
        String one = text.substring(entry.start(), end);
        if (one.length() > LONGEST) {
            leave(Reason.BROKEN, entry, end);
            return;
        }
        try {
            BibTeXDatabase database = new Lenient().parse(new StringReader(macros + one));
            for (BibTeXEntry parsed : database.getEntries().values()) {
                collector.take(item(parsed), entry.group("key"), lines.at(entry.start()), one);
            }
        } catch (ParseException | RuntimeException | StackOverflowError broken) {
            leave(Reason.BROKEN, entry, end);
        }
    }

    private static Map<String, Object> item(BibTeXEntry entry) {
        Map<String, Object> item = CslItems.tidied(new BibTeXConverter().toItemData(entry));
        copy(entry, "pmid", item, "PMID");
        copy(entry, "pmcid", item, "PMCID");
        return item;
    }

    private static void copy(BibTeXEntry entry, String field, Map<String, Object> item, String variable) {
        Value value = entry.getField(new Key(field));
        if (value != null) {
            item.putIfAbsent(variable, value.toUserString().strip());
        }
    }

    private void leave(Reason reason, Matcher entry, int end) {
        collector.leave(
                reason,
                entry.group("key"),
                lines.at(entry.start()),
                text.substring(entry.start(), end).strip());
    }

    /** An unknown abbreviation is no reason to refuse the work: months and journals come with macros of their own. */
    private static final class Lenient extends BibTeXParser {

        Lenient() throws ParseException {}

        @Override
        public void checkStringResolution(Key key, BibTeXString string) {
            if (string == null) {
                addMacro(key.getValue(), key.getValue());
            }
        }

        @Override
        public void checkCrossReferenceResolution(Key key, BibTeXEntry entry) {
            // The entry it leans on may stand anywhere, or nowhere: its own fields are read all the same.
        }
    }
}
