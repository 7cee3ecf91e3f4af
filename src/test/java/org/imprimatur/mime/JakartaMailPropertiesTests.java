package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JakartaMailPropertiesTests {

    /** Which other tests ran before must not matter, so the mail library is loaded afresh. */
    @Test
    void theFlagsAreSetBeforeTheMailLibraryLooksAtThem() throws Exception {
        URL[] all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(JakartaMailPropertiesTests::url)
                .toArray(URL[]::new);
        try (URLClassLoader fresh = new URLClassLoader(all, ClassLoader.getPlatformClassLoader())) {
            Method parse = fresh.loadClass(HeaderParameters.class.getName()).getDeclaredMethod("of", String.class);
            parse.setAccessible(true);
            // Read strictly, a value with a blank and without quotes is an error.
            Object parameters = parse.invoke(null, "attachment; filename=label of 2026.pdf; size=3");
            assertThat(parameters.toString()).contains("filename=label of 2026.pdf");
        }
        assertThat(System.getProperty("mail.mime.base64.ignoreerrors")).isEqualTo("true");
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
