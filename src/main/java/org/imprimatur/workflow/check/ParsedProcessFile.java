package org.imprimatur.workflow.check;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.imprimatur.workflow.check.Finding.Rule;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A file as far as it could be read: its processes or its decisions, or what kept it from being read. */
final class ParsedProcessFile {

    /** More than any diagram a person can survey. */
    private static final int MOST_ELEMENTS = 20_000;

    /** How the reader of the notation says where, and by which of the schema's paragraphs. */
    private static final Pattern PLACE = Pattern.compile("(?s).*?Line=(\\d+): (?:cvc-[\\w.-]+: )?(.*)");

    private final ProcessFile file;
    private final @Nullable XmlElement root;
    private final List<Finding> findings;

    private ParsedProcessFile(ProcessFile file, @Nullable XmlElement root, List<Finding> findings) {
        this.file = file;
        this.root = root;
        this.findings = findings;
    }

    static ParsedProcessFile read(ProcessFile file) {
        List<Finding> findings = new ArrayList<>();
        XmlElement root = root(file, findings);
        return new ParsedProcessFile(file, findings.isEmpty() ? root : null, List.copyOf(findings));
    }

    ProcessFile file() {
        return file;
    }

    /** Why it could not be read; none if it could. */
    List<Finding> findings() {
        return findings;
    }

    boolean isReadable() {
        return root != null;
    }

    XmlElement root() {
        if (root == null) {
            throw new IllegalStateException(file + " cannot be read");
        }
        return root;
    }

    List<XmlElement> processes() {
        return root == null || !file.isProcess() ? List.of() : root.children("process");
    }

    List<XmlElement> decisions() {
        return root == null || file.isProcess() ? List.of() : root.children("decision");
    }

    Set<String> processIds() {
        return processes().stream().map(XmlElement::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<String> decisionIds() {
        return decisions().stream().map(XmlElement::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static @Nullable XmlElement root(ProcessFile file, List<Finding> findings) {
        Rule unfit = unfit(file);
        if (unfit != null) {
            findings.add(Finding.in(file, unfit));
            return null;
        }
        try {
            XmlElement root = XmlElement.read(file.bytes());
            shape(file, root, findings);
            if (findings.isEmpty()) {
                againstTheNotation(file, findings);
            }
            return root;
        } catch (SAXParseException e) {
            boolean doctype = String.valueOf(e.getMessage()).contains("DOCTYPE");
            findings.add(
                    doctype
                            ? Finding.at(file, e.getLineNumber(), Rule.DOCTYPE)
                            : Finding.at(file, e.getLineNumber(), Rule.BROKEN_XML, String.valueOf(e.getMessage())));
        } catch (SAXException e) {
            findings.add(Finding.in(file, Rule.BROKEN_XML, String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static @Nullable Rule unfit(ProcessFile file) {
        if (!file.isRead()) {
            return Rule.NOT_READ;
        }
        if (file.isTooLarge()) {
            return Rule.TOO_LARGE;
        }
        return file.bytes().length == 0 ? Rule.EMPTY_FILE : null;
    }

    /** What the notation's own schema would say too, but in words nobody understands. */
    private static void shape(ProcessFile file, XmlElement root, List<Finding> findings) {
        List<XmlElement> all = root.below();
        if (all.size() > MOST_ELEMENTS) {
            findings.add(Finding.in(file, Rule.TOO_LARGE));
            return;
        }
        if (file.isProcess() && root.children("process").isEmpty()) {
            findings.add(Finding.in(file, Rule.NO_PROCESS));
        }
        if (!file.isProcess() && root.children("decision").isEmpty()) {
            findings.add(Finding.in(file, Rule.NO_DECISION));
        }
        Set<String> ids = new HashSet<>();
        all.stream()
                .filter(element -> !element.id().isEmpty() && !ids.add(element.id()))
                .forEach(element -> findings.add(Finding.at(file, element, Rule.SAME_ID, element.id())));
        for (XmlElement flow : root.below("sequenceFlow")) {
            for (String end : List.of("sourceRef", "targetRef")) {
                if (!ids.contains(flow.attribute(end))) {
                    findings.add(Finding.at(file, flow, Rule.DANGLING_FLOW, flow.attribute(end)));
                }
            }
        }
    }

    private static void againstTheNotation(ProcessFile file, List<Finding> findings) {
        try {
            var content = new ByteArrayInputStream(file.bytes());
            if (file.isProcess()) {
                Bpmn.readModelFromStream(content);
            } else {
                Dmn.readModelFromStream(content);
            }
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String words = String.valueOf(cause.getMessage());
            Matcher place = PLACE.matcher(words);
            findings.add(
                    place.matches()
                            ? Finding.at(file, Integer.parseInt(place.group(1)), Rule.BROKEN_XML, place.group(2))
                            : Finding.in(file, Rule.BROKEN_XML, words));
        }
    }
}
