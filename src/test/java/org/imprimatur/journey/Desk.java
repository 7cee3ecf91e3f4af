package org.imprimatur.journey;

import static org.imprimatur.journey.Labels.say;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's browser. Everything is found as that person finds it: by the words on buttons, links and labels. */
final class Desk implements AutoCloseable {

    /** How the person works. */
    enum Hands {
        POINTER,
        KEYBOARD,
        /** With a pointer, in a browser that runs no script. */
        WITHOUT_SCRIPT
    }

    private static final int MOST_TABS = 250;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final URI server;
    private final Hands hands;
    private final String email;
    private final String password;
    private final List<String> complaints = new ArrayList<>();

    Desk(Browser browser, URI server, Hands hands, String email, String password) {
        this.server = server;
        this.hands = hands;
        this.email = email;
        this.password = password;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setJavaScriptEnabled(hands != Hands.WITHOUT_SCRIPT));
        context.addInitScript(preferring("markdown"));
        this.page = context.newPage();
        page.setDefaultTimeout(Integer.getInteger("imprimatur.test.patience", 60_000));
        page.setDefaultNavigationTimeout(60_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    /** Writes texts as they read; without this, as the Markdown they are kept in. */
    Desk writingAsItReads() {
        context.addInitScript(preferring("text"));
        return this;
    }

    private static String preferring(String mode) {
        return "try { localStorage.setItem('imprimatur.editor', JSON.stringify('" + mode + "')); } catch { }";
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** The same browser, once the first tab is gone. */
    Page anotherTab(String address) {
        Page tab = context.newPage();
        tab.navigate(server.resolve(address).toString());
        return tab;
    }

    /** What the browser complained of: broken scripts, styles or images, and anything the content policy forbade. */
    List<String> complaints() {
        return complaints;
    }

    /** Opens the address; at the door, signs in. */
    Desk open(String address) {
        page.navigate(server.resolve(address).toString());
        if (path().equals("/sign-in")) {
            fill(say("desk.sign-in.email"), email);
            fill(say("desk.sign-in.password"), password);
            press(say("desk.sign-in.button"));
        }
        return this;
    }

    /** Presses a button or follows a link, and waits for the page it leads to. */
    Desk press(String name) {
        Locator target = page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .or(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)))
                .first();
        if (hands == Hands.KEYBOARD) {
            tabTo(name);
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
        } else {
            page.waitForNavigation(target::click);
        }
        return this;
    }

    /** Opens what is folded away under these words. */
    Desk unfold(String words) {
        Locator summary = page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
        if (summary.evaluate("s => s.parentElement.open").equals(true)) {
            return this;
        }
        if (hands == Hands.KEYBOARD) {
            tabTo(words);
            page.keyboard().press("Enter");
        } else {
            summary.click();
        }
        return this;
    }

    Desk fill(String label, String words) {
        Locator field = field(label);
        if (hands == Hands.KEYBOARD) {
            tabTo(label);
            page.keyboard().press("Control+A");
            page.keyboard().insertText(words);
        } else {
            field.fill(words);
        }
        return this;
    }

    Desk tick(String label) {
        if (hands == Hands.KEYBOARD) {
            tabTo(label);
            page.keyboard().press("Space");
        } else {
            field(label).check();
        }
        return this;
    }

    /** Ticks every box of this name, however many the page has. */
    Desk tickAll(String name) {
        Locator boxes = page.locator("input[type=checkbox][name='" + name + "']");
        int count = boxes.count();
        for (int i = 0; i < count; i++) {
            if (hands == Hands.KEYBOARD) {
                tabToBox(boxes.nth(i));
                page.keyboard().press("Space");
            } else {
                boxes.nth(i).check();
            }
        }
        return this;
    }

    /** Ticks it only if the page asks for it. */
    Desk tickIfAsked(String label) {
        return field(label).count() == 0 ? this : tick(label);
    }

    /** Presses a button that leads nowhere and stays pressed, within this part of the page. */
    Desk pressHere(String cssSelector, String name) {
        Locator button = page.locator(cssSelector)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
        button.click();
        page.locator(cssSelector + " button[aria-pressed=true]")
                .filter(new Locator.FilterOptions().setHasText(name))
                .waitFor();
        return this;
    }

    /** Follows a link within the page; whether what it leads to is then in sight. */
    boolean follow(String cssSelector) {
        page.locator(cssSelector).first().click();
        return Boolean.TRUE.equals(page.evaluate("() => { const t = document.getElementById(location.hash.slice(1));"
                + " if (!t) return false; const r = t.getBoundingClientRect();"
                + " return r.bottom > 0 && r.top < window.innerHeight; }"));
    }

    /** Follows a link that brings a file, and keeps the file under the name it comes with. */
    Path download(String link, Path folder) {
        Download file = page.waitForDownload(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))::click);
        Path kept = folder.resolve(file.suggestedFilename());
        file.saveAs(kept);
        return kept;
    }

    private void tabToBox(Locator box) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (box.evaluate("b => b === document.activeElement").equals(true)) {
                return;
            }
        }
        throw new AssertionError("The Tab key never reaches a box on " + page.url());
    }

    Desk choose(String label, Path file) {
        field(label).setInputFiles(file);
        return this;
    }

    String value(String label) {
        return field(label).inputValue();
    }

    String heading() {
        return page.locator("h1").first().innerText();
    }

    String words() {
        return page.locator("main").innerText();
    }

    String path() {
        return URI.create(page.url()).getPath();
    }

    String link(String cssSelector) {
        return page.locator(cssSelector).first().getAttribute("href");
    }

    int count(String cssSelector) {
        return page.locator(cssSelector).count();
    }

    /** Where links lead, in the order of the page. */
    List<String> links(String cssSelector) {
        return page.locator(cssSelector).all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    String words(String cssSelector) {
        return page.locator(cssSelector).first().innerText();
    }

    /** Whether on a desktop the one stands to the left of the other, at the same height. */
    boolean standBeside(String cssSelector, String other) {
        BoundingBox left = page.locator(cssSelector).first().boundingBox();
        BoundingBox right = page.locator(other).first().boundingBox();
        return left.x + left.width <= right.x && left.y < right.y + right.height && right.y < left.y + left.height;
    }

    /** The sentence that says whose turn an article is. */
    String stateOf(String articlePath) {
        open(articlePath);
        return page.locator(".head-state").first().innerText();
    }

    /** Titles of what waits for this person. */
    List<String> yourTurn() {
        open("/desk");
        return page.locator(".turns:not(.turns--others) .turn-title").allInnerTexts();
    }

    /** Takes the page as a desktop and as a phone shows it, in full length. */
    Desk shoot(String name) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, width == 1280 ? 900 : 844);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        page.setViewportSize(1280, 900);
        return this;
    }

    /** Whether the page is wider than a phone. */
    boolean overflowsAPhone() {
        page.setViewportSize(390, 844);
        Object wider = page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
        page.setViewportSize(1280, 900);
        return Boolean.TRUE.equals(wider);
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    /** Walks through the page with the Tab key, as far as it takes. */
    private void tabTo(String name) {
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            String here = (String) page.evaluate("() => { const e = document.activeElement;"
                    + " const l = e.labels && e.labels.length ? e.labels[0].innerText : null;"
                    + " return (l || e.getAttribute('aria-label') || e.innerText || '').trim(); }");
            if (here.equals(name)) {
                return;
            }
            passed.append(" | ").append(here.length() > 30 ? here.substring(0, 30) : here);
        }
        throw new AssertionError("The Tab key never reaches '" + name + "' on " + page.url() + ":" + passed);
    }

    @Override
    public void close() {
        context.close();
    }
}
