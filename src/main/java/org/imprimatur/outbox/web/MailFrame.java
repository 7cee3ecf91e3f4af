package org.imprimatur.outbox.web;

import java.util.List;
import org.imprimatur.outbox.MailSide;
import org.springframework.stereotype.Component;

/** What stands above every list of mails; the template {@code mail/_frame} asks for it. */
@Component("mailFrame")
class MailFrame {

    private final List<MailSide> sides;

    MailFrame(List<MailSide> sides) {
        this.sides = sides;
    }

    public List<MailSide> sides() {
        return sides;
    }
}
