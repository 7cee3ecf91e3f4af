package org.imprimatur.article.writing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Comparison;
import org.imprimatur.article.Images;
import org.imprimatur.article.Picture;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.SourceList;
import org.imprimatur.article.StaleSave;
import org.imprimatur.article.Typeset;
import org.imprimatur.article.Typesetter;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Me;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Refusal;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.NotYourTurn;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnIsOver;
import org.imprimatur.worklist.TurnPolicy;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where an article is written. Every way off the page carries all that was typed: it is saved, or shown again, or parked
 * and shown beside what was in the way.
 */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write")
class WriteController {

    private final Writing writing;
    private final Articles articles;
    private final Images images;
    private final ParkedTexts parkedTexts;
    private final Typesetter typesetter;
    private final People people;
    private final MessageSource words;

    WriteController(
            Writing writing,
            Articles articles,
            Images images,
            ParkedTexts parkedTexts,
            Typesetter typesetter,
            People people,
            MessageSource words) {
        this.writing = writing;
        this.articles = articles;
        this.images = images;
        this.parkedTexts = parkedTexts;
        this.typesetter = typesetter;
        this.people = people;
        this.words = words;
    }

    /**
     * @param from     who sent it here, null if nobody did
     * @param sources  as readers will see them, HTML
     * @param problems field to words
     * @param preview  null unless asked for
     */
    record WritePage(
            Turn turn,
            Article article,
            Typed typed,
            Revision latest,
            boolean unsaved,
            @Nullable String from,
            List<String> sources,
            List<String> sourceProblems,
            List<Images.Entry> images,
            List<ParkedTexts.Parked> parked,
            Map<String, String> problems,
            NewSource source,
            @Nullable Typeset preview) {}

    /** One part of the text on both sides. */
    record Part(String name, List<Comparison.Piece> pieces) {

        public boolean changed() {
            return pieces.stream().anyMatch(piece -> !piece.same());
        }
    }

    /** @param mayChoose whether the turn is still the writer's, so that one of the texts can become the newest */
    record ConflictPage(
            Article article,
            String taskId,
            ParkedTexts.Parked parked,
            Typed typed,
            Revision latest,
            String savedBy,
            List<Part> parts,
            boolean mayChoose,
            boolean fresh) {}

    record SubmitPage(Turn turn, Article article, Revision latest, Checklist checks) {}

    @GetMapping
    @Admits(Admits.Who.NEWSROOM)
    String write(@Me Person me, @PathVariable String taskId, Model model) {
        Turn turn = writing.turn(taskId);
        Article article = article(turn);
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            // Whoever has lost the turn still finds here what they had typed.
            List<ParkedTexts.Parked> parked = parkedTexts.of(article.id(), me);
            if (parked.isEmpty()) {
                throw new NotYourTurn(turn.step(), turn.title());
            }
            return conflict(me, taskId, article, parked.get(0), false, false, model);
        }
        Revision latest = articles.latest(article);
        return page(me, turn, Typed.of(latest.number(), latest.text()), false, Map.of(), null, model);
    }

    /** @param then "submit" to go on to the check list */
    @PostMapping
    @Admits(Admits.Who.NEWSROOM)
    String save(
            @Me Person me,
            @PathVariable String taskId,
            @ModelAttribute Typed typed,
            @RequestParam(defaultValue = "") String article,
            @RequestParam(defaultValue = "") String then,
            @RequestParam Optional<UUID> parked,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        String refused = refused(me, taskId, typed, article, model, response);
        if (refused != null) {
            return refused;
        }
        parked.flatMap(id -> parkedTexts.find(id, me))
                .filter(text -> text.typed().on(0).equals(typed.on(0)))
                .ifPresent(parkedTexts::dismiss);
        if (then.equals("submit")) {
            return "redirect:/desk/tasks/" + taskId + "/write/submit";
        }
        flash.addFlashAttribute("flash", say("article.write.saved"));
        return back(taskId);
    }

    @PostMapping("/preview")
    @Admits(Admits.Who.NEWSROOM)
    String preview(@Me Person me, @PathVariable String taskId, @ModelAttribute Typed typed, Model model) {
        Turn turn = writing.turn(taskId);
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        Typeset preview = typed.text().map(this::set).orElse(null);
        return page(me, turn, typed, true, preview == null ? said(typed.problems()) : Map.of(), preview, model);
    }

    /** Saves what was typed with the new source at the end of its list. */
    @PostMapping("/sources")
    @Admits(Admits.Who.NEWSROOM)
    String addSource(
            @Me Person me,
            @PathVariable String taskId,
            @ModelAttribute Typed typed,
            @ModelAttribute NewSource source,
            @RequestParam(defaultValue = "") String article,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        NewSource.Added added;
        try {
            if (source.title().isBlank()) {
                return again(
                        me,
                        taskId,
                        typed,
                        source,
                        Map.of("source-title", "article.write.source.untitled"),
                        model,
                        response);
            }
            added = source.appendedTo(typed.sources());
        } catch (IllegalArgumentException broken) {
            return again(me, taskId, typed, source, Map.of("sources", "article.write.sources.broken"), model, response);
        }
        String refused = refused(me, taskId, typed.withSources(added.sources()), article, model, response);
        if (refused != null) {
            return refused;
        }
        flash.addFlashAttribute("flash", say("article.write.source.added", added.key()));
        return back(taskId) + "#sources";
    }

    /** Saves what was typed and keeps the picture. */
    @PostMapping("/images")
    @Admits(Admits.Who.NEWSROOM)
    String addImage(
            @Me Person me,
            @PathVariable String taskId,
            @ModelAttribute Typed typed,
            @RequestParam(required = false) @Nullable MultipartFile image,
            @RequestParam(defaultValue = "") String article,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        if (image == null || image.isEmpty()) {
            return again(
                    me, taskId, typed, NewSource.none(), Map.of("image", "article.write.image.none"), model, response);
        }
        Optional<Picture> picture = Picture.of(image.getBytes());
        if (picture.isEmpty()) {
            return again(
                    me,
                    taskId,
                    typed,
                    NewSource.none(),
                    Map.of("image", "article.write.image.unknown"),
                    model,
                    response,
                    415);
        }
        if (!picture.get().isReasonable()) {
            return again(
                    me, taskId, typed, NewSource.none(), Map.of("image", "article.write.image.large"), model, response);
        }
        String refused = refused(me, taskId, typed, article, model, response);
        if (refused != null) {
            return refused;
        }
        String name = Optional.ofNullable(image.getOriginalFilename()).orElse("");
        writing.keep(
                me, taskId, picture.get(), name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
        flash.addFlashAttribute("flash", say("article.write.image.added"));
        return back(taskId) + "#images";
    }

    @GetMapping("/parked/{id}")
    @Admits(Admits.Who.NEWSROOM)
    String parked(@Me Person me, @PathVariable String taskId, @PathVariable UUID id, Model model) {
        ParkedTexts.Parked parked = parkedTexts.find(id, me).orElseThrow(NoSuchParkedText::new);
        return conflict(me, taskId, articles.require(parked.article()), parked, holds(me, taskId), false, model);
    }

    @PostMapping("/parked/{id}/dismiss")
    @Admits(Admits.Who.NEWSROOM)
    String dismiss(@Me Person me, @PathVariable String taskId, @PathVariable UUID id, RedirectAttributes flash) {
        parkedTexts.find(id, me).ifPresent(parkedTexts::dismiss);
        flash.addFlashAttribute("flash", say("article.parked.dismissed"));
        return holds(me, taskId) ? back(taskId) : "redirect:/desk";
    }

    @GetMapping("/submit")
    @Admits(Admits.Who.NEWSROOM)
    String check(@Me Person me, @PathVariable String taskId, Model model) {
        Turn turn = writing.turn(taskId);
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        model.addAttribute("page", submitPage(turn));
        return "article/submit";
    }

    /** @param revision the one whose check list was on the screen: another one is checked first */
    @PostMapping("/submit")
    @Admits(Admits.Who.NEWSROOM)
    String submit(
            @Me Person me,
            @PathVariable String taskId,
            @RequestParam int revision,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Writing.HandedIn handedIn = writing.handIn(me, taskId, revision);
        switch (handedIn.answer()) {
            case SAVED_SINCE -> {
                flash.addFlashAttribute(
                        "flash", say("article.submit.newer", handedIn.latest().number()));
                flash.addFlashAttribute("flashKind", "warn");
                return "redirect:/desk/tasks/" + taskId + "/write/submit";
            }
            case NOT_READY -> {
                response.setStatus(422);
                model.addAttribute("page", submitPage(writing.turn(taskId)));
                return "article/submit";
            }
            case DONE ->
                flash.addFlashAttribute(
                        "flash",
                        say("article.submit.done", handedIn.latest().text().title()));
        }
        return "redirect:/desk";
    }

    /** Null once the text is saved; else the page that shows what was typed and what was in the way. */
    private @Nullable String refused(
            Person me, String taskId, Typed typed, String articleId, Model model, HttpServletResponse response) {
        Turn turn;
        try {
            turn = writing.turn(taskId);
        } catch (TurnIsOver over) {
            return lost(me, taskId, typed, articleOf(articleId, over), over, model, response);
        }
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            return lost(me, taskId, typed, article(turn), new NotYourTurn(turn.step(), turn.title()), model, response);
        }
        Map<String, String> problems = typed.problems();
        Optional<RevisionText> text = typed.text();
        if (!problems.isEmpty() || text.isEmpty()) {
            response.setStatus(422);
            return page(me, turn, typed, true, said(problems), null, model);
        }
        try {
            articles.save(me, taskId, typed.base(), text.get());
            return null;
        } catch (StaleSave stale) {
            Article article = article(turn);
            if (articles.latest(article).text().equals(text.get())) {
                return null;
            }
            ParkedTexts.Parked parked = parkedTexts.park(article.id(), me, ParkedTexts.Reason.STALE, typed);
            response.setStatus(409);
            return conflict(me, taskId, article, parked, true, true, model);
        } catch (NotYourTurn | TurnIsOver gone) {
            return lost(me, taskId, typed, article(turn), gone, model, response);
        }
    }

    /** Only who may write at all has words worth parking here; anybody else is simply refused. */
    private String lost(
            Person me,
            String taskId,
            Typed typed,
            Article article,
            Refusal refusal,
            Model model,
            HttpServletResponse response) {
        if (!me.holds(Role.writer())) {
            throw refusal;
        }
        if (typed.text().filter(articles.latest(article).text()::equals).isPresent()) {
            throw refusal;
        }
        ParkedTexts.Parked parked = parkedTexts.park(article.id(), me, ParkedTexts.Reason.TURN_GONE, typed);
        response.setStatus(409);
        return conflict(me, taskId, article, parked, false, true, model);
    }

    private Article articleOf(String id, Refusal otherwise) {
        try {
            return articles.find(ArticleId.of(id)).orElseThrow(() -> otherwise);
        } catch (IllegalArgumentException none) {
            throw otherwise;
        }
    }

    private String again(
            Person me,
            String taskId,
            Typed typed,
            NewSource source,
            Map<String, String> problems,
            Model model,
            HttpServletResponse response) {
        return again(me, taskId, typed, source, problems, model, response, 422);
    }

    private String again(
            Person me,
            String taskId,
            Typed typed,
            NewSource source,
            Map<String, String> problems,
            Model model,
            HttpServletResponse response,
            int status) {
        Turn turn = writing.turn(taskId);
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        response.setStatus(status);
        return page(me, turn, typed, true, said(problems), null, source, model);
    }

    private String page(
            Person me,
            Turn turn,
            Typed typed,
            boolean unsaved,
            Map<String, String> problems,
            @Nullable Typeset preview,
            Model model) {
        return page(me, turn, typed, unsaved, problems, preview, NewSource.none(), model);
    }

    private String page(
            Person me,
            Turn turn,
            Typed typed,
            boolean unsaved,
            Map<String, String> problems,
            @Nullable Typeset preview,
            NewSource source,
            Model model) {
        Article article = article(turn);
        model.addAttribute(
                "page",
                new WritePage(
                        turn,
                        article,
                        typed,
                        articles.latest(article),
                        unsaved,
                        name(turn.from()),
                        typed.text().map(this::listed).orElse(List.of()),
                        SourceList.parse(typed.sources().isBlank() ? "[]" : typed.sources()).problems().stream()
                                .map(problem -> say(problem.message(), problem.arguments()))
                                .toList(),
                        images.of(article.id()),
                        parkedTexts.of(article.id(), me),
                        problems,
                        source,
                        preview));
        return "article/write";
    }

    private String conflict(
            Person me,
            String taskId,
            Article article,
            ParkedTexts.Parked parked,
            boolean mayChoose,
            boolean fresh,
            Model model) {
        Revision latest = articles.latest(article);
        Typed theirs = Typed.of(latest.number(), latest.text());
        // Compared in the shape they would be saved in, so that a line end is no difference.
        Typed mine = parked.typed()
                .text()
                .map(text -> Typed.of(parked.typed().base(), text))
                .orElse(parked.typed());
        List<Part> parts = new ArrayList<>();
        parts.add(part("article.write.title", theirs.title(), mine.title()));
        parts.add(part("article.write.standfirst", theirs.standfirst(), mine.standfirst()));
        parts.add(part("article.write.body", theirs.body(), mine.body()));
        parts.add(part("article.write.sources", theirs.sources(), mine.sources()));
        model.addAttribute(
                "page",
                new ConflictPage(
                        article,
                        taskId,
                        parked,
                        parked.typed().on(latest.number()),
                        latest,
                        latest.savedBy().equals(me.id())
                                ? say("article.conflict.yourself")
                                : Optional.ofNullable(name(latest.savedBy())).orElse(""),
                        parts,
                        mayChoose,
                        fresh));
        return "article/conflict";
    }

    private Part part(String name, String theirs, String mine) {
        return new Part(say(name), Comparison.of(theirs, mine));
    }

    private SubmitPage submitPage(Turn turn) {
        Article article = article(turn);
        Revision latest = articles.latest(article);
        return new SubmitPage(turn, article, latest, Checklist.of(latest.text(), () -> images.of(article.id())));
    }

    private boolean holds(Person me, String taskId) {
        try {
            return TurnPolicy.mayWorkOn(me, writing.turn(taskId));
        } catch (Refusal over) {
            return false;
        }
    }

    private Typeset set(RevisionText text) {
        return typesetter.set(text, "/desk/images/");
    }

    /** The sources as readers see them, without the way back into a text that is not on this page. */
    private List<String> listed(RevisionText text) {
        return set(text).sources().stream()
                .map(source -> {
                    Document html = Jsoup.parseBodyFragment(source);
                    html.select(".source-back").remove();
                    html.select("[id]").removeAttr("id");
                    return html.body().html();
                })
                .toList();
    }

    private Article article(Turn turn) {
        return articles.require(ArticleId.ofBusinessKey(turn.subject()));
    }

    private @Nullable String name(@Nullable PersonId id) {
        return id == null ? null : people.find(id).map(Person::name).orElse(null);
    }

    private Map<String, String> said(Map<String, String> problems) {
        Map<String, String> said = new LinkedHashMap<>();
        problems.forEach((field, key) -> said.put(field, say(key)));
        return said;
    }

    private String say(String key, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return words.getMessage(key, arguments, locale);
    }

    private static String back(String taskId) {
        return "redirect:/desk/tasks/" + taskId + "/write";
    }
}
