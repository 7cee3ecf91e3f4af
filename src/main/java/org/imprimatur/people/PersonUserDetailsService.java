package org.imprimatur.people;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Looks up by e-mail address who wants to sign in; from then on they are known by their id, which survives a change of
 * address. No roles are handed out here: they are read afresh at every request.
 */
@Component
class PersonUserDetailsService implements UserDetailsService, UserDetailsPasswordService {

    private final People people;
    private final Passwords passwords;

    PersonUserDetailsService(People people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    /** Somebody who has left, or not chosen a password yet, is answered exactly as somebody unknown. */
    @Override
    public UserDetails loadUserByUsername(String email) throws UsernameNotFoundException {
        Person person = people.byEmail(email)
                .filter(Person::active)
                .orElseThrow(() -> new UsernameNotFoundException("Nobody signs in with this address"));
        String hash = passwords
                .hashOf(person.id())
                .orElseThrow(() -> new UsernameNotFoundException("No password was chosen yet"));
        return User.withUsername(person.id().toString()).password(hash).build();
    }

    /** Called with a stronger hash of the password that was just right. */
    @Override
    public UserDetails updatePassword(UserDetails known, @Nullable String hash) {
        if (hash == null) {
            return known;
        }
        passwords.renew(PersonId.of(known.getUsername()), known.getPassword(), hash);
        return User.withUserDetails(known).password(hash).build();
    }
}
