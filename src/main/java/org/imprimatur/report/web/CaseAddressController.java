package org.imprimatur.report.web;

import java.util.UUID;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Redirects to a case from what other rooms know it by; people know it by its number. */
@Controller
class CaseAddressController {

    private final Reports reports;

    CaseAddressController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/desk/reports/by-id/{id}")
    @AllowedFor(AllowedFor.Who.EDITORS)
    String show(@PathVariable UUID id) {
        return "redirect:/desk/reports/" + reports.require(new ReportId(id)).number();
    }
}
