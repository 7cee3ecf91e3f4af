package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkRedirectsTests {

    private static final String CDC = "https://www.cdc.gov/sleep/?a=1&b=2";

    private static void leads(String address, String meant) {
        assertThat(LinkRedirects.meant(address)).contains(meant);
    }

    @Test
    void anOrdinaryAddressIsLeftAlone() {
        leads(CDC, CDC);
        leads("mailto:desk@example.org", "mailto:desk@example.org");
        leads("https://example.org/url?q=https://a.org", "https://example.org/url?q=https://a.org");
        leads("https://www.google.com/search?q=sleep", "https://www.google.com/search?q=sleep");
    }

    @Test
    void searchEnginesPagesAreLeftOut() {
        leads("https://www.google.com/url?q=https://www.cdc.gov/sleep/?a%3D1%26b%3D2&sa=D&usg=AOv", CDC);
        leads("https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fwww.cdc.gov%2Fsleep%2F%3Fa%3D1%26b%3D2", CDC);
        leads("https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly93d3cuY2RjLmdvdi9zbGVlcC8_YT0xJmI9Mg&ntb=1", CDC);
        leads("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fwww.cdc.gov%2Fsleep%2F%3Fa%3D1%26b%3D2&rut=x", CDC);
    }

    @Test
    void mailProtectorsPagesAreLeftOut() {
        leads(
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.cdc.gov%2Fsleep%2F%3Fa%3D1%26b%3D2&data=05%7C",
                CDC);
        leads(
                "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.cdc.gov_sleep_-3Fa-3D1-26b-3D2&d=DwMF&c=x",
                CDC);
        leads("https://urldefense.com/v3/__https://www.cdc.gov/sleep/?a=1&b=2__;!!AbC!x$", CDC);
        // "*" stands for "?", "**A" for "=1" of the signs that follow.
        leads("https://urldefense.com/v3/__https://www.cdc.gov/sleep/*a**A&b=2__;Pz0x!!AbC!x$", CDC);
    }

    @Test
    void oneBehindAnotherIsFollowed() {
        leads(
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fa.org%252Fb",
                "https://a.org/b");
    }

    @Test
    void whatDoesNotTellWhereItLeadsIsKnown() {
        for (String secret : new String[] {
            "https://protect-us.mimecast.com/s/xyz",
            "https://www.google.com/url?sa=t",
            "https://www.google.com/url?q=javascript:alert(1)",
            "https://www.google.com/url?q=%zz",
            "https://www.bing.com/ck/a?u=a1%%%",
            "https://t.co/abc"
        }) {
            assertThat(LinkRedirects.meant(secret)).as(secret).isEmpty();
        }
    }
}
