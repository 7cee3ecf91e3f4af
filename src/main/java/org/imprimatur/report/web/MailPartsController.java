package org.imprimatur.report.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.imprimatur.inbox.RawMailArchive;
import org.imprimatur.mime.Attachment;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportPolicy;
import org.imprimatur.report.Reports;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What strangers sent us besides words, handed out so that it can do nothing here: a page without scripts, pictures or
 * a place to go, and files that are only ever saved.
 */
@Controller
@RequestMapping("/desk/reports/{number}/mails/{mail}")
class MailPartsController {

    private static final String PAGE_RULES =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
    private static final String FILE_RULES = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final ReportPolicy policy;
    private final Reports reports;
    private final RawMailArchive kept;

    MailPartsController(ReportPolicy policy, Reports reports, RawMailArchive kept) {
        this.policy = policy;
        this.reports = reports;
        this.kept = kept;
    }

    @GetMapping("/page")
    @AllowedFor(Who.EDITORS)
    ResponseEntity<byte[]> page(@CurrentPerson Person me, @PathVariable int number, @PathVariable UUID mail) {
        String html = kept.parsedMail(mustLieIn(me, number, mail))
                .map(reading -> reading.body().html())
                .orElseThrow(Reports.NoSuchReport::new);
        String whole = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>R-" + number
                + "</title></head><body>" + html + "</body></html>";
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", PAGE_RULES)
                .header("X-Frame-Options", "SAMEORIGIN")
                .cacheControl(CacheControl.noStore())
                .body(whole.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/files/{file}")
    @AllowedFor(Who.EDITORS)
    ResponseEntity<byte[]> file(
            @CurrentPerson Person me, @PathVariable int number, @PathVariable UUID mail, @PathVariable int file) {
        Attachment found = kept.attachment(mustLieIn(me, number, mail), file)
                .filter(Attachment::mayBeHandedOut)
                .orElseThrow(Reports.NoSuchReport::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", FILE_RULES)
                .cacheControl(CacheControl.noStore())
                .body(found.bytes());
    }

    private UUID mustLieIn(Person me, int number, UUID mail) {
        Report report = policy.requireReadable(me, number);
        return reports.ofMail(mail)
                .filter(holder -> holder.id().equals(report.id()))
                .map(holder -> mail)
                .orElseThrow(Reports.NoSuchReport::new);
    }
}
