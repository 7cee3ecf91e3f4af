package org.imprimatur.article.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Removes from HTML what acts instead of being read, and refuses what is nested beyond all reading. */
final class HtmlSanitizer {

    private static final int DEEPEST = 150;
    private static final Map<String, LossKind> ACTIVE = Map.of(
            "script",
            LossKind.SCRIPT,
            "noscript",
            LossKind.SCRIPT,
            "style",
            LossKind.STYLE,
            "iframe",
            LossKind.FRAME,
            "object",
            LossKind.FRAME,
            "embed",
            LossKind.FRAME,
            "applet",
            LossKind.FRAME,
            "video",
            LossKind.MEDIA,
            "audio",
            LossKind.MEDIA,
            "canvas",
            LossKind.MEDIA);
    private static final Set<String> FORM = Set.of("input", "button", "select", "textarea", "option", "datalist");

    private HtmlSanitizer() {}

    static void clean(Document html, LossCollector lossCollector) {
        refuseDepth(html);
        for (Element element : html.getAllElements()) {
            LossKind kind = ACTIVE.get(element.normalName());
            if (kind != null) {
                lossCollector.tell(kind);
                element.remove();
            } else if (FORM.contains(element.normalName())) {
                lossCollector.tell(LossKind.FORM_FIELD);
                element.remove();
            } else if (element.attributes().asList().stream()
                    .anyMatch(a -> a.getKey().toLowerCase(Locale.ROOT).startsWith("on"))) {
                lossCollector.tell(LossKind.HANDLER);
            }
        }
    }

    static void refuseDepth(Document html) {
        html.traverse((node, depth) -> {
            if (depth > DEEPEST) {
                throw new FileImporter.TooIntricate();
            }
        });
    }
}
