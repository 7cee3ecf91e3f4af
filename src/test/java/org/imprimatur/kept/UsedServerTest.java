package org.imprimatur.kept;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.imprimatur.Failpoints;
import org.imprimatur.Newsroom;
import org.imprimatur.TestClock;
import org.imprimatur.workflow.Walk;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * As {@link org.imprimatur.ServerTest}, on a database in use. One server for all tests so marked: each takes an article
 * or a report of its own from {@link KeptArticle}, or looks without touching.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"imprimatur.schedules=false", "imprimatur.mail.coalesce=0s"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = KeptCopy.class)
@Import({TestClock.class, Newsroom.class, Failpoints.class, Walk.class})
public @interface UsedServerTest {}
