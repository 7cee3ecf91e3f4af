package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what stands by itself: a book, a report, a page of a website, the label of a drug. */
final class Monograph {

    private final ReferenceText text;
    private final Map<String, Object> item;

    Monograph(ReferenceText text, Map<String, Object> item) {
        this.text = text;
        this.item = item;
    }

    /** @param accessed where it is said when somebody looked, less than nothing if it is not */
    void read(Heading heading, int accessed) {
        Imprint imprint = new Imprint(text, item);
        imprint.take(heading.body());
        boolean page = item.containsKey("URL") && !item.containsKey("ISBN") || item.containsKey("accessed");
        List<Sentences.Piece> pieces = new ArrayList<>(Sentences.of(text.view(), heading.body(), text.length()));
        if (page && accessed >= 0 && isBehind(pieces, accessed)) {
            siteFirst(pieces, accessed);
            return;
        }
        boolean headed = heading.hasWords() || item.containsKey("genre") && pieces.size() == 1;
        boolean placed = imprint.publisher(pieces, headed, page);
        if (placed) {
            pieces.remove(pieces.size() - 1);
        }
        int end =
                pieces.isEmpty() ? text.length() : pieces.get(pieces.size() - 1).to();
        new TitleAndContainer(text, item, heading).read(end, container(pieces, placed, page));
    }

    private TitleAndContainer.Container container(List<Sentences.Piece> pieces, boolean placed, boolean page) {
        if (placed) {
            return TitleAndContainer.Container.NONE;
        }
        boolean site = page && !pieces.isEmpty() && !isPublisher(pieces.get(pieces.size() - 1));
        return site ? TitleAndContainer.Container.SITE : TitleAndContainer.Container.PUBLISHER;
    }

    private static boolean isBehind(List<Sentences.Piece> pieces, int parted) {
        return pieces.stream().anyMatch(piece -> piece.from() >= parted)
                && pieces.stream().anyMatch(piece -> piece.to() < parted);
    }

    /** "MedlinePlus. [cited 2024 Mar 27]. Hair loss. Available from:" names the site before its page. */
    private void siteFirst(List<Sentences.Piece> pieces, int parted) {
        int from = pieces.stream()
                .filter(piece -> piece.from() >= parted)
                .findFirst()
                .orElseThrow()
                .from();
        put("title", from, text.length());
        List<Sentences.Piece> before =
                pieces.stream().filter(piece -> piece.to() < parted).toList();
        Sentences.Piece site = before.get(before.size() - 1);
        put("container-title", site.from(), site.to());
        if (before.size() > 1 && !item.containsKey("author")) {
            item.put(
                    "author",
                    List.of(Map.of(
                            "literal",
                            text.value(before.get(0).from(), before.get(0).to()))));
            text.take(before.get(0).from(), before.get(0).to());
        }
    }

    private void put(String field, int from, int to) {
        item.put(field, text.value(from, to));
        text.take(from, to);
    }

    private boolean isPublisher(Sentences.Piece piece) {
        return Organisations.isPublisher(text.value(piece.from(), piece.to()));
    }
}
