package org.imprimatur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Left to {@code mvn -Pfull verify}: takes long, or asks for more than a JDK, as a browser or a real mail server. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("full")
@net.jqwik.api.Tag("full")
public @interface FullBuildOnly {}
