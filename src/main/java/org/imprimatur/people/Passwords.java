package org.imprimatur.people;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ResponseStatus;

/** People's passwords: what they sign in with, and prove themselves with again when it matters. */
@Service
public class Passwords {

    private final JdbcClient jdbc;
    private final People people;
    private final OneTimeLinks links;
    private final PasswordEncoder encoder;
    private final PasswordPolicy policy;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SingletonSupplier<String> nobodysHash;

    Passwords(
            JdbcClient jdbc,
            People people,
            OneTimeLinks links,
            PasswordEncoder encoder,
            PasswordPolicy policy,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.links = links;
        this.encoder = encoder;
        this.policy = policy;
        this.clock = clock;
        this.events = events;
        this.nobodysHash = SingletonSupplier.of(() -> encoder.encode("the password of nobody"));
    }

    /**
     * Asks somebody who is signed in to prove it. Takes as long for nobody's id as for somebody's. Announces
     * {@link CheckAsked} before and {@link CheckAnswered} after, for whoever counts tries.
     */
    public boolean matches(PersonId whom, String password) {
        events.publishEvent(new CheckAsked(whom));
        String nobodys = nobodysHash.obtain();
        Optional<String> hash = people.find(whom).filter(Person::active).flatMap(person -> hashOf(person.id()));
        boolean same = encoder.matches(password, hash.orElse(nobodys));
        boolean right = same && hash.isPresent();
        if (right && encoder.upgradeEncoding(hash.get())) {
            renew(whom, hash.get(), encoder.encode(password));
        }
        events.publishEvent(new CheckAnswered(whom, right));
        return right;
    }

    /**
     * @throws WrongPassword if {@code old} is not the password so far
     * @throws WeakPassword if {@code fresh} would not protect anybody
     */
    @Transactional
    public void change(Person me, String old, String fresh) {
        if (!matches(me.id(), old)) {
            throw new WrongPassword();
        }
        set(me, fresh, "changed");
    }

    /**
     * Links still on their way to the person let nobody in any more.
     *
     * @throws WeakPassword if the password would not protect anybody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void set(Person person, String password, String how) {
        refuseIfWeak(password, person);
        jdbc.sql("update person set password = ?, password_set_at = ? where id = ?")
                .params(
                        encoder.encode(password),
                        DbTime.at(clock.instant()),
                        person.id().value())
                .update();
        links.withdraw(person.id());
        events.publishEvent(new PersonEvent.PasswordChanged(person.id(), person.id(), how));
    }

    private void refuseIfWeak(String password, Person person) {
        PasswordPolicy.Flaw flaw = policy.flawIn(password, person);
        if (flaw != null) {
            throw new WeakPassword(flaw);
        }
    }

    /** Puts a stronger hash of the same password in the place of {@code old}, unless another was chosen meanwhile. */
    void renew(PersonId id, String old, String hash) {
        jdbc.sql("update person set password = ? where id = ? and password = ?")
                .params(hash, id.value(), old)
                .update();
    }

    Optional<String> hashOf(PersonId id) {
        return jdbc.sql("select password from person where id = ? and password is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** The password would not protect anybody, with the reason. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class WeakPassword extends Refusal {

        private final PasswordPolicy.Flaw flaw;

        WeakPassword(PasswordPolicy.Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        public String key() {
            return super.key() + "." + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What was typed is not the person's password. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class WrongPassword extends Refusal {}

    /** Whether the password asked for at {@link CheckAsked} was the right one. */
    public record CheckAnswered(PersonId whom, boolean right) {}

    /**
     * Somebody who is signed in is about to prove it with their password. Announced before the password is looked at: a
     * listener that counts tries may throw a {@link Refusal} to stop one.
     */
    public record CheckAsked(PersonId whom) {}
}
