package org.imprimatur.calendar.web;

import java.time.Clock;
import java.time.LocalDate;
import org.imprimatur.calendar.CalendarEntry;
import org.imprimatur.calendar.CalendarFeeds;
import org.imprimatur.calendar.CalendarFilter;
import org.imprimatur.calendar.CalendarReadModel;
import org.imprimatur.calendar.ICalendar;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.NewsroomSettings;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.TimeFormats;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Gives people's own calendar programs what their page on the desk shows. Whoever has the address has the calendar:
 * nobody signs in, nothing keeps a copy, and what is wrong with an address is never said.
 */
@Controller
class CalendarFeedController {

    private static final MediaType ICALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");
    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final int MONTHS = 13;
    private static final int MOST = 2_000;

    private final CalendarFeeds feeds;
    private final CalendarReadModel calendar;
    private final Messages messages;
    private final TimeFormats times;
    private final NewsroomSettings newsroom;
    private final BaseAddress address;
    private final Clock clock;

    CalendarFeedController(
            CalendarFeeds feeds,
            CalendarReadModel calendar,
            Messages messages,
            TimeFormats times,
            NewsroomSettings newsroom,
            BaseAddress address,
            Clock clock) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.messages = messages;
        this.times = times;
        this.newsroom = newsroom;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping("/calendar/{secret}.ics")
    @AllowedFor(Who.EVERYBODY)
    ResponseEntity<byte[]> feed(@PathVariable String secret) {
        Person owner = feeds.ownerOf(secret).orElseThrow(NoSuchCalendar::new);
        return ResponseEntity.ok()
                .contentType(ICALENDAR)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"calendar.ics\"")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Referrer-Policy", "no-referrer")
                .body(calendar(owner));
    }

    private byte[] calendar(Person owner) {
        LocalDate today = LocalDate.now(clock);
        CalendarFilter everything = new CalendarFilter(EVER, today.plusMonths(MONTHS), null, "");
        ICalendar written = new ICalendar(messages.say("calendar.feed.name", newsroom.name()), clock.instant());
        for (CalendarEntry entry : calendar.page(owner, everything, null, MOST).entries()) {
            written.event(
                    uid(entry),
                    entry.day(),
                    entry.kind() == CalendarEntry.Kind.PUBLICATION ? entry.at() : null,
                    summary(entry, today),
                    description(entry),
                    address.to(entry.path()));
        }
        return written.bytes();
    }

    /** By what it is about and not by its day, which may move. */
    private String uid(CalendarEntry entry) {
        String host = address.uri().getHost();
        return entry.kind().word() + "-" + entry.id() + "@" + (host == null ? "localhost" : host);
    }

    private String summary(CalendarEntry entry, LocalDate today) {
        boolean late = entry.kind() == CalendarEntry.Kind.REVIEW && entry.day().isBefore(today);
        String step = entry.step();
        return messages.say(
                "calendar.feed." + entry.kind().word() + (late ? ".overdue" : ""),
                entry.title(),
                step == null ? "" : step);
    }

    private String description(CalendarEntry entry) {
        LocalDate reviewed = entry.lastReviewed();
        String who = entry.who();
        if (reviewed != null) {
            return messages.say("calendar.feed.last-reviewed", times.day(reviewed));
        }
        return who == null || entry.kind() != CalendarEntry.Kind.TURN ? "" : messages.say("calendar.feed.with", who);
    }

    /** There is no calendar at this address, or not any more. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchCalendar extends Refusal {}
}
