package org.imprimatur.article.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses the XML of a Word file with the JDK's own parser: no document types, no entities, no other files. */
final class WordXml {

    private static final String OOXML = "http://schemas.openxmlformats.org/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    /** Each namespace in its two forms, as nearly everybody writes it and as the strict form of the standard does. */
    private static final Map<String, String> PREFIXES = prefixes();

    private WordXml() {}

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new HashMap<>();
        prefixes.put(OOXML + "wordprocessingml/2006/main", "w");
        prefixes.put(STRICT + "wordprocessingml/main", "w");
        prefixes.put(OOXML + "officeDocument/2006/relationships", "r");
        prefixes.put(STRICT + "officeDocument/relationships", "r");
        prefixes.put(OOXML + "officeDocument/2006/math", "m");
        prefixes.put(STRICT + "officeDocument/math", "m");
        prefixes.put(OOXML + "drawingml/2006/wordprocessingDrawing", "wp");
        prefixes.put(STRICT + "drawingml/wordprocessingDrawing", "wp");
        prefixes.put(OOXML + "drawingml/2006/main", "a");
        prefixes.put(STRICT + "drawingml/main", "a");
        prefixes.put(OOXML + "drawingml/2006/chart", "c");
        prefixes.put(STRICT + "drawingml/chart", "c");
        prefixes.put(OOXML + "drawingml/2006/diagram", "dgm");
        prefixes.put(STRICT + "drawingml/diagram", "dgm");
        prefixes.put(OOXML + "markup-compatibility/2006", "mc");
        prefixes.put(OOXML + "package/2006/relationships", "rel");
        prefixes.put("urn:schemas-microsoft-com:vml", "v");
        prefixes.put("http://schemas.microsoft.com/office/word/2010/wordml", "w14");
        prefixes.put("http://schemas.microsoft.com/office/word/2012/wordml", "w15");
        prefixes.put("http://purl.org/dc/elements/1.1/", "dc");
        return Map.copyOf(prefixes);
    }

    /** "w:p"; elements of namespaces that mean nothing to us are all "unknown:". */
    static String name(String uri, String local) {
        return PREFIXES.getOrDefault(uri, "unknown") + ":" + local;
    }

    /** As {@link #name}, but attributes without a namespace stay without a prefix. */
    static String attributeName(String uri, String local) {
        return uri.isEmpty() ? local : name(uri, local);
    }

    static WordElement tree(byte[] xml) throws IOException, SAXException {
        Tree tree = new Tree();
        parse(xml, tree);
        if (tree.root == null) {
            throw new SAXException("No element");
        }
        return tree.root;
    }

    static void parse(byte[] xml, DefaultHandler handler) throws IOException, SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(xml), handler);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform parses XML", e);
        }
    }

    private static final class Tree extends DefaultHandler {

        private final Deque<WordElement> path = new ArrayDeque<>();

        @Nullable
        private WordElement root;

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            WordElement element = new WordElement(name(uri, local));
            for (int i = 0; i < attributes.getLength(); i++) {
                element.put(attributeName(attributes.getURI(i), attributes.getLocalName(i)), attributes.getValue(i));
            }
            if (path.isEmpty()) {
                root = element;
            } else {
                path.peek().add(element);
            }
            path.push(element);
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            path.pop();
        }

        @Override
        public void characters(char[] characters, int from, int length) {
            if (!path.isEmpty()) {
                path.peek().add(characters, from, length);
            }
        }
    }
}
