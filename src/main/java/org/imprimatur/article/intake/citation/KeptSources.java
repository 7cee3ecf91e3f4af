package org.imprimatur.article.intake.citation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The sources of a text in a Word file that was exported from here: a part of its own keeps them all, in their order and
 * with the keys they are cited by, whether or not the text cites them.
 */
public final class KeptSources {

    /** The namespace of the part's root element. */
    public static final String NAMESPACE = "urn:x-imprimatur:sources";

    /** What a citation says among its properties if it stands close to the word before it. */
    public static final String CLOSE = "standsClose";

    private static final String ADDRESS = "urn:x-imprimatur:source:";

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptSources() {}

    /** The part's content, in XML. */
    public static String part(String cslJson) {
        return "<sources xmlns=\"" + NAMESPACE + "\">"
                + cslJson.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</sources>";
    }

    /** What a citation calls the source with the key. */
    public static String address(String key) {
        return ADDRESS + key;
    }

    /** The key in such an address; empty if it is another. */
    public static String key(String address) {
        return address.startsWith(ADDRESS) ? address.substring(ADDRESS.length()) : "";
    }

    /** CSL-JSON items; none if the part is about anything else, or broken. */
    public static List<Map<String, Object>> read(byte[] xml) {
        try {
            Element root = Jsoup.parse(new ByteArrayInputStream(xml), null, "", Parser.xmlParser())
                    .firstElementChild();
            if (root == null
                    || !root.tagName().equals("sources")
                    || !root.attr("xmlns").equals(NAMESPACE)) {
                return List.of();
            }
            List<Map<String, Object>> items = new ArrayList<>();
            for (JsonNode item : JSON.readTree(root.wholeText())) {
                if (!item.isObject()) {
                    return List.of();
                }
                items.add(JSON.convertValue(item, new TypeReference<>() {}));
            }
            return items;
        } catch (JsonProcessingException broken) {
            return List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
