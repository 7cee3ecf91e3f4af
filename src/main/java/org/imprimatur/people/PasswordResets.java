package org.imprimatur.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.platform.ClientNetwork;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Password resets for people who have forgotten theirs: a link by letter to the address we know. */
@Service
public class PasswordResets {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int LETTERS_IN_WINDOW = 3;
    private static final int ASKED_FROM_A_NETWORK = 20;

    private final JdbcClient jdbc;
    private final People people;
    private final OneTimeLinks links;
    private final LinkRedemption redemption;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PasswordResets(
            JdbcClient jdbc,
            People people,
            OneTimeLinks links,
            LinkRedemption redemption,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.links = links;
        this.redemption = redemption;
        this.clock = clock;
        this.events = events;
    }

    /** So many letters were asked for from one network that it has to wait. */
    @ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
    public static class TooManyAsked extends Refusal {}

    /**
     * Sends a link if somebody who works here signs in with this address and has not asked too often. The caller is not
     * told whether: nobody may learn here who works for the newsroom. What is refused does not count, so that a stranger
     * who never stops asking keeps nobody out: the newest of the letters is never older than its link is good for.
     *
     * @throws TooManyAsked if the network has asked too often, for whomever
     */
    @Transactional(noRollbackFor = TooManyAsked.class)
    public void ask(String email, ClientNetwork network) {
        if (!isWithin(ASKED_FROM_A_NETWORK, "network " + network.key())) {
            throw new TooManyAsked();
        }
        boolean wait = !isWithin(LETTERS_IN_WINDOW, People.address(email));
        Person person = people.byEmail(email).filter(Person::active).orElse(null);
        if (person == null || wait) {
            return;
        }
        OneTimeLinks.Issued link = links.issue(OneTimeLink.Purpose.PASSWORD_RESET, person.id(), LIFETIME);
        events.publishEvent(new PersonEvent.PasswordResetAsked(
                person.id(),
                link.id(),
                person.name(),
                person.email(),
                "/password/reset/" + link.token(),
                link.expiry()));
    }

    /**
     * Who may choose a new password behind the link, which stays as it is.
     *
     * @throws InvalidLink if it lets nobody in
     */
    public Person look(String token) {
        return redemption.look(OneTimeLink.Purpose.PASSWORD_RESET, token);
    }

    /**
     * Uses the link up and changes the password.
     *
     * @throws InvalidLink if it lets nobody in
     * @throws Passwords.WeakPassword if the password would not protect anybody; the link stays open
     */
    @Transactional
    public Person reset(String token, String password) {
        return redemption.take(OneTimeLink.Purpose.PASSWORD_RESET, token, password, "reset");
    }

    /**
     * Counts known and unknown addresses and networks alike, and keeps none of them. Each that was let through counts for an
     * hour of its own; hours that begin anew for all at once would let twice as many letters through around their ends.
     */
    private boolean isWithin(int most, String asker) {
        Instant now = DbTime.now(clock);
        var since = DbTime.at(now.minus(WINDOW));
        String hash = OneTimeLinks.sha256(asker);
        jdbc.sql("delete from password_asked where at <= ?").param(since).update();
        long asked = jdbc.sql("select count(*) from password_asked where address = ?")
                .param(hash)
                .query(Long.class)
                .single();
        if (asked >= most) {
            return false;
        }
        jdbc.sql("insert into password_asked (id, address, at) values (?, ?, ?)")
                .params(UUID.randomUUID(), hash, DbTime.at(now))
                .update();
        return true;
    }
}
