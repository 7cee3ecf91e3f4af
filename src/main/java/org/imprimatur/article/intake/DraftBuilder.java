package org.imprimatur.article.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** Builds a draft from a file: what a reader of one format fills, and what becomes the import. */
final class DraftBuilder {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_STANDFIRST = 1_900;
    private static final int LONGEST_BODY = 1_000_000;

    final LossCollector lossCollector = new LossCollector();
    String title = "";
    String standfirst = "";
    String body = "";
    String sources = "[]";

    /** The words a person sees in the file, by a way of its own; null if the file is read as it is. */
    @Nullable
    VisibleWords seen;

    /** Words the import itself writes, such as "Notes". */
    final VisibleWords generated = new VisibleWords();

    /** Words of the file for which something else stands in the draft, such as a citation. */
    final VisibleWords replaced = new VisibleWords();

    /** What reviewers wrote and changed in the file. */
    List<WordRemark> remarks = List.of();

    private final Map<String, RasterImage> pictures = new LinkedHashMap<>();

    /** Keeps the picture and says how to refer to it, or tells why it stays behind. */
    Optional<String> keep(byte[] bytes, String declared) {
        Optional<RasterImage> picture = RasterImage.of(bytes);
        if (picture.isEmpty()) {
            lossCollector.tell(
                    LossKind.IMAGE_FORMAT, RasterImage.strangerIn(bytes).orElse(declared));
            return Optional.empty();
        }
        if (!picture.get().isReasonable()) {
            lossCollector.tell(
                    LossKind.IMAGE_SIZE,
                    picture.get().width() + " × " + picture.get().height());
            return Optional.empty();
        }
        pictures.put(picture.get().sha256(), picture.get());
        return Optional.of(picture.get().reference());
    }

    /** Where nothing in the file is its title. */
    void nameAfter(String filename) {
        title = nameOf(filename);
        generated.add(title);
        generated.gap();
        lossCollector.tell(LossKind.TITLE_FROM_NAME);
    }

    ImportResult finished(String filename) {
        if (VisibleText.isBlank(body) && VisibleText.isBlank(title) && VisibleText.isBlank(standfirst)) {
            throw new FileImporter.EmptyFile();
        }
        if (VisibleText.isBlank(title)) {
            nameAfter(filename);
        }
        if (title.length() > LONGEST_TITLE) {
            lossCollector.tell(LossKind.TITLE_CUT);
            body = title + "\n\n" + body;
            title = cut(title);
            generated.add(title);
            generated.gap();
        }
        if (standfirst.length() > LONGEST_STANDFIRST) {
            body = standfirst + "\n\n" + body;
            standfirst = "";
            lossCollector.tell(LossKind.STANDFIRST_LONG);
        }
        if (body.length() > LONGEST_BODY) {
            throw new FileImporter.TooIntricate();
        }
        RevisionText text = new RevisionText(title, standfirst, body, sources);
        if (seen != null) {
            WordComparison.tell(seen, VisibleWords.of(text), generated, replaced, lossCollector);
        }
        return new ImportResult(text, pictures.values().stream().toList(), lossCollector.told(), remarks);
    }

    private static String cut(String title) {
        int end = title.lastIndexOf(' ', LONGEST_TITLE);
        return title.substring(0, end > LONGEST_TITLE / 2 ? end : title.offsetByCodePoints(0, LONGEST_TITLE / 2));
    }

    private static String nameOf(String filename) {
        String name = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1)
                .replaceFirst("\\.[A-Za-z0-9]{1,8}$", "")
                .replaceAll("[\\p{Cntrl}_]+", " ")
                .strip();
        return name.isEmpty() ? "Untitled" : name;
    }
}
