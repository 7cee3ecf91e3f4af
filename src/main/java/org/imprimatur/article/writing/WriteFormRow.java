package org.imprimatur.article.writing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.imprimatur.article.TextFormat;

/** The columns in which a table keeps the form of the write page as typed: base, title, standfirst, body, sources, format. */
final class WriteFormRow {

    private WriteFormRow() {}

    static List<Object> values(WriteForm typed) {
        return List.of(
                typed.base(),
                storable(typed.title()),
                storable(typed.standfirst()),
                storable(typed.body()),
                storable(typed.sources()),
                typed.format());
    }

    /** PostgreSQL has no NUL in a text. */
    private static String storable(String typed) {
        return typed.replace("\u0000", "");
    }

    /** Rows from before there were formats name none. */
    static WriteForm read(ResultSet row) throws SQLException {
        return new WriteForm(
                        row.getInt("base"),
                        row.getString("title"),
                        row.getString("standfirst"),
                        row.getString("body"),
                        row.getString("sources"),
                        row.getString("format"))
                .inNewestFormat(TextFormat.IMPRIMATUR_1);
    }
}
