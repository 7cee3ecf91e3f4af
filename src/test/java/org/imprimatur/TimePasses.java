package org.imprimatur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole server, as in {@link ServerTest}, on a second database: for tests in which days pass for everybody. Whatever
 * goes over all turns, reminding and moving them, would otherwise go over those of every test there is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@TestPropertySource(properties = "test.database=of-days-that-pass")
public @interface TimePasses {}
