package org.imprimatur.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.journey.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * Everybody of the demonstration follows every link they are shown, on a phone: no page is wider than it, with everything
 * unfolded that a page folds. With {@code -Dimprimatur.test.pictures=true} each kind of page is kept as a picture, as a
 * phone and as a desktop show it, in {@code target/screenshots/pages}.
 */
@FullBuildOnly
class EveryPageOnAPhoneTests {

    private static final Path PICTURES = Path.of("target", "screenshots", "pages");
    private static final boolean PICTURED = Boolean.getBoolean("imprimatur.test.pictures");

    /** Pages of a kind are alike; an article's differ from state to state. */
    private static final int OF_A_KIND = 1;

    private static final int OF_ARTICLES = 3;

    /** The element that reaches furthest beyond the window, for whoever mends it. */
    private static final String WIDEST = """
            () => {
              document.querySelectorAll('details').forEach(d => d.open = true);
              if (document.documentElement.scrollWidth <= window.innerWidth) return null;
              const right = e => e.getBoundingClientRect().right + window.scrollX;
              const inScroller = e => {
                for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
                  if (/(auto|scroll|hidden)/.test(getComputedStyle(p).overflowX)) return true;
                }
                return false;
              };
              const all = [...document.body.querySelectorAll('*')]
                  .filter(e => right(e) > window.innerWidth + 1 && !inScroller(e));
              const leaf = all.filter(e => ![...e.children].some(c => all.includes(c)))[0] || all[0];
              return leaf ? leaf.outerHTML.slice(0, 160) : 'something';
            }""";

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static PostOffice postOffice;
    private static ServletWebServerApplicationContext newsroom;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        postOffice = PostOffice.open();
        newsroom = (ServletWebServerApplicationContext)
                DemoNewsroom.start(postOffice, folder.resolve("newsroom"), "--server.port=0")
                        .getApplicationContext();
    }

    @AfterAll
    static void close() {
        if (newsroom != null) {
            newsroom.close();
            postOffice.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DemoStaff.WRITER, DemoStaff.REVIEWER, DemoStaff.PUBLISHER, DemoStaff.ADMIN})
    void noPageIsWiderThanAPhone(String person) {
        try (BrowserContext phone =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Walk walk = new Walk(phone.newPage(), person.replaceFirst("@.*", ""));
            walk.signIn(person);
            walk.go();
            assertThat(walk.seen).hasSizeGreaterThan(10);
            assertThat(walk.tooWide).isEmpty();
        }
    }

    private static URI server() {
        return URI.create("http://localhost:" + newsroom.getWebServer().getPort());
    }

    private static final class Walk {

        private final Page page;
        private final String who;
        private final Deque<String> open = new ArrayDeque<>(List.of("/desk", "/"));
        private final Set<String> met = new HashSet<>(open);
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<String> tooWide = new ArrayList<>();

        Walk(Page page, String who) {
            this.page = page;
            this.who = who;
        }

        void signIn(String email) {
            page.navigate(server().resolve("/sign-in").toString());
            page.locator("input[type=email], input[name=username]").first().fill(email);
            page.locator("input[type=password]").first().fill(DemoStaff.PASSWORD);
            page.locator("main button[type=submit]").first().click();
            page.waitForURL("**/desk");
        }

        void go() {
            while (!open.isEmpty()) {
                String path = open.poll();
                String kind = kind(path);
                int most = kind.startsWith("/desk/articles/ID") ? OF_ARTICLES : OF_A_KIND;
                if (seen.merge(kind, 1, Integer::sum) <= most && arrives(path)) {
                    look(path, kind);
                }
            }
        }

        private boolean arrives(String path) {
            try {
                page.navigate(server().resolve(path).toString());
                return Boolean.TRUE.equals(page.evaluate("() => document.contentType === 'text/html'"));
            } catch (PlaywrightException aDownload) {
                return false;
            }
        }

        private void look(String path, String kind) {
            Object widest = page.evaluate(WIDEST);
            if (widest != null) {
                tooWide.add(path + ": " + widest);
            }
            if (PICTURED) {
                picture(kind);
            }
            @SuppressWarnings("unchecked")
            List<String> links = (List<String>) page.evaluate(
                    "() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin)"
                            + ".map(a => a.pathname + a.search)");
            links.stream().filter(met::add).forEach(open::add);
        }

        private void picture(String kind) {
            String name = who + kind.replaceAll("[^A-Za-z0-9]+", "-") + "-" + seen.get(kind);
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, 844);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                        .setFullPage(true));
            }
        }

        private static String kind(String path) {
            return path.replaceFirst("\\?.*", "?")
                    .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|[0-9a-f]{64}|\\bR-\\d+|\\b\\d+\\b", "ID")
                    .replaceFirst("^/articles/[^/?]+", "/articles/ID")
                    .replaceFirst("^/topics/[^/?]+", "/topics/ID");
        }
    }
}
