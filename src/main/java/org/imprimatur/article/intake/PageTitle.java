package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Finds the title and the standfirst of a page. Words are only taken from the beginning of the text, where nothing is
 * left behind without its heading.
 */
final class PageTitle {

    /** A date, a section's name and the like may stand before a title. */
    private static final int MOST_BEFORE = 12;

    private static final int MOST_BEFORE_IN_AN_ARTICLE = 60;

    private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
    private static final String TITLES = "p.MsoTitle, p.title, h1.title";
    private static final String STANDFIRSTS = "p.MsoSubtitle, p.subtitle, p.standfirst, p.lead, p.dek";

    /** What programs call a text nobody has named. */
    private static final String NO_TITLE = "(?i)(untitled|document|new page|microsoft word -|dokument|documento).*";

    private final Document page;
    private final DraftBuilder draftBuilder;

    private PageTitle(Document page, DraftBuilder draftBuilder) {
        this.page = page;
        this.draftBuilder = draftBuilder;
    }

    static void take(Document page, DraftBuilder draftBuilder) {
        PageTitle title = new PageTitle(page, draftBuilder);
        title.title();
        title.standfirst();
    }

    private void title() {
        Element found = first(TITLES, MOST_BEFORE).or(this::heading).orElse(null);
        if (found != null) {
            draftBuilder.title = words(found);
            leave(found);
            return;
        }
        String named = withoutSite(page.title().strip());
        if (!VisibleText.isBlank(named) && !named.matches(NO_TITLE)) {
            draftBuilder.title = named;
            draftBuilder.generated.add(named);
            draftBuilder.generated.gap();
        } else {
            onlyHeading().ifPresent(heading -> {
                draftBuilder.title = words(heading);
                leave(heading);
            });
        }
    }

    private Optional<Element> heading() {
        Element inArticle = page.selectFirst("main h1, article h1, [role=main] h1");
        Element first = inArticle == null ? page.selectFirst("h1") : inArticle;
        if (first == null || VisibleText.isBlank(words(first))) {
            return first("h1", MOST_BEFORE);
        }
        boolean named = page.title().contains(first.text().strip());
        int most = named ? Integer.MAX_VALUE : inArticle == null ? MOST_BEFORE : MOST_BEFORE_IN_AN_ARTICLE;
        return Optional.of(first).filter(heading -> before(heading, most, named) <= most);
    }

    /** A text that begins with its one heading of the highest level. */
    private Optional<Element> onlyHeading() {
        List<Element> headings = new ArrayList<>(page.select(HEADINGS));
        headings.removeIf(heading -> VisibleText.isBlank(words(heading)));
        if (headings.isEmpty() || before(headings.get(0), 0, false) > 0) {
            return Optional.empty();
        }
        Element first = headings.get(0);
        boolean only =
                headings.stream().skip(1).noneMatch(other -> other.normalName().compareTo(first.normalName()) <= 0);
        return only ? Optional.of(first) : Optional.empty();
    }

    private Optional<Element> first(String names, int most) {
        return page.select(names).stream()
                .filter(element -> !VisibleText.isBlank(words(element)))
                .findFirst()
                .filter(element -> before(element, most, false) <= most);
    }

    /** How many words stand before it; a heading before it counts for too many, unless the page itself names the title. */
    private int before(Element element, int most, boolean named) {
        int[] words = {0};
        page.body().filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node == element || words[0] > most) {
                    return FilterResult.STOP;
                }
                if (node instanceof TextNode text && !VisibleText.isBlank(text.text())) {
                    words[0] += text.text().strip().split("\\s+").length;
                }
                boolean other = node instanceof Element heading
                        && heading.normalName().matches("h[1-6]")
                        && !VisibleText.isBlank(words(heading));
                if (other && !named) {
                    words[0] = Integer.MAX_VALUE;
                }
                return FilterResult.CONTINUE;
            }
        });
        return words[0];
    }

    private void standfirst() {
        Optional<Element> found = first(STANDFIRSTS, MOST_BEFORE);
        if (found.isPresent()) {
            draftBuilder.standfirst = words(found.get());
            found.get()
                    .select("a[href]")
                    .forEach(link -> draftBuilder.lossCollector.tell(LossKind.LINK, link.attr("href")));
            leave(found.get());
            return;
        }
        Element described = page.selectFirst("meta[name=description]");
        if (described != null) {
            draftBuilder.standfirst = described.attr("content").strip();
            draftBuilder.generated.add(draftBuilder.standfirst);
            draftBuilder.generated.gap();
        }
    }

    /** Pictures in it stay where they are. */
    private void leave(Element taken) {
        for (Element struck : taken.select("s")) {
            draftBuilder.lossCollector.tell(LossKind.STRUCK_OUT, struck.text());
        }
        for (Element picture : taken.select("img")) {
            taken.before(new Element("p").appendChild(picture));
        }
        taken.remove();
    }

    /** In one line, raised and lowered figures as signs of their own. */
    private static String words(Element element) {
        Element copy = element.clone();
        copy.select("s").remove();
        copy.select("sup, sub").forEach(script -> script.text(RaisedFigures.of(script)));
        copy.select("br").forEach(line -> line.before(new TextNode(" ")));
        return copy.text().strip();
    }

    private String withoutSite(String title) {
        Element site = page.selectFirst("meta[property=og:site_name], meta[name=application-name]");
        String name = site == null ? "" : site.attr("content").strip();
        if (!name.isEmpty()) {
            String quoted = java.util.regex.Pattern.quote(name);
            String rest = title.replaceFirst("\\s*[|–—·:»-]+\\s*" + quoted + "$", "")
                    .replaceFirst("^" + quoted + "\\s*[|–—·:»-]+\\s*", "");
            if (!rest.equals(title)) {
                return rest;
            }
        }
        int bar = Math.max(title.lastIndexOf(" | "), title.lastIndexOf(" :: "));
        return bar > 0 ? title.substring(0, bar).strip() : title;
    }
}
