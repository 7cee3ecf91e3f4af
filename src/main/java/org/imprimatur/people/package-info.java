/** Who someone is: sign-in, roles, credentials, profiles, and what a role allows. */
@ApplicationModule(allowedDependencies = {"platform"})
@OwnedTables({
    "credential",
    "leave_of_absence",
    "one_time_link",
    "password_asked",
    "people_register",
    "person",
    "person_role",
    "portrait"
})
@NullMarked
package org.imprimatur.people;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
