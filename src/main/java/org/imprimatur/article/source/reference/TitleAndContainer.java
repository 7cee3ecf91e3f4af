package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts the words between the authors and the place in a journal or on a shelf: an organisation, the title, and in what it stands. */
final class TitleAndContainer {

    private static final String OPENING = "“„«‘\"'‚「『《";
    private static final String CLOSING = "”“»’\"'‘」』》";
    private static final Pattern JOURNAL = Pattern.compile(
            "\\s(?=(?:The\\s)?(?:N(?:ew)?\\sEngl|J(?:ournal)?\\s(?:of\\s)?\\p{Lu}|J(?:ournal)?\\sof\\s|JAMA\\b|BMJ\\b|BMC\\s|Lancet\\b|PLoS\\b|Ann(?:als)?\\s(?:of\\s)?\\p{Lu}|Am(?:erican)?\\s+J(?:ournal)?\\b|Br(?:itish)?\\sJ(?:ournal)?\\b|Eur(?:opean)?\\sJ|Int(?:ernational)?\\sJ|Arch(?:ives)?\\s(?:of\\s)?\\p{Lu}|Cochrane\\sDatabase|Clin(?:ical)?\\s\\p{Lu}|Nature\\b))");
    private static final int LONGEST_NAME = 8;

    /** What the words behind the title are, and the field they go to. */
    enum Container {
        NONE("title"),
        JOURNAL("container-title"),
        SITE("container-title"),
        PUBLISHER("publisher");

        private final String field;

        Container(String field) {
            this.field = field;
        }
    }

    private final ReferenceText text;
    private final Map<String, Object> item;
    private final Heading heading;

    TitleAndContainer(ReferenceText text, Map<String, Object> item, Heading heading) {
        this.text = text;
        this.item = item;
        this.heading = heading;
    }

    /** @param to where what has been taken already begins */
    void read(int to, Container container) {
        boolean hasContainer = container != Container.NONE;
        String view = text.view();
        int from = heading.body();
        int[] quoted = quoted(view, from, to);
        if (quoted.length > 0) {
            take("title", quoted[0], quoted[1]);
            author(view);
            container(container.field, Sentences.of(view, quoted[1], to));
            return;
        }
        List<Sentences.Piece> pieces = new ArrayList<>(Sentences.of(view, from, to));
        if (pieces.size() == 1 && hasContainer && !headingIsTitle(1)) {
            part(view, pieces, from, to);
        }
        if (!heading.hasWords() && !heading.named()) {
            organisation(pieces, container);
        }
        boolean titled = heading.hasWords() && headingIsTitle(pieces.size());
        if (heading.hasWords()) {
            if (titled) {
                take("title", heading.from(), heading.to());
            } else {
                author(view);
            }
        }
        if (hasContainer && (pieces.size() > 1 || titled)) {
            container(container.field, pieces.subList(pieces.size() - 1, pieces.size()));
            pieces = pieces.subList(0, pieces.size() - 1);
        }
        if (!pieces.isEmpty() && !titled) {
            title(pieces);
        }
    }

    private boolean headingIsTitle(int pieces) {
        return heading.hasWords()
                && (pieces == 0 || pieces == 1 && !Organisations.isOne(text.value(heading.from(), heading.to())));
    }

    private void author(String view) {
        if (heading.hasWords() && !item.containsKey("author")) {
            item.put("author", List.of(Map.of("literal", name(heading.from(), heading.to()))));
            text.take(heading.from(), heading.to());
        }
    }

    /** Without a stop between them: the journal begins where a journal's name would, or behind the last comma. */
    private static void part(String view, List<Sentences.Piece> pieces, int from, int to) {
        Matcher journal =
                JOURNAL.matcher(view).region(pieces.get(0).from(), pieces.get(0).to());
        int at = -1;
        if (journal.find()) {
            at = journal.start();
        }
        Sentences.Piece whole = pieces.get(0);
        if (at > whole.from() + 3) {
            pieces.clear();
            pieces.add(new Sentences.Piece(whole.from(), at, ' '));
            pieces.add(new Sentences.Piece(at, whole.to(), whole.end()));
        }
    }

    /** An organisation before the title: by its words, or because it is short, in capitals, and the title is still to come. */
    private void organisation(List<Sentences.Piece> pieces, Container container) {
        int least = container == Container.NONE ? 2 : 3;
        if (pieces.size() < 2 || pieces.get(0).end() != '.') {
            return;
        }
        Sentences.Piece first = pieces.get(0);
        String name = text.value(first.from(), first.to());
        boolean known = Organisations.isOne(name) && name.split(" ").length <= 14;
        Sentences.Piece last = pieces.get(pieces.size() - 1);
        boolean title = container != Container.JOURNAL && !isHouse(text.value(last.from(), last.to()));
        if (known && (pieces.size() >= least || title) || pieces.size() >= least && looksLikeAName(name)) {
            item.put("author", List.of(Map.of("literal", name(first.from(), first.to()))));
            text.take(first.from(), first.to());
            pieces.remove(0);
        }
    }

    private static boolean isHouse(String words) {
        return Organisations.isOne(words) || Organisations.isPublisher(words);
    }

    private static boolean looksLikeAName(String words) {
        String[] all = words.split(" ");
        if (all.length > LONGEST_NAME) {
            return false;
        }
        for (String word : all) {
            if (Character.isLowerCase(word.codePointAt(0))
                    && !word.matches("of|for|and|the|de|des|für|und|la|y|e|et|on|in")) {
                return false;
            }
        }
        return all.length > 1 || words.equals(words.toUpperCase(Locale.ROOT));
    }

    private void container(String field, List<Sentences.Piece> pieces) {
        if (!pieces.isEmpty()) {
            take(field, pieces.get(0).from(), pieces.get(pieces.size() - 1).to());
        }
    }

    private void title(List<Sentences.Piece> pieces) {
        take("title", pieces.get(0).from(), pieces.get(pieces.size() - 1).to());
    }

    private void take(String field, int from, int to) {
        String value = text.value(from, to);
        if (!value.isEmpty()) {
            item.put(field, value);
            text.take(from, to);
        }
    }

    private String name(int from, int to) {
        return text.value(from, to);
    }

    /** Where the words between quotation marks stand if the stretch begins with them. */
    static int[] quoted(String view, int from, int to) {
        int begin = from;
        while (begin < to && (" .,:)".indexOf(view.charAt(begin)) >= 0 || view.charAt(begin) == ReferenceText.TAKEN)) {
            begin++;
        }
        if (begin >= to || OPENING.indexOf(view.charAt(begin)) < 0) {
            return new int[0];
        }
        for (int end = to - 1; end > begin; end--) {
            char c = view.charAt(end);
            boolean closes =
                    CLOSING.indexOf(c) >= 0 && (end + 1 >= to || !Character.isLetterOrDigit(view.charAt(end + 1)));
            if (closes && !isApostrophe(view, end, c)) {
                return new int[] {begin + 1, end};
            }
        }
        return new int[0];
    }

    /** "patients' outcomes": neither a mark before it nor one behind. */
    private static boolean isApostrophe(String view, int at, char c) {
        boolean mark = ".,?!".indexOf(view.charAt(at - 1)) >= 0
                || at + 1 >= view.length()
                || ".,;: ".indexOf(view.charAt(at + 1)) >= 0 && view.charAt(at - 1) != 's';
        return (c == '’' || c == '\'' || c == '‘') && !mark;
    }
}
