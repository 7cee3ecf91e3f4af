package org.imprimatur.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.article.ArticleId;
import org.imprimatur.audit.Attestation;
import org.imprimatur.audit.AttestedRecords;
import org.imprimatur.audit.RecordDigest;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Correction notices as the audit attests them: what readers were told. */
@Component
class AttestedNotices implements AttestedRecords {

    private final CorrectionNotices notices;

    AttestedNotices(CorrectionNotices notices) {
        this.notices = notices;
    }

    @Override
    public Set<AuditAction> actions() {
        return Set.of(PublicationAction.CORRECTION_PUBLISHED);
    }

    @Override
    public List<Subject> chains(@Nullable Subject after, int most) {
        return notices.articles(after == null ? ArticleId.BEFORE_ALL : ArticleId.of(after), most).stream()
                .map(ArticleId::subject)
                .toList();
    }

    @Override
    public List<Attestation> in(Subject chain) {
        return notices.of(ArticleId.of(chain)).stream()
                .map(notice -> new Attestation(
                        PublicationAction.CORRECTION_PUBLISHED,
                        Attestation.SUBJECT,
                        "correction " + notice.number(),
                        0,
                        facts(notice),
                        null,
                        notice.publishedAt()))
                .toList();
    }

    static Map<String, String> facts(CorrectionNotice notice) {
        return Map.of(
                "severity",
                notice.severity().name(),
                "note",
                notice.summary(),
                Attestation.RECORD,
                RecordDigest.digest(row(notice)));
    }

    private static Map<String, String> row(CorrectionNotice notice) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("after", notice.after());
        row.put("article", notice.article().toString());
        row.put("before", notice.before());
        row.put("edition", Integer.toString(notice.edition()));
        row.put("number", Integer.toString(notice.number()));
        row.put("publishedAt", notice.publishedAt().toString());
        row.put("severity", notice.severity().name());
        row.put("summary", notice.summary());
        row.put("title", notice.title());
        return row;
    }
}
