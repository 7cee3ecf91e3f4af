package org.imprimatur;

import static org.imprimatur.EveryStage.Stage.APPROVE;
import static org.imprimatur.EveryStage.Stage.LIVE;
import static org.imprimatur.EveryStage.Stage.POOLED;
import static org.imprimatur.EveryStage.Stage.PUBLISH;
import static org.imprimatur.EveryStage.Stage.REVIEW;
import static org.imprimatur.EveryStage.Stage.SCHEDULED;
import static org.imprimatur.EveryStage.Stage.WRITE;
import static org.imprimatur.EveryStage.Who.ADMINISTRATOR;
import static org.imprimatur.EveryStage.Who.FURTHER_ROLE;
import static org.imprimatur.EveryStage.Who.OF_OWN_TEXT;
import static org.imprimatur.EveryStage.Who.OTHER_REVIEWER;
import static org.imprimatur.EveryStage.Who.OTHER_WRITER;
import static org.imprimatur.EveryStage.Who.PUBLISHER;
import static org.imprimatur.EveryStage.Who.REVIEWER;
import static org.imprimatur.EveryStage.Who.SIGNED_OUT;
import static org.imprimatur.EveryStage.Who.WRITER;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.EveryStage.Stage;
import org.imprimatur.EveryStage.Who;

/** What each route answers to whom, at each stage of an article that matters to it. */
final class RouteTable {

    /** Not a status: the door's answer to whoever has not signed in. */
    static final int SIGN_IN = 0;

    /** @param route "POST /desk/tasks/{id}/take" */
    record Line(Stage stage, String route, Map<Who, Integer> answers) {

        boolean letsSomebodyThrough() {
            return answers.values().stream().anyMatch(status -> status == 200 || status == 302);
        }
    }

    private static final Who[] EVERYBODY = Who.values();
    private static final Who[] SIGNED_IN =
            EnumSet.complementOf(EnumSet.of(SIGNED_OUT)).toArray(Who[]::new);
    private static final Who[] WRITERS = {WRITER, OTHER_WRITER, OF_OWN_TEXT};
    private static final Who[] EDITORS = {PUBLISHER, ADMINISTRATOR};

    private final List<Line> lines = new ArrayList<>();

    static List<Line> lines() {
        RouteTable table = new RouteTable();
        table.door();
        table.people();
        table.articles();
        table.turns();
        table.writing();
        table.reviewing();
        table.publishing();
        table.reports();
        table.mailAuditAndProcesses();
        table.readers();
        return table.lines;
    }

    private void door() {
        at(LIVE, "GET /sign-in").answers(302, SIGNED_IN).answers(200, SIGNED_OUT);
        at(LIVE, "POST /sign-in").lets(EVERYBODY);
        at(LIVE, "GET /error").answers(404, EVERYBODY);
        // Somebody works here already, whatever the link.
        at(LIVE, "GET /first-administrator/{token}", "POST /first-administrator/{token}")
                .answers(410, EVERYBODY);
        at(
                        LIVE,
                        "GET /invitation/{token}",
                        "POST /invitation/{token}",
                        "GET /password/forgotten",
                        "POST /password/forgotten",
                        "GET /password/forgotten/asked",
                        "GET /password/reset/{token}",
                        "POST /password/reset/{token}",
                        "GET /password/address/{token}",
                        "POST /password/address/{token}")
                .lets(EVERYBODY);
    }

    private void people() {
        at(
                        LIVE,
                        "GET /desk/me",
                        "POST /desk/me",
                        "GET /desk/me/leave",
                        "POST /desk/me/leave",
                        "POST /desk/me/leave/give-back",
                        "POST /desk/me/leave/end",
                        "GET /desk/me/letters",
                        "POST /desk/me/letters",
                        "POST /desk/me/portrait",
                        "POST /desk/me/portrait/remove",
                        "GET /desk/me/password",
                        "POST /desk/me/password",
                        "POST /desk/me/address/ask-again",
                        "GET /desk/me/sessions",
                        "POST /desk/me/sessions/end",
                        "POST /desk/me/sessions/end-others",
                        "GET /desk/people/portraits/{sha256}")
                .lets(SIGNED_IN);
        at(
                        LIVE,
                        "GET /desk/people",
                        "GET /desk/people/{id}",
                        "GET /desk/people/{id}/credentials/{credential}",
                        "GET /desk/credentials/{credential}/texts",
                        "POST /desk/people/{id}/credentials/{credential}/reject",
                        "POST /desk/people/{id}/credentials/{credential}/verify")
                .lets(EDITORS);
        at(LIVE, "POST /desk/credentials/{credential}/texts", "POST /desk/words/{text}")
                .lets(PUBLISHER);
        at(LIVE, "POST /desk/words/{text}/preview").answers(200, PUBLISHER);
        at(LIVE, "GET /desk/words", "GET /desk/words/{text}").lets(EDITORS);
        at(
                        LIVE,
                        "GET /desk/people/invite",
                        "POST /desk/people/invite",
                        "GET /desk/people/{id}/edit",
                        "POST /desk/people/{id}/edit",
                        "POST /desk/people/{id}/deactivate",
                        "POST /desk/people/{id}/reactivate",
                        "POST /desk/people/{id}/invite-again",
                        "POST /desk/people/{id}/sessions/end",
                        "GET /desk/people/{id}/leave",
                        "POST /desk/people/{id}/leave",
                        "POST /desk/people/{id}/leave/give-back",
                        "POST /desk/people/{id}/leave/end",
                        "GET /desk/people/{id}/profile",
                        "POST /desk/people/{id}/profile",
                        "POST /desk/people/{id}/portrait",
                        "POST /desk/people/{id}/portrait/remove",
                        "GET /desk/people/{id}/credentials/new",
                        "POST /desk/people/{id}/credentials/new",
                        "POST /desk/people/{id}/credentials/{credential}/revoke",
                        "POST /desk/people/{id}/credentials/{credential}/restore")
                .lets(ADMINISTRATOR);
    }

    /** To whoever it does not concern, an unpublished text does not exist. */
    private void articles() {
        at(LIVE, "GET /desk/articles", "GET /desk/claims").lets(SIGNED_IN);
        at(LIVE, "GET /desk/calendar", "POST /desk/calendar/address", "POST /desk/calendar/address/end")
                .lets(SIGNED_IN);
        at(LIVE, "GET /calendar/{secret}.ics").answers(404, EVERYBODY);
        at(LIVE, "GET /desk/articles/new", "POST /desk/articles/new", "POST /desk/articles/import")
                .lets(WRITERS);
        at(
                        LIVE,
                        "GET /desk/topics",
                        "POST /desk/topics",
                        "POST /desk/topics/{topic}/rename",
                        "POST /desk/topics/{topic}/retire",
                        "POST /desk/topics/{topic}/bring-back",
                        "GET /desk/source-tiers",
                        "POST /desk/source-tiers",
                        "POST /desk/source-tiers/{rule}",
                        "POST /desk/source-tiers/{rule}/remove",
                        "GET /desk/retractions",
                        "POST /desk/retractions")
                .lets(EDITORS);
        for (Stage stage : Stage.values()) {
            at(stage, "GET /desk/articles/{id}/topic", "POST /desk/articles/{id}/topic")
                    .lets(PUBLISHER);
            Row address = at(stage, "GET /desk/articles/{id}/address", "POST /desk/articles/{id}/address")
                    .toOthers(404)
                    .answers(403, readers(stage))
                    .lets(PUBLISHER);
            if (stage == WRITE) {
                address.lets(WRITER, OF_OWN_TEXT);
            }
        }
        for (Stage stage : Stage.values()) {
            readable(
                    stage,
                    "GET /desk/articles/{id}",
                    "GET /desk/articles/{id}/revisions/{number}",
                    "GET /desk/images/{sha256}");
        }
        for (Stage stage : List.of(REVIEW, LIVE)) {
            readable(
                    stage,
                    "GET /desk/articles/{id}/sources",
                    "GET /desk/articles/{id}/timeline",
                    "GET /desk/articles/{id}/process",
                    "GET /desk/articles/{id}/risk",
                    "GET /desk/articles/{id}/revisions/{number}/canonical",
                    "GET /desk/articles/{id}/revisions/{number}/as/{format}");
        }
    }

    /** To its writer, to those who see the whole desk, and to whoever has the turn, could take it, or finished one. */
    private void readable(Stage stage, String... routes) {
        at(stage, routes).toOthers(404).lets(readers(stage));
    }

    private static Who[] readers(Stage stage) {
        EnumSet<Who> readers = EnumSet.of(WRITER, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR);
        readers.addAll(
                switch (stage) {
                    case WRITE -> Set.of();
                    case POOLED -> Set.of(REVIEWER, OTHER_REVIEWER);
                    case REVIEW -> Set.of(REVIEWER);
                    case APPROVE, PUBLISH, SCHEDULED, LIVE -> Set.of(REVIEWER, FURTHER_ROLE);
                });
        return readers.toArray(Who[]::new);
    }

    /** Whose turn it is, and who may name somebody for it. */
    private void turns() {
        at(LIVE, "GET /desk").lets(SIGNED_IN);

        // Whoever could have had it, and may not read it now, is told no more than that it is gone.
        at(WRITE, "GET /desk/tasks/{id}")
                .answers(302, WRITER, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR)
                .answers(409, OTHER_WRITER);
        at(POOLED, "GET /desk/tasks/{id}")
                .answers(302, REVIEWER, OTHER_REVIEWER, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR);
        at(REVIEW, "GET /desk/tasks/{id}")
                .answers(302, REVIEWER, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR)
                .answers(409, OTHER_REVIEWER);
        at(APPROVE, "GET /desk/tasks/{id}").answers(302, FURTHER_ROLE, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR);
        at(PUBLISH, "GET /desk/tasks/{id}").answers(302, PUBLISHER, ADMINISTRATOR);

        at(WRITE, "POST /desk/tasks/{id}/take").lets(WRITER, OF_OWN_TEXT).answers(409, OTHER_WRITER);
        at(POOLED, "POST /desk/tasks/{id}/take").lets(REVIEWER, OTHER_REVIEWER);
        at(REVIEW, "POST /desk/tasks/{id}/take").lets(REVIEWER, OF_OWN_TEXT).answers(409, OTHER_REVIEWER);
        at(APPROVE, "POST /desk/tasks/{id}/take").lets(FURTHER_ROLE, OF_OWN_TEXT);
        at(PUBLISH, "POST /desk/tasks/{id}/take").lets(PUBLISHER);

        at(WRITE, "POST /desk/tasks/{id}/hand-back").lets(WRITER, OF_OWN_TEXT).lets(EDITORS);
        at(POOLED, "POST /desk/tasks/{id}/hand-back");
        at(REVIEW, "POST /desk/tasks/{id}/hand-back")
                .lets(REVIEWER, OF_OWN_TEXT)
                .lets(EDITORS);
        at(APPROVE, "POST /desk/tasks/{id}/hand-back")
                .lets(FURTHER_ROLE, OF_OWN_TEXT)
                .lets(EDITORS);
        at(PUBLISH, "POST /desk/tasks/{id}/hand-back").lets(EDITORS);

        for (Stage stage : Stage.withATurn()) {
            at(stage, "POST /desk/tasks/{id}/give").toOthers(403).lets(EDITORS);
            at(stage, "POST /desk/tasks/{id}/due").toOthers(403).lets(PUBLISHER);
        }
    }

    private void writing() {
        // Editors see whose it is, and may move it.
        at(WRITE, "GET /desk/tasks/{taskId}/write").lets(WRITER, OF_OWN_TEXT).lets(EDITORS);
        at(WRITE, "GET /desk/tasks/{taskId}/write/submit").lets(WRITER, OF_OWN_TEXT);
        at(
                        WRITE,
                        "POST /desk/tasks/{taskId}/write",
                        "POST /desk/tasks/{taskId}/write/sources",
                        "POST /desk/tasks/{taskId}/write/sources/take",
                        "POST /desk/tasks/{taskId}/write/sources/remove",
                        "POST /desk/tasks/{taskId}/write/claims/decline",
                        "POST /desk/tasks/{taskId}/write/images",
                        "POST /desk/tasks/{taskId}/write/imports/{id}/put-away",
                        "POST /desk/tasks/{taskId}/write/imports/{id}/show-again",
                        "POST /desk/tasks/{taskId}/write/references",
                        "POST /desk/tasks/{taskId}/write/references/take-over",
                        "GET /desk/tasks/{taskId}/write/newer-file",
                        "POST /desk/tasks/{taskId}/write/newer-file",
                        "POST /desk/tasks/{taskId}/write/newer-file/take-over",
                        "POST /desk/tasks/{taskId}/write/newer-file/leave")
                .lets(WRITER, OF_OWN_TEXT);
        // The text of the table lists no references, and leads back to itself.
        at(WRITE, "GET /desk/tasks/{taskId}/write/references").answers(302, WRITER, OF_OWN_TEXT);
        at(WRITE, "POST /desk/tasks/{taskId}/write/working-copy/discard").lets(WRITER, OF_OWN_TEXT);
        at(
                        WRITE,
                        "POST /desk/tasks/{taskId}/write/blocks",
                        "POST /desk/tasks/{taskId}/write/preview",
                        "POST /desk/tasks/{taskId}/write/working-copy",
                        "POST /desk/tasks/{taskId}/write/sources/form",
                        "POST /desk/tasks/{taskId}/write/sources/leave",
                        "POST /desk/tasks/{taskId}/write/sources/read")
                .answers(200, WRITER, OF_OWN_TEXT);
        // The text of the table repeats no claim that is known.
        at(WRITE, "POST /desk/tasks/{taskId}/write/claims/cite").answers(422, WRITER, OF_OWN_TEXT);
        at(WRITE, "POST /desk/tasks/{taskId}/write/submit").lets(WRITER, OF_OWN_TEXT);
        // Parked words are of whoever typed them.
        at(WRITE, "GET /desk/tasks/{taskId}/write/parked/{id}", "POST /desk/tasks/{taskId}/write/parked/{id}/dismiss")
                .toOthers(404)
                .lets(WRITER, OF_OWN_TEXT);
    }

    /** Publishers look on; nobody signs or approves a text of their own. */
    private void reviewing() {
        at(POOLED, "GET /desk/tasks/{taskId}/review")
                .lets(REVIEWER, OTHER_REVIEWER, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR);
        at(
                POOLED,
                "POST /desk/tasks/{taskId}/review/notes",
                "POST /desk/tasks/{taskId}/review/claims/{number}",
                "GET /desk/tasks/{taskId}/review/request-changes",
                "POST /desk/tasks/{taskId}/review/request-changes",
                "GET /desk/tasks/{taskId}/review/sign",
                "POST /desk/tasks/{taskId}/review/sign");
        at(REVIEW, "GET /desk/tasks/{taskId}/review").lets(REVIEWER, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR);
        at(
                        REVIEW,
                        "POST /desk/tasks/{taskId}/review/notes",
                        "POST /desk/tasks/{taskId}/review/claims/{number}",
                        "GET /desk/tasks/{taskId}/review/request-changes",
                        "POST /desk/tasks/{taskId}/review/request-changes",
                        "GET /desk/tasks/{taskId}/review/sign")
                .lets(REVIEWER, OF_OWN_TEXT);
        at(REVIEW, "POST /desk/tasks/{taskId}/review/sign").lets(REVIEWER);
        at(REVIEW, "POST /desk/articles/{id}/requests/{request}/withdraw")
                .toOthers(404)
                .answers(403, WRITER, PUBLISHER, ADMINISTRATOR)
                .lets(REVIEWER);

        at(REVIEW, "POST /desk/articles/{id}/risk").lets(PUBLISHER);
        at(REVIEW, "POST /desk/articles/{id}/risk/ask")
                .toOthers(404)
                .answers(403, WRITER, PUBLISHER, ADMINISTRATOR)
                .lets(REVIEWER, OF_OWN_TEXT);

        at(APPROVE, "GET /desk/tasks/{taskId}/approve").lets(FURTHER_ROLE, OF_OWN_TEXT, PUBLISHER, ADMINISTRATOR);
        at(APPROVE, "POST /desk/tasks/{taskId}/approve").lets(FURTHER_ROLE);
        at(APPROVE, "POST /desk/tasks/{taskId}/approve/send-back").lets(FURTHER_ROLE, OF_OWN_TEXT);
    }

    private void publishing() {
        at(PUBLISH, "GET /desk/tasks/{taskId}/publish").lets(EDITORS);
        at(
                        PUBLISH,
                        "POST /desk/tasks/{taskId}/publish/now",
                        "POST /desk/tasks/{taskId}/publish/schedule",
                        "POST /desk/tasks/{taskId}/publish/send-back")
                .lets(PUBLISHER);
        at(SCHEDULED, "POST /desk/articles/{id}/call-back").lets(PUBLISHER);
        at(SCHEDULED, "GET /desk/articles/{id}/schedule", "POST /desk/articles/{id}/schedule")
                .lets(PUBLISHER);
        at(LIVE, "GET /desk/articles/{id}/schedule", "POST /desk/articles/{id}/schedule")
                .answers(409, PUBLISHER);
        at(LIVE, "POST /desk/articles/{id}/call-back").answers(409, PUBLISHER);
        at(
                        LIVE,
                        "GET /desk/articles/{id}/correction",
                        "GET /desk/articles/{id}/banner",
                        "POST /desk/articles/{id}/banner",
                        "POST /desk/articles/{id}/banner/lower",
                        "GET /desk/articles/{id}/withdraw",
                        "POST /desk/articles/{id}/withdraw",
                        "POST /desk/articles/{id}/correction",
                        "POST /desk/articles/{id}/re-review")
                .lets(PUBLISHER);
        at(REVIEW, "POST /desk/articles/{id}/correction", "POST /desk/articles/{id}/re-review")
                .answers(409, PUBLISHER);
    }

    /** Whoever worked on the text reads what is said to be wrong with it; who said so is for editors. */
    private void reports() {
        at(LIVE, "GET /desk/reports").lets(EDITORS);
        at(LIVE, "GET /desk/reports/{number}")
                .toOthers(404)
                .lets(WRITER, REVIEWER, FURTHER_ROLE, PUBLISHER, ADMINISTRATOR);
        at(
                        LIVE,
                        "GET /desk/reports/{number}/mails/{mail}/page",
                        "GET /desk/reports/{number}/mails/{mail}/files/{file}",
                        "POST /desk/reports/{number}/article",
                        "POST /desk/reports/{number}/acknowledge",
                        "POST /desk/reports/{number}/answer",
                        "POST /desk/reports/{number}/merge",
                        "POST /desk/reports/{number}/take-out")
                .lets(EDITORS);
        at(LIVE, "GET /desk/tasks/{taskId}/triage").answers(404, OF_OWN_TEXT).lets(EDITORS);
        at(LIVE, "POST /desk/tasks/{taskId}/triage/decide")
                .answers(404, OF_OWN_TEXT)
                .lets(PUBLISHER);
    }

    private void mailAuditAndProcesses() {
        at(
                        LIVE,
                        "GET /desk/mail",
                        "GET /desk/mail/{id}",
                        "GET /desk/mail/{id}/page",
                        "GET /desk/mail/in",
                        "GET /desk/mail/in/{id}",
                        "GET /desk/mail/in/{id}/page",
                        "GET /desk/mail/in/{id}/raw",
                        "GET /desk/mail/in/{id}/files/{number}",
                        "POST /desk/mail/in/{id}/reprocess",
                        "POST /desk/mail/in/{id}/report",
                        "POST /desk/mail/in/{id}/discard")
                .lets(EDITORS);
        at(LIVE, "GET /desk/reports/by-id/{id}").answers(302, EDITORS);
        // No mailbox is set up in these tests.
        at(LIVE, "POST /desk/mail/in/again").answers(409, EDITORS);
        at(
                        LIVE,
                        "POST /desk/mail/{id}/retry",
                        "POST /desk/mail/retry-failed",
                        "POST /desk/mail/try-now",
                        "POST /desk/mail/{id}/cancel",
                        "POST /desk/mail/{id}/resend",
                        "POST /desk/mail/suppressed/lift")
                .lets(ADMINISTRATOR);
        at(LIVE, "GET /desk/tasks/{taskId}/address").toOthers(404).lets(EDITORS);
        at(
                        LIVE,
                        "POST /desk/tasks/{taskId}/address/readdress",
                        "POST /desk/tasks/{taskId}/address/lift",
                        "POST /desk/tasks/{taskId}/address/leave")
                .toOthers(404)
                .answers(403, PUBLISHER)
                .lets(ADMINISTRATOR);
        at(LIVE, "GET /letters/unsubscribe/{token}", "POST /letters/unsubscribe/{token}")
                .answers(200, EVERYBODY);
        at(LIVE, "GET /desk/audit").lets(EDITORS);
        at(LIVE, "POST /desk/audit/verify").lets(ADMINISTRATOR);
        at(
                        LIVE,
                        "GET /desk/processes",
                        "GET /desk/processes/{key}",
                        "GET /desk/processes/{key}/{version}",
                        "GET /desk/processes/{key}/{version}/move")
                .lets(EDITORS);
        at(LIVE, "POST /desk/processes/{key}/{version}/move").answers(200, EDITORS);
        at(
                        REVIEW,
                        "GET /desk/articles/{id}/process/stage",
                        "POST /desk/articles/{id}/process/stage",
                        "GET /desk/articles/{id}/process/give-up",
                        "POST /desk/articles/{id}/process/give-up")
                .lets(EDITORS);
        // Their own, as long as it lies with them.
        at(WRITE, "GET /desk/articles/{id}/process/give-up", "POST /desk/articles/{id}/process/give-up")
                .lets(WRITER, OF_OWN_TEXT)
                .lets(EDITORS);
        // Only what nobody has taken.
        at(POOLED, "POST /desk/articles/{id}/process/take-back")
                .toOthers(404)
                .lets(WRITER, OF_OWN_TEXT)
                .answers(409, REVIEWER, OTHER_REVIEWER)
                .answers(409, EDITORS);
        // Of a draft that was given up.
        at(LIVE, "POST /desk/articles/{id}/process/take-up")
                .toOthers(404)
                .lets(WRITER, PUBLISHER)
                .answers(409, ADMINISTRATOR);
        at(
                        LIVE,
                        "GET /desk/reports/{number}/process",
                        "GET /desk/reports/{number}/process/stage",
                        "POST /desk/reports/{number}/process/stage")
                .lets(EDITORS);
        at(LIVE, "POST /desk/processes/failures/{job}/retry").lets(ADMINISTRATOR);
    }

    private void readers() {
        at(
                        LIVE,
                        "GET /",
                        "GET /articles/{slug}",
                        "GET /articles/{slug}/history",
                        "GET /articles/{slug}/report",
                        "GET /people/{slug}",
                        "GET /images/{sha256}",
                        "GET /portraits/{sha256}",
                        "GET /editorial-standards",
                        "GET /editorial-standards/archive",
                        "GET /editorial-standards/archive/{text}/{number}",
                        "GET /corrections",
                        "GET /.well-known/imprimatur-key",
                        "GET /verify/{sha256}",
                        "GET /verify/{sha256}/proof",
                        "GET /verify/{sha256}/check",
                        "GET /verify/{sha256}/canonical")
                .lets(EVERYBODY);
        at(LIVE, "POST /articles/{slug}/report").answers(200, EVERYBODY);
        for (Stage stage : List.of(REVIEW, SCHEDULED)) {
            at(
                            stage,
                            "GET /articles/{slug}",
                            "GET /articles/{slug}/history",
                            "GET /articles/{slug}/report",
                            "POST /articles/{slug}/report",
                            "GET /images/{sha256}",
                            "GET /verify/{sha256}",
                            "GET /verify/{sha256}/proof",
                            "GET /verify/{sha256}/check",
                            "GET /verify/{sha256}/canonical")
                    .answers(404, EVERYBODY);
        }
    }

    /**
     * Unless told otherwise, strangers are asked to sign in and everybody else is refused with 403; except that a turn
     * does not exist for whoever may not read what it is about.
     */
    private Row at(Stage stage, String... routes) {
        List<Line> row = new ArrayList<>();
        for (String route : routes) {
            if (lines.stream()
                    .anyMatch(line -> line.stage() == stage && line.route().equals(route))) {
                throw new IllegalArgumentException("Twice in the table: " + route + " at " + stage);
            }
            row.add(new Line(stage, route, new EnumMap<>(Who.class)));
        }
        lines.addAll(row);
        Row whole = new Row(row).toOthers(403);
        boolean aboutATurn = Stream.of(routes).allMatch(route -> route.contains(" /desk/tasks/{"));
        return aboutATurn ? whole.toOthers(404).answers(403, readers(stage)) : whole;
    }

    /** Lines that answer alike. */
    private record Row(List<Line> lines) {

        /** Pages are shown, actions done. */
        Row lets(Who... people) {
            for (Line line : lines) {
                for (Who who : people) {
                    line.answers().put(who, line.route().startsWith("GET ") ? 200 : 302);
                }
            }
            return this;
        }

        Row answers(int status, Who... people) {
            for (Line line : lines) {
                for (Who who : people) {
                    line.answers().put(who, status);
                }
            }
            return this;
        }

        /** Said first: what is said of somebody later holds. */
        Row toOthers(int status) {
            answers(status, SIGNED_IN);
            return answers(SIGN_IN, SIGNED_OUT);
        }
    }
}
