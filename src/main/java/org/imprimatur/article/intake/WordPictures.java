package org.imprimatur.article.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures of a Word file. */
final class WordPictures {

    private final WordPackage file;
    private final DraftBuilder draftBuilder;
    private final Map<String, Optional<String>> kept = new HashMap<>();

    WordPictures(WordPackage file, DraftBuilder draftBuilder) {
        this.file = file;
        this.draftBuilder = draftBuilder;
    }

    /** How to refer to the picture of that id; one that stays behind is told. A linked one is told by the archive. */
    Optional<String> reference(WordPart part, @Nullable String id, String description) {
        if (id == null || id.isEmpty()) {
            return Optional.empty();
        }
        WordPart.Relation relation = part.relation(id);
        if (relation != null && relation.outside()) {
            return Optional.empty();
        }
        byte[] bytes = relation == null ? null : file.bytes(relation.target());
        if (relation == null || bytes == null) {
            draftBuilder.lossCollector.tell(LossKind.IMAGE_MISSING, description);
            return Optional.empty();
        }
        String name = relation.target();
        Optional<String> known = kept.get(name);
        if (known == null) {
            String ending = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
            known = draftBuilder.keep(bytes, ending);
            kept.put(name, known);
        }
        return known;
    }
}
