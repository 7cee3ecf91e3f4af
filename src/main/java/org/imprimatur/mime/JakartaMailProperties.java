package org.imprimatur.mime;

import java.util.List;

/**
 * Makes the mail library lenient. Its classes read these settings once, when they are loaded, and they hold for the
 * whole process; so the first line of the program sets them, and whoever reads mail makes sure of it again.
 */
public final class JakartaMailProperties {

    private static final List<String> LENIENT = List.of(
            "mail.mime.parameters.strict=false",
            "mail.mime.decodefilename=true",
            "mail.mime.decodetext.strict=false",
            "mail.mime.base64.ignoreerrors=true",
            "mail.mime.uudecode.ignoreerrors=true",
            "mail.mime.uudecode.ignoremissingbeginend=true",
            "mail.mime.ignoreunknownencoding=true",
            "mail.mime.multipart.allowempty=true");

    private JakartaMailProperties() {}

    /** To be called before the first class of the mail library is loaded; calling it again does no harm. */
    public static void set() {
        for (String flag : LENIENT) {
            int equals = flag.indexOf('=');
            System.setProperty(flag.substring(0, equals), flag.substring(equals + 1));
        }
    }
}
