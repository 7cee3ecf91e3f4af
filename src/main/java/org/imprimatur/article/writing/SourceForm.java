package org.imprimatur.article.writing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.article.source.EditedSources;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.platform.VisibleText;

/**
 * The form for one source, as typed.
 *
 * @param edited which source it changes, empty for a new one
 * @param key    how the text shall cite it, empty to have one made
 */
record SourceForm(SourceKind kind, String edited, String key, Map<SourceField, String> values) {

    SourceForm {
        values = Map.copyOf(values);
    }

    static SourceForm none() {
        return new SourceForm(SourceKind.ARTICLE, "", "", Map.of());
    }

    /** Of what a request carries; a field that is missing is an empty one. */
    static SourceForm typed(Map<String, String> request) {
        Map<SourceField, String> values = new EnumMap<>(SourceField.class);
        for (SourceField field : SourceField.values()) {
            values.put(field, request.getOrDefault(field.id(), "").strip());
        }
        return new SourceForm(
                SourceKind.named(request.getOrDefault("source-kind", "")),
                request.getOrDefault("source-edited", ""),
                request.getOrDefault("source-key", "").strip(),
                values);
    }

    static SourceForm of(int position, SourceList.Source source) {
        Map<SourceField, String> values = new EnumMap<>(SourceField.class);
        for (SourceField field : SourceField.values()) {
            values.put(field, SourceFieldValues.shown(field, source.item()));
        }
        return new SourceForm(
                SourceKind.of(source.item()), EditedSources.reference(position, source), source.id(), values);
    }

    public String value(SourceField field) {
        return values.getOrDefault(field, "");
    }

    public boolean isEmpty() {
        return VisibleText.isBlank(String.join("", values.values()));
    }

    public boolean isOfANewOne() {
        return edited.isEmpty();
    }

    /** Those of its kind, and any other that has something in it, so that nothing typed is out of sight. */
    public List<SourceField> fields() {
        return Arrays.stream(SourceField.values())
                .filter(field -> kind.fields().contains(field) || !VisibleText.isBlank(value(field)))
                .toList();
    }

    /** Field to message, for what cannot be kept as it is typed. */
    Map<SourceField, SourceFieldValues.Problem> problems() {
        Map<SourceField, SourceFieldValues.Problem> problems = new EnumMap<>(SourceField.class);
        for (SourceField field : SourceField.values()) {
            SourceFieldValues.problem(field, value(field)).ifPresent(problem -> problems.put(field, problem));
        }
        return problems;
    }

    /** The item it makes of another: what is not on the form, or was left as it was shown, stays untouched. */
    Map<String, Object> appliedTo(Map<String, Object> item) {
        Map<String, Object> changed = new LinkedHashMap<>(item);
        kind.mark(changed);
        for (SourceField field : SourceField.values()) {
            if (!Objects.equals(value(field), SourceFieldValues.shown(field, item))) {
                SourceFieldValues.put(field, value(field), changed);
            }
        }
        return changed;
    }
}
