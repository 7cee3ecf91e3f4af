package org.imprimatur.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.imprimatur.mime.MailParser;
import org.imprimatur.mime.ParsedMail;
import org.junit.jupiter.api.Test;

class DeliveredTests {

    @Test
    void whatAnAnswerInTheDemonstrationQuotesIsReadAsAQuotation() {
        Delivered letter = new Delivered(
                "reader@home.example",
                1,
                "[R-1] Sleep",
                "The Demo Health Desk <newsroom@localhost>",
                "reader@home.example",
                "",
                "<1@localhost>",
                "",
                Instant.parse("2026-11-23T10:00:00Z"),
                "Dear Robin,\n\nThank you.",
                "",
                "");
        String mail = "From: reader@home.example\r\nTo: newsroom@localhost\r\nSubject: Re: [R-1] Sleep\r\n"
                + "In-Reply-To: <1@localhost>\r\n\r\nI do not agree.\n\n" + letter.quoted();

        ParsedMail parsedMail = new MailParser(List.of()).read(mail.getBytes(StandardCharsets.UTF_8));

        assertThat(parsedMail.body().said()).isEqualTo("I do not agree.");
        assertThat(parsedMail.body().quoted())
                .startsWith("On Mon, 23 Nov 2026 at 10:00, The Demo Health Desk <newsroom@localhost> wrote:");
    }
}
