package org.imprimatur.article.writing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.editor.EditorBlock;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;

/**
 * What the write page prints.
 *
 * @param from     who sent it here, null if nobody did
 * @param waiting  a newer version of a file this person has not taken over yet, null if none is
 * @param copied   when what is typed was kept as a working copy, null if it is the revision, or not kept
 * @param blocks   the body as the editor opens it, null if it is not in the newest format
 * @param problems field to words
 * @param preview  null unless asked for
 */
record WritePage(
        Turn turn,
        Article article,
        WriteForm typed,
        Revision latest,
        boolean unsaved,
        @Nullable Instant copied,
        @Nullable List<EditorBlock> blocks,
        @Nullable String from,
        SourcesPart sources,
        KnownClaimsPart known,
        List<Images.Entry> images,
        List<ParkedTexts.Parked> parked,
        WaitingImports.@Nullable Waiting waiting,
        Map<String, String> problems,
        @Nullable TypesetText preview) {}
