package org.imprimatur.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.inbox.FilingResult;
import org.imprimatur.inbox.InboundMailHandler;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.Provenance;
import org.imprimatur.mime.MailParser;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What people are told of a mail of which only the beginning was taken in. */
@ServerTest
@OnBothDatabases
class LargeMailsTests {

    private static final long SIZE = 31L * 1024 * 1024;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc mvc;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailHandler inboundMailHandler;

    @Autowired
    TransactionTemplate transaction;

    CaseRoom room;
    Person publisher;
    String reader;

    @BeforeEach
    void aNewsroom() {
        room = CaseRoom.of(server);
        publisher = room.newsroom.aPublisher();
        reader = anAddress();
    }

    @Test
    void row69_pageAndAcknowledgementSayWhatIsMissingAndWhereItIs() throws Exception {
        UUID mail = take(Provenance.Source.IMAP, "corrections@imap.test");
        inboundMailStore.moved(List.of(mail), "Oversize");
        Report report = file(mail);

        Document page = page("/desk/reports/" + report.number());
        assertThat(page.select(".letter-body").text()).contains("The dose is wrong, see the scan.");
        assertThat(page.select(".mail-flags").text()).contains("31 MB", "25 MB", "“Oversize”", "corrections@imap.test");
        assertThat(page.select(".mail-files").text()).contains("scan.png", "only its name came");
        assertThat(page.select(".mail-files a")).isEmpty();

        Document raw = page("/desk/mail/in/" + mail);
        assertThat(raw.text()).contains("31 MB", "“Oversize”", "corrections@imap.test");

        assertThat(RenderedLetters.of(server).to(reader, report.id().subject()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.text()).contains("31 MB", "25 MB", "kept where it came in", "smaller mail");
                    assertThat(letter.html()).contains("31 MB");
                });
    }

    @Test
    void row69_ofAMailFromAFileTheFileIsNamed() throws Exception {
        Report report = file(take(Provenance.Source.FILE, "old-mail.mbox"));
        assertThat(page("/desk/reports/" + report.number())
                        .select(".mail-flags")
                        .text())
                .contains("“old-mail.mbox”");
    }

    @Test
    void row69_ofAMailThatIsAllHereNothingIsMissing() throws Exception {
        Report report = room.report(room.file(CaseRoom.mail(reader, "A mistake", "The dose is wrong.")));
        assertThat(page("/desk/reports/" + report.number()).select(".mail-flags"))
                .isEmpty();
        assertThat(RenderedLetters.of(server).to(reader, report.id().subject()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).doesNotContain("very large"));
    }

    private UUID take(Provenance.Source source, String from) {
        return inboundMailStore
                .accept(
                        beginning(),
                        new Provenance(source, from, "INBOX", 1L, (long) reader.hashCode(), null, SIZE, true))
                .mail();
    }

    private Report file(UUID mail) {
        ParsedMail parsedMail = new MailParser(List.of()).read(beginning(), true, SIZE);
        FilingResult filed =
                transaction.execute(status -> inboundMailHandler.file(mail, parsedMail, CaseRoom.human(), null));
        Report report = room.report(filed);
        room.goOn(report);
        return report;
    }

    private byte[] beginning() {
        byte[] head = """
                Message-ID: <%1$s>
                From: Robin Reader <%1$s>
                To: corrections@localhost
                Subject: A mistake
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                The dose is wrong, see the scan.
                --b
                Content-Type: image/png; name="scan.png"
                Content-Disposition: attachment; filename="scan.png"
                Content-Transfer-Encoding: base64

                """.formatted(reader).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + 40_000);
        Arrays.fill(all, head.length, all.length, (byte) 'A');
        return all;
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(SignedIn.as(publisher)))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
