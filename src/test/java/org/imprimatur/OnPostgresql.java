package org.imprimatur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Asks what only PostgreSQL can answer; skipped in the run on H2. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnBothDatabases
@EnabledIfSystemProperty(named = "imprimatur.test.database", matches = "postgresql")
public @interface OnPostgresql {}
