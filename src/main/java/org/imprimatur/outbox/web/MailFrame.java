package org.imprimatur.outbox.web;

import java.util.List;
import org.imprimatur.outbox.MailPanel;
import org.springframework.stereotype.Component;

/** What stands above every list of mails; the template {@code outbox/_frame} asks for it. */
@Component("mailFrame")
class MailFrame {

    private final List<MailPanel> sides;

    MailFrame(List<MailPanel> sides) {
        this.sides = sides;
    }

    public List<MailPanel> sides() {
        return sides;
    }
}
