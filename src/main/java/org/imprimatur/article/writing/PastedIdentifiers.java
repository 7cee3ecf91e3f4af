package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.article.source.identifier.Identifier.Kind;
import org.imprimatur.article.source.identifier.WrongDigit;
import org.imprimatur.article.source.lookup.NoAnswer;
import org.imprimatur.article.source.lookup.SourceLookup;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** Makes works of pasted identifiers: with what a registry says of them if one is asked, else to be filled by hand. */
@Component
class PastedIdentifiers {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•]|\\[?\\d{1,4}[.)\\]])\\s+");

    /** Each costs a question and a pause, while somebody waits for the page. */
    private static final int MOST_LOOKED_UP = 10;

    private final SourceLookup lookup;
    private final Messages messages;

    PastedIdentifiers(SourceLookup lookup, Messages messages) {
        this.lookup = lookup;
        this.messages = messages;
    }

    /** Whether a line is one or several and nothing else. */
    static boolean isOne(String line) {
        return !identifiers(BULLET.matcher(line).replaceFirst("")).isEmpty();
    }

    /**
     * What stands on one line; told as unread if that is no identifier.
     *
     * @param before how many identifiers of what was pasted stand before it: only the first few are looked up
     * @param unread gathers what could not be read or looked up, in words
     */
    List<Map<String, Object>> items(String line, int before, List<String> unread) {
        String plain = BULLET.matcher(line).replaceFirst("");
        List<Map<String, Object>> items = new ArrayList<>();
        for (Identifier identifier : identifiers(plain)) {
            boolean asked = before + items.size() < MOST_LOOKED_UP;
            items.add(asked ? lookedUp(identifier, unread) : item(identifier));
        }
        if (items.isEmpty()) {
            unread.add(unread(plain));
        }
        return items;
    }

    /** One to a line, or several with blanks between. */
    private static List<Identifier> identifiers(String line) {
        Optional<Identifier> one = Identifier.read(line);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        List<Optional<Identifier>> each =
                Stream.of(BETWEEN.split(line.strip())).map(Identifier::read).toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    private String unread(String line) {
        String shown = line.length() > 80 ? line.substring(0, 80) + "…" : line;
        return WrongDigit.in(line)
                .map(wrong -> messages.say(
                        "sources.wrong-digit", shown, String.valueOf(wrong.found()), String.valueOf(wrong.expected())))
                .orElseGet(() -> messages.say("article.write.paste.unread", shown));
    }

    private Map<String, Object> lookedUp(Identifier identifier, List<String> unread) {
        try {
            return lookup.find(identifier);
        } catch (NoAnswer none) {
            if (none.why() != NoAnswer.Why.NOT_ASKED) {
                unread.add(messages.say("article.write.paste.lookup." + none.why(), identifier.value()));
            }
            return item(identifier);
        }
    }

    /** Without a title yet: that is written by hand. */
    private static Map<String, Object> item(Identifier identifier) {
        Map<String, Object> item = new LinkedHashMap<>();
        Kind kind = identifier.kind();
        item.put(
                "type",
                switch (kind) {
                    case DOI, PMID, PMCID, ISSN -> "article-journal";
                    case ISBN, NBK -> "book";
                    case NCT, URL -> "webpage";
                });
        boolean hasAField = kind != Kind.NBK && kind != Kind.NCT;
        item.put(
                hasAField ? kind.name() : Kind.URL.name(),
                hasAField ? identifier.value() : identifier.address().orElseThrow());
        return item;
    }
}
