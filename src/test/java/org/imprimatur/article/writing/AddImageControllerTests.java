package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.ArticleCommands;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@ServerTest
@OnBothDatabases
class AddImageControllerTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void anImageIsKeptAndSeenByThoseWhoMayRead() throws Exception {
        byte[] gif = {
            'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0, 0x3B
        };
        desk.perform(desk.upload(gif, "dot.gif")).andExpect(status().is3xxRedirection());
        Document page = desk.page();
        String line = page.select("#images code").text();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(gif));
        assertThat(line).isEqualTo("![dot](image:" + hash + ")");
        assertThat(desk.perform(get("/desk/images/" + hash).with(SignedIn.as(desk.writer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(gif);
        desk.perform(get("/desk/images/" + hash).with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isNotFound());
        articleCommands.submit(desk.writer, desk.task);
        desk.perform(get("/desk/images/" + hash).with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isOk());
        desk.perform(get("/desk/images/" + hash).with(SignedIn.as(newsroom.aWriter())))
                .andExpect(status().isNotFound());
    }

    /** Else a picture nobody has published stays to be seen in a browser by whoever sits down at it next. */
    @Test
    void aPictureOfADraftIsAskedForEachTimeAndSentOnce() throws Exception {
        byte[] gif = {
            'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0, 0x3B
        };
        desk.perform(desk.upload(gif, "dot.gif")).andExpect(status().is3xxRedirection());
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(gif));
        String tag = "\"" + hash + "\"";
        desk.perform(get("/desk/images/" + hash).with(SignedIn.as(desk.writer)))
                .andExpect(header().string("Cache-Control", "no-cache, private"))
                .andExpect(header().string("ETag", tag));
        desk.perform(get("/desk/images/" + hash).header("If-None-Match", tag).with(SignedIn.as(desk.writer)))
                .andExpect(status().isNotModified());
        desk.perform(get("/desk/images/" + hash).header("If-None-Match", tag).with(SignedIn.as(newsroom.aWriter())))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsNoImageIsRefusedWithTheTextStillThere() throws Exception {
        Document page = desk.page(desk.upload("<svg/>".getBytes(), "a.png"), 415);
        assertThat(page.select("#body").text()).isEqualTo("Body");
        assertThat(page.select(".problems").text()).contains("PNG, JPEG, GIF or WebP");
    }

    @Test
    void withoutAFileThePageAsksForOneAndKeepsTheText() throws Exception {
        Document page = desk.page(desk.upload(new byte[0], ""), 422);
        assertThat(page.select("#body").text()).isEqualTo("Body");
        assertThat(page.select(".problems")).isNotEmpty();
        assertThat(desk.latest().number()).isEqualTo(1);
    }
}
