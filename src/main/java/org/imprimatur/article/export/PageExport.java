package org.imprimatur.article.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Sets a revision as one web page that needs nothing besides itself: its style and its pictures are in it. */
@Component
class PageExport {

    private static final String SERVED = "/desk/images/";

    private final Typesetter typesetter;
    private final Images images;
    private final Messages messages;
    private final TimeFormats times;

    PageExport(Typesetter typesetter, Images images, Messages messages, TimeFormats times) {
        this.typesetter = typesetter;
        this.images = images;
        this.messages = messages;
        this.times = times;
    }

    Document of(Article article, Revision revision) {
        TypesetText set = typesetter.forDesk(revision.text());
        Document page = Document.createShell("");
        page.prependChild(new org.jsoup.nodes.DocumentType("html", "", ""));
        page.outputSettings().prettyPrint(false);
        page.expectFirst("html").attr("lang", "en");
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        page.title(revision.text().title());
        describe(page, revision.text().standfirst());
        page.head().appendElement("style").appendChild(new org.jsoup.nodes.DataNode(sheet()));
        Element text = page.body().appendElement("article");
        text.appendElement("h1").text(revision.text().title());
        if (!VisibleText.isBlank(revision.text().standfirst())) {
            text.appendElement("p").addClass("standfirst").text(revision.text().standfirst());
        }
        text.append(set.body());
        sources(text, set.sources());
        page.body().appendElement("footer").appendElement("p").text(about(article, revision));
        embed(page);
        return page;
    }

    private static void describe(Document page, String standfirst) {
        if (!VisibleText.isBlank(standfirst)) {
            page.head().appendElement("meta").attr("name", "description").attr("content", standfirst);
        }
    }

    private void sources(Element text, List<String> sources) {
        if (sources.isEmpty()) {
            return;
        }
        Element section = text.appendElement("section").addClass("sources");
        section.appendElement("h2").text(messages.say("article.write.sources.heading"));
        Element list = section.appendElement("ol");
        sources.forEach(source -> list.appendElement("li").append(source));
        list.select(".source-back").remove();
    }

    private String about(Article article, Revision revision) {
        return messages.say(
                "article.export.about",
                article.number(),
                revision.number(),
                times.exact(revision.savedAt()),
                revision.sha256());
    }

    private void embed(Document page) {
        for (Element picture : page.select("img[src^=" + SERVED + "]")) {
            images.find(picture.attr("src").substring(SERVED.length()))
                    .ifPresent(image -> picture.attr(
                            "src",
                            "data:" + image.mediaType() + ";base64,"
                                    + Base64.getEncoder().encodeToString(image.bytes())));
        }
    }

    private static String sheet() {
        try (InputStream sheet = PageExport.class.getResourceAsStream("/export/page.css")) {
            if (sheet == null) {
                throw new IllegalStateException("The sheet of an exported page is missing");
            }
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
