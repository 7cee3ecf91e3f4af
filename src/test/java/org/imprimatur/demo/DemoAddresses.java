package org.imprimatur.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;

/** Where a reader of the demonstration may write to. */
@TestComponent
class DemoAddresses {

    private final String forAll;

    DemoAddresses(@Value("${imprimatur.newsroom.corrections-address}") String forAll) {
        this.forAll = forAll;
    }

    record About(String address, String title) {}

    About about(String slug) {
        return new About(forAll, "");
    }

    /** With what each is for. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(forAll, "the newsroom");
        return all;
    }
}
