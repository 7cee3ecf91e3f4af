package org.imprimatur.article.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;

/**
 * The pictures a text refers to, by their SHA-256 and in its order; one that is not there is left out.
 */
record PicturesOf(String body, Map<String, RasterImage> found) {

    private static final Pattern REFERENCE = Pattern.compile("(?<=\\]\\()image:([0-9a-f]{64})(?=[\\s)])");

    static PicturesOf text(RevisionText text, Images images) {
        Map<String, RasterImage> found = new LinkedHashMap<>();
        REFERENCE
                .matcher(text.body())
                .results()
                .forEach(reference ->
                        images.find(reference.group(1)).ifPresent(picture -> found.put(picture.sha256(), picture)));
        return new PicturesOf(text.body(), found);
    }

    /** The body with another address for each picture that is there. */
    String bodyWith(Function<RasterImage, String> address) {
        return REFERENCE.matcher(body).replaceAll(reference -> {
            RasterImage picture = found.get(reference.group(1));
            return Matcher.quoteReplacement(picture == null ? reference.group() : address.apply(picture));
        });
    }
}
