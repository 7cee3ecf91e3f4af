package org.imprimatur.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.journey.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A writer of the demonstration cites and adds sources in a browser, by keyboard, on a desktop and a phone. */
@FullBuildOnly
class CitingSourcesTests {

    private static final Path PICTURES = Path.of("target", "screenshots", "sources");

    private final List<String> refused = new ArrayList<>();

    @Test
    void sourcesAreCitedAndPastedWithoutLeavingThePage(@TempDir Path folder) {
        try (Chromium chromium = Chromium.open();
                PostOffice postOffice = PostOffice.open();
                ServletWebServerApplicationContext newsroom = (ServletWebServerApplicationContext)
                        DemoNewsroom.start(postOffice, folder.resolve("newsroom"), "--server.port=0")
                                .getApplicationContext();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 844))) {
            // As the Markdown it is kept in; the editor has its own list of sources.
            context.addInitScript("localStorage.setItem('imprimatur.editor', JSON.stringify('markdown'))");
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                // Playwright hides the cursor for a picture with a style of its own, which the page refuses.
                if (message.type().equals("error") && !message.text().contains("inline style")) {
                    refused.add(message.text());
                }
            });
            signIn(page, "http://localhost:" + newsroom.getWebServer().getPort());
            Locator body = page.locator("textarea[name=body]");
            picksByKeyboard(page, body);
            citesByButton(page, body);
            pastesAndKeepsWhatWasTyped(page, body);
            editsOnAPhone(page);
            assertThat(refused).isEmpty();
        }
    }

    private static void signIn(Page page, String server) {
        page.navigate(server + "/sign-in");
        page.locator("input[type=email], input[name=username]").first().fill(DemoStaff.WRITER);
        page.locator("input[type=password]").first().fill(DemoStaff.PASSWORD);
        page.locator("main button[type=submit]").first().click();
        page.waitForURL("**/desk");
        page.locator("a[href*='/desk/tasks/']").first().click();
        page.waitForURL("**/write");
    }

    private static void picksByKeyboard(Page page, Locator body) {
        body.focus();
        page.keyboard().press("Control+End");
        page.keyboard().type(" Typed [@");
        Locator options = page.locator("[role=listbox] [role=option]");
        assertThat(options.count()).isGreaterThan(1);
        assertThat(body.getAttribute("aria-activedescendant"))
                .isEqualTo(options.first().getAttribute("id"));
        picture(page, "picker-1280");
        page.keyboard().press("Escape");
        assertThat(page.locator("[role=listbox]").isVisible()).isFalse();
        page.keyboard().type("san");
        assertThat(options.count()).isEqualTo(1);
        String key = options.first().getAttribute("data-pick");
        page.keyboard().press("Enter");
        assertThat(body.inputValue()).endsWith(" Typed [@" + key + "]");
        page.keyboard().type(".");
        assertThat(body.inputValue()).endsWith(" Typed [@" + key + "].");
    }

    private static void citesByButton(Page page, Locator body) {
        body.evaluate("area => area.setSelectionRange(0, 0)");
        Locator row = page.locator("#sources-part li[data-key]").first();
        row.locator("button[data-cite]").click();
        assertThat(body.inputValue()).startsWith("[@" + row.getAttribute("data-key") + "]");
    }

    private static void pastesAndKeepsWhatWasTyped(Page page, Locator body) {
        String typed = body.inputValue();
        page.locator("#pasted").fill("10.5665/sleep.4716\n@book{k, author={Kryger, Meir}, title={Sleep}, year=2017}\n");
        page.locator("#paste-part button:has-text('Read it')").click();
        page.locator("#paste-part .check").first().waitFor();
        page.locator("#pasted").fill("10.5665/sleep.4716 26039963");
        page.locator("#paste-part button:has-text('Read it')").click();
        page.locator("[name=take]").nth(1).waitFor();
        picture(page, "found-1280");
        assertThat(body.inputValue()).isEqualTo(typed);
        page.locator("#paste-part button:has-text('Add the chosen')").click();
        page.waitForLoadState(LoadState.LOAD);
        assertThat(page.url()).endsWith("#sources-part");
        assertThat(page.locator("#sources-part [role=status]").textContent()).contains("2 more sources");
        assertThat(body.inputValue()).isEqualTo(typed);
    }

    private static void editsOnAPhone(Page page) {
        page.setViewportSize(390, 844);
        page.locator("#sources-part li[data-key]")
                .last()
                .locator("button[name=edit]")
                .click();
        page.locator("#source-form[open] input[name=source-edited]:not([value=''])")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        picture(page, "edit-390");
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        page.locator("#source-title").fill("Recommended amount of sleep");
        page.locator("#source-form button:has-text('Change this source')").click();
        page.waitForLoadState(LoadState.LOAD);
        assertThat(page.locator("#sources-part ol").textContent()).contains("Recommended");
        page.locator("#sources-part").scrollIntoViewIfNeeded();
        picture(page, "rows-390");
    }

    private static void picture(Page page, String name) {
        if (Boolean.getBoolean("imprimatur.test.pictures")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        }
    }
}
