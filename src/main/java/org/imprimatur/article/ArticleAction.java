package org.imprimatur.article;

import org.imprimatur.platform.AuditAction;

/** What the audit says was done to an article, its text, its images, the topics and what tells of its sources. */
public enum ArticleAction implements AuditAction {
    BEGUN("article.begun"),
    BEGUN_AGAIN("article.begun-again"),
    TAKEN_UP_AGAIN("article.taken-up-again"),
    ADDRESS_CHANGED("article.address-changed"),
    TOPIC_CHANGED("article.topic-changed"),
    WORD_ADDED("article.word-added"),
    REVIEWER_NAMED("article.reviewer-named"),
    REVISION_SAVED("revision.saved"),
    RISK_PROPOSED("risk.proposed"),
    RISK_CONFIRMED("risk.confirmed"),
    RISK_RAISED("risk.raised"),
    RISK_LOWERED("risk.lowered"),
    RISK_ASKED("risk.asked"),
    IMAGE_ADDED("image.added"),
    FILE_IMPORTED("file.imported"),
    IMPORT_PUT_AWAY("file.put-away"),
    IMPORT_SHOWN_AGAIN("file.shown-again"),
    CLAIM_DECLINED("claim.declined"),
    TEXT_PARKED("text.parked"),
    TEXT_DISMISSED("text.dismissed"),
    TOPIC_ADDED("topic.added"),
    TOPIC_RENAMED("topic.renamed"),
    TOPIC_RETIRED("topic.retired"),
    TOPIC_BROUGHT_BACK("topic.brought-back"),
    TIER_RULE_ADDED("tier-rule.added"),
    TIER_RULE_CHANGED("tier-rule.changed"),
    TIER_RULE_REMOVED("tier-rule.removed"),
    RETRACTIONS_IMPORTED("retractions.imported");

    private final String code;

    ArticleAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
