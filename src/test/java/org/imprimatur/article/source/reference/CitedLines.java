package org.imprimatur.article.source.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;

/** Sources as a style words them, in plain text and without the number in front. */
final class CitedLines {

    static final List<String> STYLES = List.of(
            "/citation-styles/american-medical-association.csl",
            "/citation-styles/apa.csl",
            "/citation-styles/nlm-citation-sequence.csl",
            "/reference-styles/harvard.csl",
            "/reference-styles/chicago.csl",
            "/reference-styles/vancouver.csl");

    private CitedLines() {}

    static List<String> of(List<Map<String, Object>> sources, String style) throws IOException {
        Map<String, CSLItemData> items = new LinkedHashMap<>();
        for (Map<String, Object> source : sources) {
            Map<String, Object> item = new HashMap<>(source);
            String id = "s" + items.size();
            item.put("id", id);
            items.put(id, CSLItemData.fromJson(item));
        }
        CSL engine = new CSL(new Given(items), text(style));
        engine.setOutputFormat("html");
        return items.keySet().stream().map(id -> line(engine, id)).toList();
    }

    private static String line(CSL engine, String id) {
        engine.reset();
        engine.registerCitationItems(id);
        org.jsoup.nodes.Element entry = Jsoup.parseBodyFragment(
                        engine.makeBibliography().getEntries()[0])
                .body();
        entry.select(".csl-left-margin").remove();
        return entry.text().strip();
    }

    private static String text(String style) throws IOException {
        try (InputStream in = Objects.requireNonNull(CitedLines.class.getResourceAsStream(style))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private record Given(Map<String, CSLItemData> items) implements ItemDataProvider {

        @Override
        public CSLItemData retrieveItem(String id) {
            return Objects.requireNonNull(items.get(id));
        }

        @Override
        public Collection<String> getIds() {
            return items.keySet();
        }
    }
}
