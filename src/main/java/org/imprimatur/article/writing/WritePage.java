package org.imprimatur.article.writing;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;

/**
 * What the write page prints.
 *
 * @param from     who sent it here, null if nobody did
 * @param waiting  a newer version of a file this person has not taken over yet, null if none is
 * @param problems field to words
 * @param preview  null unless asked for
 */
record WritePage(
        Turn turn,
        Article article,
        WriteForm typed,
        Revision latest,
        boolean unsaved,
        @Nullable String from,
        SourcesPart sources,
        KnownClaimsPart known,
        List<Images.Entry> images,
        List<ParkedTexts.Parked> parked,
        WaitingImports.@Nullable Waiting waiting,
        Map<String, String> problems,
        @Nullable TypesetText preview) {}
