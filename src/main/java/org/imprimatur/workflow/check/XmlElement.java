package org.imprimatur.workflow.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An element of a diagram, read plainly: whatever its prefix, by the name the notation gives it. */
final class XmlElement {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Set<String> CAMUNDA = Set.of(
            "http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn", "http://camunda.org/schema/1.0/dmn");

    /** Deeper than any diagram, and not so deep that reading it exhausts the stack. */
    private static final String DEEPEST = "200";

    private final Element element;

    private XmlElement(Element element) {
        this.element = element;
    }

    /**
     * The root of a file. Nothing outside the file is read, and nothing in it is expanded.
     *
     * @throws SAXParseException where the file is not well-formed
     */
    static XmlElement read(byte[] bytes) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return new XmlElement(builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code userTask}, {@code sequenceFlow}, {@code rule}. */
    String kind() {
        return element.getLocalName();
    }

    boolean is(String... kinds) {
        return List.of(kinds).contains(kind());
    }

    String id() {
        return element.getAttribute("id");
    }

    String name() {
        return element.getAttribute("name").strip();
    }

    /** Its id, or where it has none, that of the nearest element around it that has one. */
    String label() {
        XmlElement around = parent();
        return !id().isEmpty() || around == null ? id() : around.label();
    }

    /** An attribute of the notation itself, "" if it is not there. */
    String attribute(String name) {
        return element.getAttribute(name).strip();
    }

    boolean has(String name) {
        return !attribute(name).isEmpty();
    }

    /** An attribute of the engine's, "" if it is not there. */
    String engine(String name) {
        return attributes()
                .filter(attribute -> CAMUNDA.contains(String.valueOf(attribute.getNamespaceURI()))
                        && name.equals(attribute.getLocalName()))
                .map(attribute -> attribute.getNodeValue().strip())
                .findFirst()
                .orElse("");
    }

    boolean hasEngine(String name) {
        return !engine(name).isEmpty();
    }

    /** Whether it is one of the engine's own elements, not the notation's. */
    boolean isEngines() {
        return CAMUNDA.contains(String.valueOf(element.getNamespaceURI()));
    }

    boolean isNotations() {
        return BPMN.equals(element.getNamespaceURI());
    }

    @Nullable
    XmlElement parent() {
        return element.getParentNode() instanceof Element parent ? new XmlElement(parent) : null;
    }

    List<XmlElement> children(String... kinds) {
        List<XmlElement> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                XmlElement xmlElement = new XmlElement(child);
                if (kinds.length == 0 || xmlElement.is(kinds)) {
                    children.add(xmlElement);
                }
            }
        }
        return children;
    }

    @Nullable
    XmlElement child(String kind) {
        List<XmlElement> children = children(kind);
        return children.isEmpty() ? null : children.get(0);
    }

    /** Everything of these kinds anywhere below. */
    List<XmlElement> below(String... kinds) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : children()) {
            if (kinds.length == 0 || child.is(kinds)) {
                found.add(child);
            }
            found.addAll(child.below(kinds));
        }
        return found;
    }

    /** Its own text, "" if there is none. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    /** The text of a child of this kind, "" if there is none. */
    String textOf(String kind) {
        XmlElement child = child(kind);
        return child == null ? "" : child.text();
    }

    List<String> attributeValues() {
        return attributes().map(Node::getNodeValue).toList();
    }

    private Stream<Node> attributes() {
        NamedNodeMap all = element.getAttributes();
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1).map(all::item);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof XmlElement xmlElement && xmlElement.element.isSameNode(element);
    }

    @Override
    public int hashCode() {
        return element.hashCode();
    }

    @Override
    public String toString() {
        return kind() + " " + id();
    }

    /** Without it the parser writes to standard error and goes on. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            // Only an error keeps a file from being read.
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
