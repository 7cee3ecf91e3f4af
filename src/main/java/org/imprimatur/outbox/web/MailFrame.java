package org.imprimatur.outbox.web;

import java.util.List;
import org.imprimatur.outbox.MailDirection;
import org.imprimatur.outbox.MailPanel;
import org.springframework.stereotype.Component;

/** What stands above every list of mails; the template {@code outbox/_frame} asks for it. */
@Component("mailFrame")
class MailFrame {

    private final List<MailPanel> sides;
    private final List<MailDirection> directions;

    MailFrame(List<MailPanel> sides, List<MailDirection> directions) {
        this.sides = sides;
        this.directions = directions;
    }

    /**
     * How mail fares, read once for a page.
     *
     * @param pending lists that hold something somebody has to see to
     * @param all     how many letters and mails there are
     */
    record View(List<Side> sides, List<MailPanel.Tab> pending, long all) {

        /** Whether nothing is wrong, and nothing waits for anybody. */
        public boolean isWell() {
            return pending.isEmpty() && isMoving();
        }

        /** Whether mail goes its way. */
        public boolean isMoving() {
            return sides.stream().allMatch(side -> side.alarms().isEmpty());
        }
    }

    record Side(String word, List<MailPanel.Alarm> alarms, List<MailPanel.Fact> facts, List<MailPanel.Tab> tabs) {}

    public View view() {
        List<Side> read = sides.stream()
                .map(side -> new Side(side.word(), side.alarms(), side.facts(), side.tabs()))
                .toList();
        List<MailPanel.Tab> pending = read.stream()
                .flatMap(side -> side.tabs().stream())
                .filter(tab -> tab.pending() && tab.count() != null && tab.count() > 0)
                .toList();
        return new View(
                read, pending, directions.stream().mapToLong(MailDirection::all).sum());
    }
}
