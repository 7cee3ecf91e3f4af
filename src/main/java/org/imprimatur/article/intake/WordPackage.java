package org.imprimatur.article.intake;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.intake.WordPart.Relation;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** The parts of a Word file, found by what refers to them and not by the names programs usually give them. */
final class WordPackage {

    private static final String USUAL_DOCUMENT = "word/document.xml";

    private final WordArchive archive;
    private final WordPart document;

    private WordPackage(WordArchive archive) {
        this.archive = archive;
        Relation main = relations("").values().stream()
                .filter(relation -> relation.kind().equals("officeDocument") && !relation.outside())
                .findFirst()
                .orElse(new Relation("officeDocument", USUAL_DOCUMENT, false));
        WordPart found = part(main.target());
        found = found == null ? part(USUAL_DOCUMENT) : found;
        if (found == null || !found.root().name().equals("w:document")) {
            throw new FileImporter.NotAWordFile();
        }
        this.document = found;
    }

    static WordPackage of(WordArchive archive) {
        return new WordPackage(archive);
    }

    /** Opens a document that was put into this one. */
    WordPackage inner(byte[] bytes) {
        return new WordPackage(archive.inner(bytes));
    }

    WordPart document() {
        return document;
    }

    /** The part of the kind the document refers to, such as "styles". */
    @Nullable
    WordPart of(String kind) {
        Relation relation = document.first(kind);
        return relation == null ? null : part(relation.target());
    }

    @Nullable
    WordElement rootOf(String kind) {
        WordPart part = of(kind);
        return part == null ? null : part.root();
    }

    /** The bytes of every part of the kind the document refers to. */
    List<byte[]> partsOf(String kind) {
        return document.relations().values().stream()
                .filter(relation -> relation.kind().equals(kind) && !relation.outside())
                .flatMap(relation -> Optional.ofNullable(archive.part(relation.target())).stream())
                .toList();
    }

    /** What the file itself says it is called. */
    String ownTitle() {
        for (Relation relation : relations("").values()) {
            if (relation.kind().equals("core-properties") && archive.brokenPart(relation.target()) == null) {
                WordPart properties = part(relation.target());
                WordElement title =
                        properties == null ? null : properties.root().child("dc:title");
                return title == null ? "" : title.text().strip();
            }
        }
        return "";
    }

    byte @Nullable [] bytes(String name) {
        return archive.part(name);
    }

    /** A part that stands in the text as a text of its own; null if there is none. */
    byte @Nullable [] chunk(String name) {
        byte[] bytes = archive.part(name);
        if (bytes != null) {
            archive.readAgain(bytes);
        }
        return bytes;
    }

    /** @throws FileImporter.NotAWordFile if it is broken */
    @Nullable
    WordPart part(String name) {
        SAXException broken = archive.brokenPart(name);
        if (broken != null) {
            throw FileImporter.NotAWordFile.because(broken);
        }
        byte[] bytes = archive.part(name);
        if (bytes == null || !name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
            return null;
        }
        return new WordPart(name, tree(bytes), relations(name));
    }

    private static WordElement tree(byte[] bytes) {
        try {
            return WordXml.tree(bytes);
        } catch (IOException | SAXException broken) {
            throw FileImporter.NotAWordFile.because(broken);
        }
    }

    private Map<String, Relation> relations(String part) {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        String name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        Map<String, Relation> relations = new LinkedHashMap<>();
        SAXException broken = archive.brokenPart(name);
        if (broken != null) {
            throw FileImporter.NotAWordFile.because(broken);
        }
        byte[] bytes = archive.part(name);
        if (bytes != null) {
            for (WordElement child : tree(bytes).children()) {
                String type = child.attribute("Type", "");
                boolean outside = "External".equalsIgnoreCase(child.attribute("TargetMode", ""));
                String target = child.attribute("Target", "");
                relations.put(
                        child.attribute("Id", ""),
                        new Relation(
                                type.substring(type.lastIndexOf('/') + 1),
                                outside ? target.strip() : resolved(folder, target),
                                outside));
            }
        }
        return relations;
    }

    /** The name of the part, seen from the folder of the one that refers to it. */
    private static String resolved(String folder, String target) {
        Deque<String> steps = new ArrayDeque<>();
        String path = target.startsWith("/") ? target : folder + target;
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        String name = String.join("/", steps);
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
