package org.imprimatur.outbox;

import jakarta.mail.internet.MailDateFormat;
import java.util.Date;

/** A date as mail headers spell it. */
final class DateHeader {

    private DateHeader() {}

    static String of(Date date) {
        return new MailDateFormat().format(date);
    }
}
