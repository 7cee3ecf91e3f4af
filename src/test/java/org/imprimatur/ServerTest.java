package org.imprimatur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.imprimatur.people.CheapHashing;
import org.imprimatur.workflow.Drawings;
import org.imprimatur.workflow.Walk;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server on a fresh database, one for all tests so marked. The job executor and all schedules are off: a test
 * makes things happen. Tests share the database, so each brings its own people and articles from {@link Newsroom}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"imprimatur.schedules=false", "imprimatur.mail.coalesce=0s"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshDatabase.class)
@Import({CheapHashing.class, TestClock.class, Newsroom.class, Failpoints.class, Walk.class, Drawings.class})
public @interface ServerTest {}
