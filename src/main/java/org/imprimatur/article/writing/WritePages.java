package org.imprimatur.article.writing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.editor.EditorBody;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Builds the write page: the text as it is saved, or as somebody has just typed it. */
@Component
class WritePages {

    private final Articles articles;
    private final Images images;
    private final ParkedTexts parkedTexts;
    private final FormFormats formats;
    private final WaitingImports waitingImports;
    private final SourceRows rows;
    private final KnownClaimOffers knownClaims;
    private final Typesetter typesetter;
    private final EditorBody editor;
    private final WorkingCopies copies;
    private final People people;
    private final Messages messages;

    WritePages(
            Articles articles,
            Images images,
            ParkedTexts parkedTexts,
            FormFormats formats,
            WaitingImports waitingImports,
            SourceRows rows,
            KnownClaimOffers knownClaims,
            Typesetter typesetter,
            EditorBody editor,
            WorkingCopies copies,
            People people,
            Messages messages) {
        this.articles = articles;
        this.images = images;
        this.parkedTexts = parkedTexts;
        this.formats = formats;
        this.waitingImports = waitingImports;
        this.rows = rows;
        this.knownClaims = knownClaims;
        this.typesetter = typesetter;
        this.editor = editor;
        this.copies = copies;
        this.people = people;
        this.messages = messages;
    }

    /** The working copy, if the person has typed since; else the last revision. */
    ModelAndView asSaved(Person me, Turn turn) {
        Article article = articles.require(WritingCommands.articleOf(turn));
        Revision latest = articles.latest(article);
        WriteForm saved = WriteForm.of(latest.number(), latest.text());
        Optional<WorkingCopies.WorkingCopy> copy = copies.of(article.id(), me)
                .filter(kept ->
                        kept.typed().base() == latest.number() && !kept.typed().saysTheSameAs(saved));
        WriteFormState state =
                WriteFormState.of(copy.map(WorkingCopies.WorkingCopy::typed).orElse(saved));
        Instant copied = copy.map(WorkingCopies.WorkingCopy::at).orElse(null);
        return page(page(me, turn, article, latest, state, Map.of(), copied != null, copied), HttpStatus.OK);
    }

    ModelAndView asTyped(Person me, Turn turn, WriteFormState writeFormState, HttpStatus status) {
        return asTyped(me, turn, writeFormState, said(writeFormState.problems()), status);
    }

    /** @param problems field to words */
    ModelAndView asTyped(
            Person me, Turn turn, WriteFormState writeFormState, Map<String, String> problems, HttpStatus status) {
        Article article = articles.require(WritingCommands.articleOf(turn));
        WriteFormState newest = writeFormState.typed(formats.newest(article.id(), writeFormState.typed()));
        return page(page(me, turn, article, articles.latest(article), newest, problems, true, null), status);
    }

    /** For whoever may move the turn, or take it: the text as it stands, and whose it is to write. */
    ModelAndView asReadByOthers(Turn turn) {
        Article article = articles.require(WritingCommands.articleOf(turn));
        Revision latest = articles.latest(article);
        return new ModelAndView(
                "article/written-by-others", Map.of("page", new OthersPage(turn, article, latest, set(latest.text()))));
    }

    /** What stands on the page of a write turn that is somebody else's, or nobody's yet. */
    record OthersPage(Turn turn, Article article, Revision latest, TypesetText typeset) {}

    TypesetText set(RevisionText text) {
        return typesetter.forDesk(text);
    }

    private static ModelAndView page(WritePage page, HttpStatus status) {
        return new ModelAndView("article/write", Map.of("page", page), status);
    }

    private WritePage page(
            Person me,
            Turn turn,
            Article article,
            Revision latest,
            WriteFormState writeFormState,
            Map<String, String> problems,
            boolean unsaved,
            @Nullable Instant copied) {
        WriteForm writeForm = writeFormState.typed();
        return new WritePage(
                turn,
                article,
                writeForm,
                latest,
                unsaved,
                copied,
                writeForm.isInNewestFormat() ? editor.open(writeForm.body()) : null,
                name(turn.speaker()),
                sources(writeFormState),
                writeForm
                        .text()
                        .map(text -> knownClaims.of(article.id(), text, me))
                        .orElseGet(KnownClaimsPart::none),
                images.of(article.id()),
                parkedTexts.of(article.id(), me),
                waitingImports.of(article.id(), me).orElse(null),
                problems,
                writeFormState.preview());
    }

    private SourcesPart sources(WriteFormState state) {
        return new SourcesPart(
                state.typed().text().map(rows::of).orElse(List.of()),
                state.typed().text().map(rows::standing).orElse(null),
                rows.problems(state.typed().sources()),
                state.source(),
                state.isFormOpen(),
                state.pasted());
    }

    private @Nullable String name(@Nullable PersonId id) {
        return id == null ? null : people.find(id).map(Person::name).orElse(null);
    }

    private Map<String, String> said(Map<String, String> problems) {
        Map<String, String> said = new LinkedHashMap<>();
        problems.forEach((field, key) -> said.put(field, messages.say(key)));
        return said;
    }
}
