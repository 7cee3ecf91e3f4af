package org.imprimatur.article.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts the HTML of one block of the write page's editor to Markdown. It may say all a text can. */
public final class EditedHtml {

    private static final Pattern PICTURE = Pattern.compile("/desk/images/([0-9a-f]{64})");

    private EditedHtml() {}

    /** Nothing if it is nested or divided beyond what a text may be. */
    public static Optional<String> markdown(String html) {
        try {
            return Optional.of(HtmlToMarkdown.edited(html, (image, source) -> {
                Matcher picture = PICTURE.matcher(source);
                return picture.matches() ? Optional.of("image:" + picture.group(1)) : Optional.empty();
            }));
        } catch (FileImporter.TooIntricate refused) {
            return Optional.empty();
        }
    }
}
