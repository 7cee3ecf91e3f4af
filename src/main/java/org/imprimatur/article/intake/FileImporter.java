package org.imprimatur.article.intake;

import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.imprimatur.platform.MeteredTask;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Imports a file somebody wrote elsewhere as a draft. What a file is, its bytes say; its name only decides between
 * kinds of text.
 *
 * <p>Files are not trusted: at most two imports run at once and none for long, so whatever one contains, the server goes
 * on serving everybody else.
 */
@Component
public class FileImporter {

    /** Twenty megabytes, as the upload form says. */
    private static final int LARGEST = 20 * 1024 * 1024;

    /** Deep documents are read recursively; refusing them happens long before this is used up. */
    private static final long STACK = 8L * 1024 * 1024;

    private static final Pattern MARKDOWN = Pattern.compile("\\.(?:md|markdown|mdown|mkdn?|rmd|qmd)$");

    private final ThreadPoolExecutor readers;
    private final Duration patience;

    @Autowired
    FileImporter() {
        this(Duration.ofSeconds(30));
    }

    FileImporter(Duration patience) {
        this.patience = patience;
        this.readers = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(8), work -> {
            Thread thread = new Thread(null, work, "import", STACK);
            thread.setDaemon(true);
            return thread;
        });
        readers.allowCoreThreadTimeOut(true);
    }

    /** @throws Refusal of its own kind for each thing that can be wrong with a file */
    public ImportResult read(byte[] bytes, String filename) {
        if (bytes.length == 0) {
            throw new EmptyFile();
        }
        if (bytes.length > LARGEST) {
            throw new FileTooBig();
        }
        MeteredTask<ImportResult> reading = new MeteredTask<>(() -> readNow(bytes, filename));
        try {
            readers.execute(reading);
        } catch (RejectedExecutionException full) {
            throw new ImportsBusy();
        }
        try {
            return reading.get(patience);
        } catch (TimeoutException e) {
            throw new ImportTookTooLong();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportsBusy();
        } catch (ExecutionException e) {
            throw refusal(e);
        }
    }

    private static RuntimeException refusal(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
            return new TooIntricate();
        }
        return new IllegalStateException("The import failed", failure);
    }

    private static ImportResult readNow(byte[] bytes, String filename) {
        String name = filename.toLowerCase(Locale.ROOT);
        String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        ForeignFormats.refuse(bytes, head);
        if (head.startsWith("PK\u0003\u0004")) {
            return MarkdownArchive.in(bytes)
                    .map(FileImporter::readArchive)
                    .orElseGet(() -> WordReader.read(bytes, filename));
        }
        if (name.endsWith(".docx")) {
            throw new NotAWordFile();
        }
        DraftBuilder draftBuilder = new DraftBuilder();
        String text = CharsetDetector.text(bytes, draftBuilder.lossCollector);
        if (!CharsetDetector.isText(text)) {
            throw new UnknownFile();
        }
        if (VisibleText.isBlank(text)) {
            throw new EmptyFile();
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        boolean html = start.startsWith("<!doctype html") || start.startsWith("<html");
        if (html || ((name.endsWith(".html") || name.endsWith(".htm")) && text.indexOf('<') >= 0)) {
            HtmlReader.read(text, draftBuilder);
        } else if (MARKDOWN.matcher(name).find() || MarkdownReader.isSure(text)) {
            MarkdownReader.read(text, draftBuilder);
        } else {
            PlainTextReader.read(text, draftBuilder);
        }
        return draftBuilder.finished(filename);
    }

    private static ImportResult readArchive(MarkdownArchive archive) {
        DraftBuilder draftBuilder = new DraftBuilder();
        String text = CharsetDetector.text(archive.text(), draftBuilder.lossCollector);
        if (!CharsetDetector.isText(text)) {
            throw new UnknownFile();
        }
        MarkdownReader.read(text, draftBuilder, archive::picture);
        return draftBuilder.finished(archive.name());
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }

    /** There is nothing in it, or nothing that is text. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class EmptyFile extends Refusal {}

    /** More than 20 MB. */
    @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
    public static final class FileTooBig extends Refusal {}

    /** The import was ended because it would not end. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class ImportTookTooLong extends Refusal {}

    /** Too many imports at once. */
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    public static final class ImportsBusy extends Refusal {}

    /** It is protected by a password, so nobody without it can read it, and neither can we. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class LockedFile extends Refusal {}

    /** It is named or wrapped like a Word document and is none, or a broken one. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class NotAWordFile extends Refusal {

        static NotAWordFile because(Throwable cause) {
            NotAWordFile refusal = new NotAWordFile();
            refusal.initCause(cause);
            return refusal;
        }
    }

    /** The .doc format of before 2007. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class OldWordFile extends Refusal {}

    /** A PDF holds letters at places on a page, and no paragraphs. */
    @ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    public static final class PdfFile extends Refusal {}

    /** Nested, tabulated or simply long beyond what an article can be. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class TooIntricate extends Refusal {}

    /** Bytes in no format we read. */
    @ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    public static final class UnknownFile extends Refusal {}
}
