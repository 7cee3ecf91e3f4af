package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of a Word file's XML, named with the usual prefix of its namespace ("w:p"), whatever the file calls it. A
 * file may have hundreds of thousands of them, so each holds only what it has.
 */
final class WordElement {

    /** What a person can see or read of a drawing or of its older alternative. */
    private static final Set<String> SHOWN =
            Set.of("w:t", "m:t", "a:t", "w:sym", "a:blip", "v:imagedata", "v:textpath", "c:chart", "dgm:relIds");

    private final String name;
    private Map<String, String> attributes = Map.of();
    private List<WordElement> children = List.of();
    private @Nullable StringBuilder text;

    WordElement(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    List<WordElement> children() {
        return children;
    }

    String text() {
        return text == null ? "" : text.toString();
    }

    void put(String attribute, String value) {
        if (attributes.isEmpty()) {
            attributes = new HashMap<>(4);
        }
        attributes.put(attribute, value);
    }

    void add(WordElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void add(char[] characters, int from, int length) {
        if (text == null) {
            text = new StringBuilder(length);
        }
        text.append(characters, from, length);
    }

    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    String attribute(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    /** The value of {@code w:val}, or of {@code m:val} in a formula. */
    @Nullable
    String val() {
        return attributes.get(name.startsWith("m:") ? "m:val" : "w:val");
    }

    /** The first child of the name. */
    @Nullable
    WordElement child(String wanted) {
        for (WordElement child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** The element that path leads to, child by child. */
    @Nullable
    WordElement at(String... path) {
        WordElement found = this;
        for (String step : path) {
            found = found == null ? null : found.child(step);
        }
        return found;
    }

    /** What the element at the end of the path has for a value. */
    @Nullable
    String valAt(String... path) {
        WordElement found = at(path);
        return found == null ? null : found.val();
    }

    /** Whether a switch such as {@code w:tblHeader} is there and not turned off. */
    boolean isOn(String... path) {
        WordElement found = at(path);
        return found != null && WordRunProperties.isOn(found.val());
    }

    /** Whether a person sees anything of it. */
    boolean shows() {
        return SHOWN.contains(name) || children.stream().anyMatch(WordElement::shows);
    }

    /** Of the ways to say the same in {@code mc:AlternateContent} the first that shows anything. */
    List<WordElement> alternative() {
        for (WordElement child : children) {
            if (child.shows()) {
                return child.children;
            }
        }
        return List.of();
    }
}
