package org.imprimatur.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The tables a room keeps, and the classes of it that read those of other rooms.
 *
 * <p>Only a room's own SQL names its tables, so that whoever changes a table finds all that depends on it in one room. A
 * page that shows what several rooms know may need one query over their tables: such a class is a read model, is named
 * so, and is listed by the room whose page it serves. It writes nothing.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnedTables {

    /** Names of tables, in small letters; each table belongs to one room. */
    String[] value();

    /** Simple names of the classes whose queries read tables of other rooms as well. */
    String[] readModels() default {};
}
