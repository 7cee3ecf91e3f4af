package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a chapter: its title, the book "in" which it stands, and the book's editors. */
final class Chapter {

    private static final Pattern IN = Pattern.compile(
            "(?:(?<=[.?!”’\"'»,\\x00] )|(?<=[.,。”’])|(?<= )(?=In:))(?:[IiEe]n\\s?[:：]\\s?|Dans\\s?:?\\s|In\\s|(?<=, )in\\s|(?<=[”’\"'] )in\\s)");
    private static final String LABEL =
            "(?:eds?\\b\\.?|editors?\\b|hrsg\\b\\.?|hg\\.|dirs?\\b\\.|coords?\\b\\.|a cura di)";
    private static final Pattern EDITORS =
            Pattern.compile("(?i),?\\s?(?:[(\\[]\\s?" + LABEL + "\\s?[)\\]]|" + LABEL + ")[.,:;]?\\s?");
    private static final Pattern EDITING_GROUP =
            Pattern.compile("(?i)[^.()]{2,120}+\\(\\s?" + LABEL + "\\s?\\)[.,]?\\s");
    private static final Pattern EDITED_BY =
            Pattern.compile("(?i)[,.]?\\s(?:edited by|ed\\. by|eds\\. by|hrsg\\. von)\\s");

    private final ReferenceText text;
    private final Map<String, Object> item;

    Chapter(ReferenceText text, Map<String, Object> item) {
        this.text = text;
        this.item = item;
    }

    /** Whether the reference is one, and then read. */
    boolean read(Heading heading) {
        String view = text.view();
        Matcher in = IN.matcher(view);
        int at = heading.body();
        while (at < view.length() && in.find(at)) {
            int book = book(view, in.end(), in.group().contains(":"));
            if (book >= 0 && in.start() > heading.body()) {
                text.take(in);
                rest(book);
                new TitleAndContainer(text, item, heading).read(in.start(), TitleAndContainer.Container.NONE);
                return true;
            }
            at = in.end();
        }
        return false;
    }

    /** Where the book's title begins; less than nothing if what follows names no book. */
    private int book(String view, int at, boolean colon) {
        PersonNames.Found names = PersonNames.inAnyOrder(view, at, view.length());
        Matcher label = EDITORS.matcher(view).region(names.end(), view.length());
        if (!names.isEmpty() && label.lookingAt()) {
            editors(names.people(), at, label.end());
            return label.end();
        }
        Matcher organisation = EDITING_GROUP.matcher(view).region(at, view.length());
        if (organisation.lookingAt()) {
            String name = ReferenceText.bare(organisation.group().replaceAll("\\([^()]*\\).*", ""));
            editors(List.of(Map.of("literal", name)), at, organisation.end());
            return organisation.end();
        }
        Matcher by = EDITED_BY.matcher(view);
        if (by.find(at)) {
            names = PersonNames.inAnyOrder(view, by.end(), view.length());
            if (!names.isEmpty()) {
                editors(names.people(), by.start(), names.end());
                return at;
            }
        }
        return colon ? at : -1;
    }

    private void editors(List<Map<String, Object>> people, int from, int to) {
        item.put("editor", people);
        text.take(from, to);
    }

    private void rest(int book) {
        Imprint imprint = new Imprint(text, item);
        imprint.take(book);
        List<Sentences.Piece> pieces = new ArrayList<>(Sentences.of(text.view(), book, text.length()));
        boolean placed = imprint.publisher(pieces, false, false);
        if (placed) {
            pieces.remove(pieces.size() - 1);
        } else if (pieces.size() > 1) {
            put("publisher", pieces.remove(pieces.size() - 1));
        }
        if (!pieces.isEmpty()) {
            put("container-title", pieces.get(0));
        }
    }

    private void put(String field, Sentences.Piece piece) {
        item.put(field, text.value(piece.from(), piece.to()));
        text.take(piece.from(), piece.to());
    }
}
