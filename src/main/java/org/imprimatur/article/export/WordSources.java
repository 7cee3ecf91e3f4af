package org.imprimatur.article.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.imprimatur.article.intake.citation.KeptSources;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.typeset.CitedSource;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/**
 * Writes citations and the list of sources into a Word document as fields that Zotero knows, so that whoever goes on in
 * Word can add to them, and so that an import finds them again. All sources are kept in a part of their own as well.
 */
final class WordSources {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST =
            " ADDIN ZOTERO_BIBL {\"uncited\":[],\"omitted\":[],\"custom\":[]} CSL_BIBLIOGRAPHY ";

    private final List<CitedSource> numbered;
    private final List<Boolean> close;
    private final String cslJson;
    private int marks;

    /**
     * @param numbered the source numbered 1 first
     * @param close    of each mark, whether it stands close to the word before it
     * @param cslJson  all of them as the text has them
     */
    WordSources(List<CitedSource> numbered, List<Boolean> close, String cslJson) {
        this.numbered = List.copyOf(numbered);
        this.close = List.copyOf(close);
        this.cslJson = cslJson;
    }

    void keepIn(XWPFDocument word) {
        if (numbered.isEmpty()) {
            return;
        }
        WordParts.addOwn(word, 1, KeptSources.part(cslJson));
    }

    /** Writes what the mark shows as the result of a field that says what it cites. */
    void cite(Element mark, XWPFParagraph paragraph, Runnable result) {
        List<Map<String, Object>> cited = new ArrayList<>();
        for (Element number : mark.select("[id^=cite-]")) {
            cited.add(cited(Integer.parseInt(number.text()), number.nextElementSibling()));
        }
        Map<String, Object> citation = new LinkedHashMap<>();
        citation.put("citationID", mark.select("[id^=cite-]").attr("id"));
        citation.put("properties", properties(mark.text()));
        citation.put("citationItems", cited);
        citation.put("schema", "https://github.com/citation-style-language/schema/raw/master/csl-citation.json");
        begin(paragraph, " ADDIN ZOTERO_ITEM CSL_CITATION " + json(citation) + " ");
        result.run();
        end(paragraph);
    }

    private Map<String, Object> properties(String shown) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("formattedCitation", shown);
        properties.put("plainCitation", shown);
        properties.put("noteIndex", 0);
        if (marks < close.size() && close.get(marks)) {
            properties.put(KeptSources.CLOSE, true);
        }
        marks++;
        return properties;
    }

    private Map<String, Object> cited(int number, @Nullable Element place) {
        SourceList.Source source = numbered.get(number - 1).source();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", source.id());
        item.put("uris", List.of(KeptSources.address(source.id())));
        item.put("itemData", source.item());
        if (place != null && place.hasClass("cite-place")) {
            item.put("suffix", ", " + place.text().replaceAll("^\\(|\\)$", "").replace(".\u00a0", ". "));
        }
        return item;
    }

    void beginList(XWPFParagraph paragraph) {
        begin(paragraph, LIST);
    }

    static void endList(XWPFParagraph paragraph) {
        end(paragraph);
    }

    private static void begin(XWPFParagraph paragraph, String instruction) {
        mark(paragraph, STFldCharType.BEGIN);
        var words = paragraph.createRun().getCTR().addNewInstrText();
        words.setSpace(SpaceAttribute.Space.PRESERVE);
        words.setStringValue(instruction);
        mark(paragraph, STFldCharType.SEPARATE);
    }

    private static void end(XWPFParagraph paragraph) {
        mark(paragraph, STFldCharType.END);
    }

    private static void mark(XWPFParagraph paragraph, STFldCharType.Enum type) {
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(type);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON can be written as JSON", e);
        }
    }
}
