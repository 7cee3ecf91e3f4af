package org.imprimatur.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.outbox.CorrespondenceTimeline.Item;
import org.imprimatur.outbox.CorrespondenceTimeline.Share;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.springframework.stereotype.Component;

/** Folds what stands between two steps of a timeline into one line, which says what is in it. */
@Component
class TimelineFolding {

    private final Messages messages;
    private final TimeFormats timeFormats;
    private final Clock clock;

    TimelineFolding(Messages messages, TimeFormats timeFormats, Clock clock) {
        this.messages = messages;
        this.timeFormats = timeFormats;
        this.clock = clock;
    }

    /** Newest first, as they come. A single letter or revision is not folded: it would take as much room. */
    List<Item> of(List<Item> items) {
        List<Item> folded = new ArrayList<>();
        List<Item> between = new ArrayList<>();
        for (Item item : items) {
            if (item.share() == Share.STEP) {
                close(between, folded);
                folded.add(item);
            } else {
                between.add(item);
            }
        }
        close(between, folded);
        return folded;
    }

    private void close(List<Item> between, List<Item> folded) {
        if (between.size() > 1 || between.stream().anyMatch(item -> item.share() == Share.ROUTINE)) {
            folded.add(fold(List.copyOf(between)));
        } else {
            folded.addAll(between);
        }
        between.clear();
    }

    private Item fold(List<Item> items) {
        Item newest = items.get(0);
        LocalDate oldest = day(items.get(items.size() - 1));
        String what = counted(items);
        return new Item(
                newest.at(),
                items.stream().anyMatch(item -> item.share() == Share.LETTER) ? "mail" : "circle",
                "none",
                oldest.equals(day(newest))
                        ? what
                        : messages.say("desk.timeline.fold.since", what, timeFormats.day(oldest)),
                null,
                Share.ROUTINE,
                null,
                items,
                List.of());
    }

    /** "2 letters, 3 revisions saved and 1 other line". */
    private String counted(List<Item> items) {
        List<String> parts = new ArrayList<>();
        for (Share share : List.of(Share.LETTER, Share.SAVED, Share.ROUTINE)) {
            long many = items.stream().filter(item -> item.share() == share).count();
            if (many > 0) {
                parts.add(
                        switch (share) {
                            case LETTER -> messages.say("desk.timeline.fold.letters", many);
                            case SAVED -> messages.say("desk.timeline.fold.saved", many);
                            default -> messages.say("desk.timeline.fold.routine", many);
                        });
            }
        }
        return switch (parts.size()) {
            case 1 -> parts.get(0);
            case 2 -> messages.say("desk.timeline.fold.two", parts.get(0), parts.get(1));
            default -> messages.say("desk.timeline.fold.three", parts.get(0), parts.get(1), parts.get(2));
        };
    }

    private LocalDate day(Item item) {
        return item.at().atZone(clock.getZone()).toLocalDate();
    }
}
