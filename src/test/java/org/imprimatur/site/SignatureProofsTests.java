package org.imprimatur.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.audit.LocalTimestampAuthority;
import org.imprimatur.audit.SealTimestampers;
import org.imprimatur.audit.Seals;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.HtmlUtils;

/** A stranger with a shell sees for themselves what was signed, by whom, and that it stands under the seal. */
@ServerTest
@OnBothDatabases
class SignatureProofsTests {

    private static final Pattern COMMANDS = Pattern.compile("<code>(.*?)</code>", Pattern.DOTALL);

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @TempDir
    Path folder;

    Article article;
    Person reviewer;

    @BeforeEach
    void aSealedArticle() {
        Press press = Press.of(server);
        reviewer = press.newsroom.person("Ann O'Hara", org.imprimatur.people.Role.medicalReviewer());
        article = press.publish(Press.aTextOfItsOwn(), press.newsroom.aWriter(), reviewer, "sleep");
        Seals.sealNow(server);
    }

    @Test
    void theCommandsOnThePageCheckTheTextItsSignatureAndTheSeal() throws Exception {
        String script = script();
        assertThat(run(script)).contains("Signature Verified Successfully");
        assertThat(script).contains("Ann O");
        assertThat(run(script.replace("Ann O", "Eve O"))).contains("NOT THE SAME: record");
        assertThat(run(script.replaceFirst("(h=\\$\\(leaf )[0-9a-f]", "$1" + "x")))
                .contains("NOT THE SAME: root");
        assertThat(run(script.replaceFirst("(\\| openssl base64 -A\\)\")", "\\| rev $1")))
                .doesNotContain("Verified Successfully");
        Files.writeString(text(), "{}");
        assertThat(run(script)).contains("NOT THE SAME: text");
    }

    @Test
    void whenItWasThereIsCheckedAgainstAnAuthorityOutside() throws Exception {
        try (LocalTimestampAuthority authority = LocalTimestampAuthority.in(folder.resolve("authority"))) {
            SealTimestampers.stampNow(server, authority, folder);
            String script = script();
            assertThat(run(script))
                    .contains("Verified Successfully", "Time stamp: ")
                    .doesNotContain("Verification: OK");
            Files.copy(authority.root(), folder.resolve("authority.pem"));
            assertThat(run(script)).contains("Verified Successfully", "Verification: OK");
            String earlier = "printf 'earlier\\n' > checkpoint\nopenssl ts -reply";
            assertThat(run(script.replace("openssl ts -reply", earlier))).contains("Verification: FAILED");
            Files.copy(authority.anotherRoot(), folder.resolve("authority.pem"), StandardCopyOption.REPLACE_EXISTING);
            assertThat(run(script)).contains("Verification: FAILED");
            assertThat(body("/proof")).contains("\"stamp\":", "CN=Local-authority");
        }
    }

    /** The seal with a stamp is shown as long as it covers all there is to show. */
    @Test
    void aSealMadeAfterTheStampTakesNoStampFromTheProof() throws Exception {
        try (LocalTimestampAuthority authority = LocalTimestampAuthority.in(folder.resolve("authority"))) {
            SealTimestampers.stampNow(server, authority, folder);
            Press press = Press.of(server);
            Article later = press.publish(Press.aTextOfItsOwn(), press.newsroom.aWriter(), reviewer, "sleep");
            Seals.sealNow(server);
            assertThat(body("/proof")).contains("\"stamp\":");
            article = later;
            assertThat(body("/proof")).contains("\"path\":").doesNotContain("\"stamp\":");
        }
    }

    @Test
    void theProofTellsNothingThatIsNotForReaders() throws Exception {
        String proof = body("/proof");
        assertThat(proof)
                .contains(reviewer.name() + ", FNP-BC", "\"path\":", "\"note\":", "BEGIN PUBLIC KEY")
                .doesNotContain("2019000001", "127.0.0.1", reviewer.email(), "\"task\"", "I have read this text");
    }

    @Test
    void aTextNobodyPublishedHasNoProof() throws Exception {
        http.perform(get("/verify/" + "b".repeat(64) + "/proof")).andExpect(status().isNotFound());
        http.perform(get("/verify/" + "b".repeat(64) + "/check")).andExpect(status().isNotFound());
    }

    @Test
    void theKeyIsThereForEverybody() throws Exception {
        String key = http.perform(get("/.well-known/imprimatur-key"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(key).contains("/imprimatur+", "BEGIN PUBLIC KEY", "\u2014 ").doesNotContain("PRIVATE");
        assertThat(body("/proof")).contains(key.substring(0, key.indexOf('\n')));
    }

    private Path text() {
        return folder.resolve(article.slug() + "-edition-1.json");
    }

    private String script() throws Exception {
        byte[] text = http.perform(get("/verify/" + article.live().sha256() + "/canonical"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Files.write(text(), text);
        StringBuilder script = new StringBuilder();
        Matcher commands = COMMANDS.matcher(body("/check"));
        while (commands.find()) {
            script.append(HtmlUtils.htmlUnescape(commands.group(1)));
        }
        return script.toString();
    }

    private String body(String page) throws Exception {
        return http.perform(get("/verify/" + article.live().sha256() + page))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String run(String script) throws Exception {
        Files.writeString(folder.resolve("check.sh"), script);
        Process process = new ProcessBuilder("bash", "check.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
