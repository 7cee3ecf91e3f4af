package org.imprimatur.article.typeset;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.CitationNumbering;
import org.imprimatur.article.source.SourceList;

/**
 * A source as its text uses it.
 *
 * @param position in the list, from 0
 * @param number   by first use, as readers see it
 * @param times    how often the text cites it, 0 if never
 */
public record CitedSource(int position, SourceList.Source source, int number, int times) {

    /** Those of a text, the one cited first in front. */
    public static List<CitedSource> of(RevisionText text) {
        List<SourceList.Source> sources = SourceList.parse(text.sources()).sources();
        CitationNumbering numbering = CitationNumbering.of(ParsedBody.of(text).citations(), sources);
        List<CitedSource> cited = new ArrayList<>();
        for (int position : numbering.order()) {
            int number = cited.size() + 1;
            cited.add(new CitedSource(position, sources.get(position), number, numbering.timesCited(number)));
        }
        return List.copyOf(cited);
    }
}
