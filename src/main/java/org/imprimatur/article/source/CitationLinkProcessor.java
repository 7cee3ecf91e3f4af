package org.imprimatur.article.source;

import java.util.List;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/**
 * Parses {@code [@key]} as a citation. CommonMark's parser asks here once it knows that the brackets are neither in
 * code nor escaped; {@code [@key](https://...)} stays the link it looks like.
 */
public final class CitationLinkProcessor implements LinkProcessor {

    @Override
    public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.marker() != null || link.destination() != null) {
            return LinkResult.none();
        }
        List<Citation> citations = Citation.read(link.text(scanner));
        if (citations.isEmpty()) {
            return LinkResult.none();
        }
        return LinkResult.replaceWith(new CitationGroup(citations), link.afterTextBracket());
    }
}
