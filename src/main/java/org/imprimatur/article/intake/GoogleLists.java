package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a page Google Docs has saved: one flat list after another, the level in the name of its class, the label
 * in a counter of the style sheet.
 */
final class GoogleLists {

    private static final Pattern CLASS = Pattern.compile("(lst-kix_\\w+)-(\\d)");
    private static final Pattern LABEL =
            Pattern.compile("\\.(lst-kix_\\w+-\\d)\\s*>\\s*li:before\\s*\\{\\s*content:([^}]{0,400})\\}");
    private static final Pattern COUNTER = Pattern.compile("counter\\(([\\w-]+),\\s*([\\w-]+)\\)");

    /** How each list labels its entries, by the name of its class. */
    private final Map<String, String> labels = new HashMap<>();

    private GoogleLists() {}

    static void compose(Document page) {
        List<Element> lists = page.select("ul[class*=lst-kix], ol[class*=lst-kix]");
        if (lists.isEmpty()) {
            return;
        }
        GoogleLists google = new GoogleLists();
        for (Element sheet : page.select("style")) {
            Matcher label = LABEL.matcher(sheet.data());
            while (label.find()) {
                google.labels.put(label.group(1), label.group(2));
            }
        }
        for (Element list : lists) {
            if (list.parent() != null && isGoogles(list)) {
                google.compose(list);
            }
        }
    }

    private static boolean isGoogles(Element list) {
        return list.normalName().matches("[uo]l")
                && CLASS.matcher(list.className()).find();
    }

    private void compose(Element first) {
        Element place = new Element("div");
        first.before(place);
        ListComposer composer = new ListComposer(place);
        @Nullable Element at = first;
        while (at != null && isGoogles(at)) {
            Element next = at.nextElementSibling();
            at.remove();
            entries(at, composer);
            at = next;
        }
    }

    private void entries(Element list, ListComposer composer) {
        Matcher named = CLASS.matcher(list.className());
        if (!named.find()) {
            return;
        }
        ListLabel.Kind kind = list.normalName().equals("ul") ? ListLabel.Kind.BULLET : kind(named.group());
        int number = list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        for (Element entry : new ArrayList<>(list.children())) {
            composer.entry(
                    Integer.parseInt(named.group(2)),
                    named.group(1),
                    kind == ListLabel.Kind.BULLET ? ListLabel.BULLET : new ListLabel(kind, number),
                    new ArrayList<>(entry.childNodes()));
            number++;
        }
    }

    /** The last counter of a label is the list's own; those before it are of the lists around it. */
    private ListLabel.Kind kind(String name) {
        Matcher counter = COUNTER.matcher(labels.getOrDefault(name, ""));
        String style = "";
        while (counter.find()) {
            style = counter.group(2);
        }
        return ListTypes.kind(style);
    }
}
