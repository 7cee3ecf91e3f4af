package org.imprimatur.article;

import java.util.OptionalInt;

/** Implemented by a room that knows after how many months the newsroom's table has an article read again. */
public interface ReviewIntervals {

    /** @return empty where the table in force says nothing of it, or not by topic and risk alone */
    OptionalInt months(String topic, Risk risk);
}
