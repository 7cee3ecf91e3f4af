package org.imprimatur.report;

import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.SubjectAccess;
import org.springframework.stereotype.Component;

/** Tells the worklist who may read the report that a turn is about. */
@Component
class ReportReadership implements SubjectAccess {

    private final Reports reports;
    private final ReportPolicy policy;

    ReportReadership(Reports reports, ReportPolicy policy) {
        this.reports = reports;
        this.policy = policy;
    }

    @Override
    public boolean mayRead(Person person, Subject subject) {
        return subject.is(Subject.Kind.REPORT)
                && reports.find(ReportId.of(subject))
                        .filter(report -> policy.mayRead(person, report))
                        .isPresent();
    }
}
