package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.publication.CorrectionDesk.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the moment something is known to be wrong until readers are told that it is put right. */
@ServerTest
@OnBothDatabases
class CorrectionsTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Articles articles;

    @Autowired
    Corrections corrections;

    @Autowired
    Editions editions;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    LiveTexts liveTexts;

    @Autowired
    Banners banners;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    AuditTrail audit;

    @Autowired
    Newsroom newsroom;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    CorrectionDesk desk;

    @BeforeEach
    void aLiveArticle() {
        desk = CorrectionDesk.withALiveArticle(server);
    }

    @AfterEach
    void theClockIsPutRight() {
        clock.reset();
    }

    @Test
    void readersGoOnSeeingTheOldTextUntilTheCorrectedOneIsLive() {
        Article.Live before = desk.now().live();
        desk.begin(Severity.CLINICAL, "The hours are wrong.");
        desk.correctTo("Eight hours.");
        assertThat(desk.now().live()).isEqualTo(before);
        assertThat(corrections.notices(desk.article.id())).isEmpty();
    }

    @Test
    void theNoticeGoesOutWithTheTextAndUpdatedMoves() {
        Instant published = desk.now().live().updated();
        desk.begin(Severity.CLINICAL, "The hours are wrong.");
        desk.correctTo("Eight hours.");
        desk.letGo(words(Severity.CLINICAL));

        CorrectionNotice notice = corrections.notice(desk.article.id(), 2).orElseThrow();
        assertThat(notice.severity()).isEqualTo(Severity.CLINICAL);
        assertThat(notice.summary()).isEqualTo("It said seven; eight is right.");
        assertThat(notice.before()).isEqualTo("Seven hours.");
        assertThat(notice.after()).isEqualTo("Eight hours.");
        assertThat(notice.title()).isEqualTo(desk.article.title());
        assertThat(editions.current(desk.article.id()).orElseThrow().kind()).isEqualTo(Edition.Kind.CORRECTION);
        assertThat(desk.now().live().updated()).isAfter(published).isEqualTo(notice.publishedAt());
        assertThat(corrections.planned(desk.article.id())).isEmpty();
        assertThat(actions()).contains("correction.planned", "correction.published");
    }

    /** Whoever holds the article meanwhile, to sign it for instance, knows nothing of it. */
    @Test
    void aWarningAndAWithdrawalAreOfTheMomentAtWhichNobodyElseHoldsTheArticle() throws Exception {
        Instant began = clock.instant();
        whileSomebodyHoldsTheArticleForAnHour(() -> banners.raise(desk.article.id(), "Beware.", desk.publisher));
        assertThat(banners.on(desk.article.id()).orElseThrow().raisedAt()).isAfter(began.plus(Duration.ofMinutes(59)));

        Instant later = clock.instant();
        whileSomebodyHoldsTheArticleForAnHour(
                () -> withdrawals.withdraw(desk.article.id(), "It is wrong.", desk.publisher));
        assertThat(withdrawals.of(desk.article.id()).orElseThrow().at()).isAfter(later.plus(Duration.ofMinutes(59)));
    }

    private void whileSomebodyHoldsTheArticleForAnHour(Runnable command) throws Exception {
        AtomicReference<CompletableFuture<Void>> under = new AtomicReference<>();
        transaction.executeWithoutResult(status -> {
            articles.hold(desk.article.id());
            under.set(CompletableFuture.runAsync(command));
            assertThatThrownBy(() -> under.get().get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            clock.advance(Duration.ofHours(1));
        });
        under.get().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aCorrectionWithoutItsNoticeDoesNotGoLive() {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        desk.correctTo("Eight hours.");
        assertThatThrownBy(() -> desk.letGo(PublishingCommands.Answer.NONE))
                .isInstanceOf(ComingCorrection.NoticeMissing.class);
        assertThat(desk.now().live().edition()).isEqualTo(1);
    }

    @Test
    void aNoticeWordedForAnotherTextDoesNotGoOut() {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        desk.correctTo("Eight hours.");
        desk.schedule(words(Severity.MINOR), inAWeek());
        jdbc.sql("update coming_notice set sha256 = ? where article_id = ?")
                .params("f".repeat(64), desk.article.id().value())
                .update();
        assertThatThrownBy(() -> Press.of(server).goLive(desk.article))
                .isInstanceOf(ComingCorrection.NoticeMissing.class);
        assertThat(desk.now().live().edition()).isEqualTo(1);
    }

    @Test
    void severalPlansJoin() {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        plan(Severity.DANGEROUS, "The dose is wrong.");
        assertThat(corrections.planned(desk.article.id()))
                .extracting(PlannedCorrection::summary)
                .containsExactly("A name is misspelt.", "The dose is wrong.");
        assertThat(NoticeText.gravest(corrections.planned(desk.article.id()))).isEqualTo(Severity.DANGEROUS);
    }

    @Test
    void onlyAPublisherSaysThatSomethingIsWrong() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status ->
                        corrections.plan(desk.article.id(), Severity.MINOR, "A name is misspelt.", desk.writer)))
                .isInstanceOf(PublishingCommands.PublishersOnly.class);
        assertThatThrownBy(() -> banners.raise(desk.article.id(), "Beware.", desk.reviewer))
                .isInstanceOf(PublishingCommands.PublishersOnly.class);
        assertThatThrownBy(() -> withdrawals.withdraw(desk.article.id(), "It is wrong.", desk.writer))
                .isInstanceOf(PublishingCommands.PublishersOnly.class);
    }

    @Test
    void aPlanSaysWhatIsWrongOfSomethingReadersHaveSeen() {
        assertThatThrownBy(() -> plan(Severity.MINOR, " \n ")).isInstanceOf(NoticeText.SummaryMissing.class);
        Article draft = newsroom.aDraftBy(desk.writer);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> corrections.plan(draft.id(), Severity.MINOR, "A name is misspelt.", desk.publisher)))
                .isInstanceOf(Article.NotLive.class);
        assertThat(corrections.planned(desk.article.id())).isEmpty();
    }

    @Test
    void whatWasSignedBeforeAMistakeCameToLightDoesNotAnswerItByItself() {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        desk.correctTo("Eight hours.");
        plan(Severity.CLINICAL, "The dose is wrong.");
        assertThatThrownBy(() -> desk.letGo(words(Severity.CLINICAL)))
                .isInstanceOf(ComingCorrection.SignedTooEarly.class);
        desk.letGo(new PublishingCommands.Answer(words(Severity.CLINICAL), true));
        assertThat(corrections.notice(desk.article.id(), 2)).isPresent();
    }

    @Test
    void aMistakeCallsBackTheTextThatWaitsForItsTime() {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        desk.correctTo("Eight hours.");
        desk.schedule(words(Severity.MINOR), inAWeek());
        plan(Severity.DANGEROUS, "The dose is wrong.");
        assertThat(publishingCommands.scheduled(desk.article.id())).isEmpty();
        assertThat(desk.at.turn(desk.article).formKey()).isEqualTo("publish");
        assertThat(actions()).contains("publication.called-back");
    }

    @Test
    void whereNothingHadToBeChangedThereIsNothingToTell() {
        desk.begin(Severity.CLINICAL, "The hours are wrong.");
        desk.signAsItIs();
        assertThatThrownBy(() -> desk.letGo(PublishingCommands.Answer.NONE))
                .isInstanceOf(ComingCorrection.NothingCorrected.class);
        desk.letGo(new PublishingCommands.Answer(null, true));
        assertThat(editions.current(desk.article.id()).orElseThrow().kind()).isEqualTo(Edition.Kind.RE_REVIEW);
        assertThat(corrections.notice(desk.article.id(), 2)).isEmpty();
        assertThat(corrections.planned(desk.article.id())).isEmpty();
    }

    @Test
    void aPlanMadeDuringAReReviewMakesItsTextACorrection() {
        publishingCommands.readAgain(desk.publisher, desk.article.id());
        plan(Severity.CLINICAL, "The hours are wrong.");
        desk.at.take(desk.article, desk.reviewer);
        desk.at.save(desk.article, desk.writer, "Eight hours.");
        desk.sign();
        assertThatThrownBy(() -> desk.letGo(PublishingCommands.Answer.NONE))
                .isInstanceOf(ComingCorrection.NoticeMissing.class);
        desk.letGo(words(Severity.CLINICAL));
        assertThat(editions.current(desk.article.id()).orElseThrow().kind()).isEqualTo(Edition.Kind.CORRECTION);
    }

    @Test
    void numbersHaveNoGapsAndNoDoublesWhenManyGoLiveAtOnce() throws Exception {
        int many = 4;
        List<CorrectionDesk> desks = IntStream.range(0, many)
                .mapToObj(i -> CorrectionDesk.withALiveArticle(server))
                .peek(one -> one.begin(Severity.MINOR, "A name is misspelt."))
                .peek(one -> one.correctTo("Eight hours."))
                .toList();
        int before = lastNumber();
        // One that is undone gives its number back.
        transaction.executeWithoutResult(status -> {
            desks.get(0).letGo(words(Severity.MINOR));
            status.setRollbackOnly();
        });
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            List<Callable<Integer>> actions = desks.stream()
                    .map(one -> (Callable<Integer>) () -> {
                        together.await();
                        one.letGo(words(Severity.MINOR));
                        return corrections
                                .notice(one.article.id(), 2)
                                .orElseThrow()
                                .number();
                    })
                    .toList();
            List<Integer> numbers = new java.util.ArrayList<>();
            for (Future<Integer> number : pool.invokeAll(actions)) {
                numbers.add(number.get());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(before + 1, before + many)
                            .boxed()
                            .toList());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatIsSignedAgainIsToldWithTheEditionItLeadsTo() {
        Instant first = liveTexts.require(desk.article.id()).lastReviewed();
        banners.raise(desk.article.id(), "Do not follow the hours below.", desk.publisher);
        publishingCommands.readAgain(desk.publisher, desk.article.id());
        clock.advance(Duration.ofDays(2));
        desk.sign();
        assertThat(liveTexts.require(desk.article.id()).lastReviewed()).isEqualTo(first);

        desk.letGo(PublishingCommands.Answer.NONE);
        assertThat(liveTexts.require(desk.article.id()).lastReviewed()).isAfter(first);
    }

    @Test
    void lastReviewedMovesBySignaturesAndByNothingElse() {
        LocalDate first = desk.now().live().lastReviewed();
        clock.set(noon(first.plusDays(3)));
        banners.raise(desk.article.id(), "Do not follow the hours below.", desk.publisher);
        desk.begin(Severity.DANGEROUS, "The hours are wrong.");
        assertThat(desk.now().live().lastReviewed()).isEqualTo(first);
        withdrawals.withdraw(desk.article.id(), "It is wrong.", desk.publisher);
        assertThat(desk.now().lastLive().lastReviewed()).isEqualTo(first);

        desk.correctTo("Eight hours.");
        clock.set(noon(first.plusDays(5)));
        desk.letGo(words(Severity.DANGEROUS));
        assertThat(desk.now().live().lastReviewed()).isEqualTo(first.plusDays(3));
        assertThat(LocalDate.ofInstant(desk.now().live().updated(), clock.getZone()))
                .isEqualTo(first.plusDays(5));
    }

    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(clock.getZone()).toInstant();
    }

    @Test
    void theBannerStandsUntilTheCorrectedTextIsLive() {
        banners.raise(desk.article.id(), "Do not follow the hours below.", desk.publisher);
        banners.raise(desk.article.id(), "Sleep eight hours, not seven.", desk.publisher);
        assertThat(banners.on(desk.article.id()).orElseThrow().words()).isEqualTo("Sleep eight hours, not seven.");
        desk.begin(Severity.DANGEROUS, "The hours are wrong.");
        desk.correctTo("Eight hours.");
        assertThat(banners.on(desk.article.id())).isPresent();
        desk.letGo(words(Severity.DANGEROUS));
        assertThat(banners.on(desk.article.id())).isEmpty();
        assertThat(actions()).containsSubsequence("banner.raised", "banner.raised", "article.live", "banner.lowered");
    }

    @Test
    void aBannerIsTakenDownOnce() {
        banners.raise(desk.article.id(), "Beware.", desk.publisher);
        banners.lower(desk.article.id(), desk.publisher);
        assertThatThrownBy(() -> banners.lower(desk.article.id(), desk.publisher))
                .isInstanceOf(Banners.NoBanner.class);
    }

    @Test
    void aTextSignedBeforeTheBannerDoesNotTakeItDown() {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        desk.signAsItIs();
        banners.raise(desk.article.id(), "Beware.", desk.publisher);
        desk.letGo(new PublishingCommands.Answer(null, true));
        assertThat(desk.now().live().edition()).isEqualTo(2);
        assertThat(banners.on(desk.article.id())).isPresent();
    }

    @Test
    void onlyATextSignedSinceBringsAWithdrawnArticleBack() {
        desk.begin(Severity.DANGEROUS, "The hours are wrong.");
        desk.correctTo("Eight hours.");
        withdrawals.withdraw(desk.article.id(), "It is wrong.", desk.publisher);
        assertThat(desk.now().live()).isNull();
        assertThat(editions.current(desk.article.id())).isEmpty();
        assertThatThrownBy(() -> desk.letGo(words(Severity.DANGEROUS)))
                .isInstanceOf(ReviewCheck.SignedBeforeWithdrawal.class);
        assertThatThrownBy(() -> desk.schedule(words(Severity.DANGEROUS), inAWeek()))
                .isInstanceOf(ReviewCheck.SignedBeforeWithdrawal.class);

        publishingCommands.sendBack(desk.publisher, desk.task(), "Sign it again, please.");
        desk.signAsItIs();
        desk.letGo(words(Severity.DANGEROUS));
        assertThat(desk.now().live().edition()).isEqualTo(2);
        assertThat(desk.now().withdrawn()).isNull();
        assertThat(withdrawals.of(desk.article.id())).isEmpty();
        assertThat(withdrawals.all(desk.article.id())).hasSize(1);
        assertThat(actions()).contains("article.withdrawn");
    }

    @Test
    void anArticleIsWithdrawnOnce() {
        withdrawals.withdraw(desk.article.id(), "It is wrong.", desk.publisher);
        assertThatThrownBy(() -> withdrawals.withdraw(desk.article.id(), "It is wrong.", desk.publisher))
                .isInstanceOf(Article.AlreadyWithdrawn.class);
        assertThatThrownBy(() -> banners.raise(desk.article.id(), "Beware.", desk.publisher))
                .isInstanceOf(Article.AlreadyWithdrawn.class);
        Article draft = newsroom.aDraftBy(desk.writer);
        assertThatThrownBy(() -> withdrawals.withdraw(draft.id(), "It is wrong.", desk.publisher))
                .isInstanceOf(Article.NotLive.class);
    }

    @Test
    void aMailFindsItsArticleByItsAddress(@Autowired CorrectionsAddress address) {
        Article article = desk.now();
        assertThat(article.mailToken()).matches("[a-z2-9]{12}");
        assertThat(address.of(article)).isEqualTo("corrections+" + article.mailToken() + "@localhost");
        assertThat(address.articleOf(article.mailToken().toUpperCase(java.util.Locale.ROOT)))
                .contains(article.id());
        assertThat(address.articleOf("nobodysarticle")).isEmpty();
    }

    private void plan(Severity severity, String summary) {
        transaction.executeWithoutResult(
                status -> corrections.plan(desk.article.id(), severity, summary, desk.publisher));
    }

    private int lastNumber() {
        return jdbc.sql("select last_number from correction_count")
                .query(Integer.class)
                .single();
    }

    private List<String> actions() {
        return audit.chain(desk.article.id().subject()).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private String inAWeek() {
        return LocalDate.now(clock).plusDays(7).toString();
    }
}
