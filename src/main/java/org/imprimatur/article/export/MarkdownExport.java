package org.imprimatur.article.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.article.typeset.NewestFormat;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Writes a text as a Markdown file that Pandoc reads as well: title, standfirst and sources in YAML at the top, the body
 * as its writer wrote it. Brought in again it is the same text, to the byte of its canonical form.
 */
@Component
class MarkdownExport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Images images;

    MarkdownExport(Images images) {
        this.images = images;
    }

    /** In the newest format, which is what is read where no format is named. */
    ExportedFile of(String name, RevisionText revised) {
        RevisionText text = NewestFormat.of(revised);
        PicturesOf pictures = PicturesOf.text(text, images);
        String body = pictures.bodyWith(MarkdownExport::path);
        byte[] file = (head(text) + body + "\n").getBytes(StandardCharsets.UTF_8);
        return pictures.found().isEmpty()
                ? new ExportedFile(name + ".md", "text/markdown;charset=UTF-8", file)
                : new ExportedFile(
                        name + ".zip",
                        "application/zip",
                        zip(name, file, pictures.found().values()));
    }

    private static String head(RevisionText text) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", text.title());
        if (!text.standfirst().isEmpty()) {
            facts.put("standfirst", text.standfirst());
        }
        facts.put("format", TextFormat.newest().word());
        List<?> sources = sources(text);
        if (!sources.isEmpty()) {
            facts.put("references", sources);
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        return "---\n" + new Yaml(options).dump(facts) + "---\n\n";
    }

    private static List<?> sources(RevisionText text) {
        try {
            return JSON.readValue(text.sources(), List.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(RasterImage picture) {
        return "images/" + picture.sha256() + "."
                + picture.mediaType().substring(picture.mediaType().indexOf('/') + 1);
    }

    private static byte[] zip(String name, byte[] file, Collection<RasterImage> pictures) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, name + ".md", file);
            for (RasterImage picture : pictures) {
                add(zip, path(picture), picture.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
