package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** What is live is what was signed: whatever else is in the database, readers do not get to see it. */
@ServerTest
@OnBothDatabases
class TamperingTests {

    private static final String OTHER = "b".repeat(64);

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    AuditTrail audit;

    @Autowired
    IntegrityAlarm alarm;

    Press press;
    Article article;

    @BeforeEach
    void anArticleReadersSee() throws Exception {
        press = Press.of(server);
        article = press.publish(Press.aTextOfItsOwn());
        http.perform(get("/articles/" + article.slug())).andExpect(status().isOk());
    }

    @Test
    void aChangedBodyIsWithheld() throws Exception {
        press.tamper(
                "revision",
                "update revision set body = 'Sleep does not matter.' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void aChangedTitleIsWithheld() throws Exception {
        press.tamper(
                "revision",
                "update revision set title = 'Another title' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void aChangedStandfirstIsWithheld() throws Exception {
        press.tamper(
                "revision",
                "update revision set standfirst = '' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void aChangedSourceIsWithheld() throws Exception {
        press.tamper(
                "revision",
                "update revision set sources = replace(sources, '843', '844') where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void anUnreadableSourceListIsWithheld() throws Exception {
        press.tamper(
                "revision",
                "update revision set sources = 'nothing' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void aTextWhoseHashWasChangedWithItIsWithheld() throws Exception {
        String title = "A third title";
        press.tamper(
                "revision",
                "update revision set title = ? where article_id = ?",
                title,
                article.id().value());
        String hash =
                press.articles.revision(article.id(), 1).orElseThrow().text().sha256();
        press.tamper(
                "revision",
                "update revision set sha256 = ? where article_id = ?",
                hash,
                article.id().value());
        press.tamper(
                "article",
                "update article set live_sha256 = ? where id = ?",
                hash,
                article.id().value());
        assertWithheld();
    }

    @Test
    void aSignatureMovedToAnotherHashHoldsNoMore() throws Exception {
        press.tamper(
                "sign_off",
                "update sign_off set sha256 = ? where article_id = ?",
                OTHER,
                article.id().value());
        assertWithheld();
    }

    @Test
    void aRemovedSignatureHoldsNoMore() throws Exception {
        press.tamper(
                "signed_words",
                "delete from signed_words where sign_off in (select id from sign_off where article_id = ?)",
                article.id().value());
        press.tamper(
                "sign_off",
                "delete from sign_off where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void anEditionOfAnotherTextIsWithheld() throws Exception {
        press.tamper(
                "edition",
                "update edition set sha256 = ? where article_id = ?",
                OTHER,
                article.id().value());
        assertWithheld();
    }

    @Test
    void anotherNameInTheSignatureIsNotShown() throws Exception {
        press.tamper(
                "sign_off",
                "update sign_off set signer_name = 'Somebody Else' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void anotherNameInTheEditionIsNotShown() throws Exception {
        press.tamper(
                "edition_signer",
                "update edition_signer set name = 'Somebody Else' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void anotherNameInBothIsNotShown() throws Exception {
        press.tamper(
                "sign_off",
                "update sign_off set signer_name = 'Somebody Else' where article_id = ?",
                article.id().value());
        press.tamper(
                "edition_signer",
                "update edition_signer set name = 'Somebody Else' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void noPartOfASignatureCanBeChanged() throws Exception {
        for (String change : new String[] {
            "credential_type = 'MD'",
            "credential_issuer = 'ABFM'",
            "credential_number = '1'",
            "credential_verified_by = 'Nobody'",
            "meaning = 'legal review'",
            "statement = 'I have read nothing.'",
            "signed_at = signed_at - interval '1' day",
            "signer = '" + press.newsroom.aReviewer().id() + "'"
        }) {
            Article signed = press.publish(Press.aTextOfItsOwn());
            press.tamper(
                    "sign_off",
                    "update sign_off set " + change + " where article_id = ?",
                    signed.id().value());
            http.perform(get("/articles/" + signed.slug())).andExpect(status().isServiceUnavailable());
        }
    }

    @Test
    void aTextWhoseHashWasChangedEverywhereWithItIsWithheld() throws Exception {
        press.tamper(
                "revision",
                "update revision set title = 'A fourth title' where article_id = ?",
                article.id().value());
        String hash =
                press.articles.revision(article.id(), 1).orElseThrow().text().sha256();
        for (String change : new String[] {
            "revision set sha256 = ? where article_id = ?",
            "sign_off set sha256 = ? where article_id = ?",
            "edition set sha256 = ? where article_id = ?",
            "article set live_sha256 = ? where id = ?"
        }) {
            press.tamper(
                    change.substring(0, change.indexOf(' ')),
                    "update " + change,
                    hash,
                    article.id().value());
        }
        assertWithheld();
    }

    @Test
    void aSignaturePutInWithoutALineIsNotShown() throws Exception {
        press.tamper(
                "signed_words",
                "delete from signed_words where sign_off in (select id from sign_off where article_id = ?)",
                article.id().value());
        press.tamper(
                "sign_off",
                "update sign_off set id = '" + java.util.UUID.randomUUID() + "' where article_id = ?",
                article.id().value());
        assertWithheld();
    }

    @Test
    void aLineChangedToSuitTheSignatureIsNotBelieved() throws Exception {
        press.tamper(
                "sign_off",
                "update sign_off set sha256 = ? where article_id = ?",
                OTHER,
                article.id().value());
        press.tamper(
                "audit_entry",
                "update audit_entry set facts = replace(facts, ?, ?) where chain = ? and action = 'revision.signed'",
                article.live().sha256(),
                OTHER,
                article.id().subject().key());
        http.perform(get("/articles/" + article.slug())).andExpect(status().isServiceUnavailable());
    }

    @Test
    void aTextPutRightIsReadAgain() throws Exception {
        press.tamper(
                "revision",
                "update revision set standfirst = 'x' where article_id = ?",
                article.id().value());
        assertWithheld();
        press.tamper(
                "revision",
                "update revision set standfirst = ? where article_id = ?",
                Press.aTextOfItsOwn().standfirst(),
                article.id().value());
        http.perform(get("/articles/" + article.slug())).andExpect(status().isOk());
        assertThat(alarm.health().getDetails().toString()).doesNotContain(article.slug());
    }

    private void assertWithheld() throws Exception {
        for (String path : new String[] {"", "/history", ""}) {
            http.perform(get("/articles/" + article.slug() + path))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(content().string(containsString("This article is being checked")))
                    .andExpect(content().string(not(containsString("seven hours"))));
        }
        http.perform(get("/")).andExpect(content().string(not(containsString(article.slug()))));
        http.perform(get("/verify/" + article.live().sha256() + "/canonical"))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isIn(404, 503));
        assertThat(audit.chain(article.id().subject()))
                .filteredOn(entry -> entry.action().equals("article.withheld"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo("edition 1"))
                .satisfies(entry -> assertThat(entry.facts()).containsKeys("why", "expected", "found"));
        assertThat(alarm.health().getDetails().toString()).contains(article.slug());
    }
}
