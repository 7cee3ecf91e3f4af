package org.imprimatur.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.publication.AttestationCheck;
import org.imprimatur.publication.CorrectionNotices;
import org.imprimatur.publication.Edition;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveTexts;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.review.SignedVerdict;
import org.imprimatur.review.SignedVerdicts;
import org.imprimatur.site.HistoryPage.Item;
import org.springframework.stereotype.Component;

/** Builds the history of an article for readers, from the records of it and not from its texts. */
@Component
class HistoryPages {

    private final Editions editions;
    private final CorrectionNotices notices;
    private final Withdrawals withdrawals;

    private final AttestationCheck attestationCheck;
    private final SignOffs signOffs;
    private final SignedVerdicts verdicts;

    HistoryPages(
            Editions editions,
            CorrectionNotices notices,
            Withdrawals withdrawals,
            AttestationCheck attestationCheck,
            SignOffs signOffs,
            SignedVerdicts verdicts) {
        this.editions = editions;
        this.notices = notices;
        this.withdrawals = withdrawals;
        this.attestationCheck = attestationCheck;
        this.signOffs = signOffs;
        this.verdicts = verdicts;
    }

    /**
     * Newest first.
     *
     * @throws LiveTexts.TextWithheld if an edition is not as the audit attests it
     */
    List<Item> of(Article article) {
        List<Edition> all = editions.of(article.id());
        if (!all.stream().allMatch(attestationCheck::isAttested)) {
            throw new LiveTexts.TextWithheld();
        }
        Map<Integer, NoticeView> told = notices.of(article.id()).stream()
                .map(notice -> NoticeView.of(notice, article.slug()))
                .collect(Collectors.toMap(NoticeView::edition, Function.identity()));
        List<Item> items = new ArrayList<>();
        withdrawals
                .all(article.id())
                .forEach(withdrawal -> items.add(new Item(withdrawal.at(), null, null, withdrawal, List.of())));
        boolean shown = withdrawals.of(article.id()).isEmpty();
        all.forEach(edition -> items.add(new Item(
                edition.liveAt(), edition, told.get(edition.number()), null, shown ? judged(edition) : List.of())));
        items.sort(Comparator.comparing(Item::at).reversed());
        return items;
    }

    /** What went with the signatures under exactly this text; what is withdrawn is not quoted to anybody. */
    private List<HistoryPage.Judged> judged(Edition edition) {
        List<SignOff> signatures = signOffs.matching(edition.article(), edition.sha256()).stream()
                .filter(signature -> edition.signers().stream()
                        .anyMatch(signer -> signer.person().equals(signature.signer())
                                && signer.signedAt().equals(signature.signedAt())))
                .toList();
        Map<UUID, List<SignedVerdict>> said = verdicts.with(signatures);
        return signatures.stream()
                .filter(signature -> said.containsKey(signature.id()))
                .map(signature ->
                        new HistoryPage.Judged(signature.byline(), said.getOrDefault(signature.id(), List.of())))
                .toList();
    }
}
