package org.imprimatur.outbox;

import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.SubjectAccess;
import org.springframework.stereotype.Component;

/** Lets the worklist know who may read about an address that takes no letters: those who see all letters. */
@Component
class DeadAddressReadership implements SubjectAccess {

    @Override
    public boolean mayRead(Person person, Subject subject) {
        return subject.is(Subject.Kind.ADDRESS) && (person.holds(Role.publisher()) || person.holds(Role.admin()));
    }
}
