package org.imprimatur.article.source.retraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.imprimatur.platform.Refusal;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The list as Retraction Watch gives it out, a file of comma-separated values, read row by row however long it is. What is
 * not UTF-8 throughout is read as Windows programs of the West write it.
 */
final class RetractionFile {

    private static final Charset OF_WINDOWS = Charset.forName("windows-1252");
    private static final int MARK = 3;

    private final InputStreamSource file;

    RetractionFile(InputStreamSource file) {
        this.file = file;
    }

    /**
     * Hands on what became of each row, with the line it begins in.
     *
     * @throws NoSuchList if its first row names no columns of such a list
     */
    void read(BiConsumer<Long, RetractionColumns.Reading> rows) throws IOException {
        Charset charset = isUtf8() ? StandardCharsets.UTF_8 : OF_WINDOWS;
        try (Reader reader = new InputStreamReader(opened(), charset)) {
            CsvRows csv = new CsvRows(reader);
            CsvRows.Row header = csv.next(0);
            if (header == null || header.fields() == null) {
                throw new NoSuchList();
            }
            RetractionColumns columns = RetractionColumns.of(header.fields()).orElseThrow(NoSuchList::new);
            for (CsvRows.Row row = csv.next(columns.count()); row != null; row = csv.next(columns.count())) {
                rows.accept(row.line(), columns.read(row.fields()));
            }
        }
    }

    private boolean isUtf8() throws IOException {
        try (Reader reader = new InputStreamReader(
                opened(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] nowhere = new char[16_384];
            while (reader.read(nowhere) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** Behind the mark some programs put in front of UTF-8. */
    private InputStream opened() throws IOException {
        PushbackInputStream stream = new PushbackInputStream(file.getInputStream(), MARK);
        byte[] start = stream.readNBytes(MARK);
        if (!ByteBuffer.wrap(start).equals(StandardCharsets.UTF_8.encode("\uFEFF"))) {
            stream.unread(start);
        }
        return stream;
    }

    /** The file is no list of retractions: its first row does not name their columns. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static final class NoSuchList extends Refusal {}
}
