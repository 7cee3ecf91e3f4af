package org.imprimatur.article.writing;

import java.util.List;
import org.imprimatur.article.ImportLoss;
import org.imprimatur.article.ImportedFile;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.article.intake.ImportResult;
import org.imprimatur.article.intake.Loss;
import org.imprimatur.article.intake.WordRemark;

/** A file somebody brought, once it is read: the text and pictures made of it, what it lost, and what stood beside it. */
record ReadFile(
        ImportedFile file,
        RevisionText text,
        List<RasterImage> pictures,
        List<ImportLoss> losses,
        List<WordRemark> remarks) {

    static ReadFile of(byte[] bytes, String name, ImportResult result) {
        return new ReadFile(
                ImportedFile.of(bytes, name),
                result.text(),
                result.pictures(),
                result.losses().stream().map(ReadFile::kept).toList(),
                result.remarks());
    }

    private static ImportLoss kept(Loss loss) {
        return new ImportLoss(loss.kind().key(), loss.kind().isGrave(), loss.count(), loss.detail(), loss.place());
    }

    ReadFile called(String title) {
        return new ReadFile(
                file,
                new RevisionText(title, text.standfirst(), text.body(), text.sources(), text.format()),
                pictures,
                losses,
                remarks);
    }
}
