package org.imprimatur.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares who may call a controller's handler at all. Every handler carries one: a route without it is refused. Access
 * to a single article or task is decided further in, by the policy of its room.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedFor {

    Who value();

    /** The circles a route may be open to. */
    enum Who {
        /** Readers, signed in or not. */
        EVERYBODY,
        /** Any active person of the newsroom, whatever their roles. */
        NEWSROOM,
        WRITERS,
        PUBLISHERS,
        /** Publishers and administrators: those who see the whole desk. */
        EDITORS,
        ADMINISTRATORS
    }
}
