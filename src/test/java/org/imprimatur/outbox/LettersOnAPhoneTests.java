package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.journey.Chromium;
import org.junit.jupiter.api.Test;

/** No letter is wider than a phone, whatever long words, hashes and addresses it holds. Pictures lie in {@code target/letters}. */
@FullBuildOnly
class LettersOnAPhoneTests {

    private static final String WIDEST = """
            () => Math.max(document.documentElement.scrollWidth,
              ...Array.from(document.querySelectorAll('body *'), e => Math.ceil(e.getBoundingClientRect().right)))""";

    /** Mail readers that leave out what stands in the head have neither media queries nor a say in the width. */
    private static final String WITHOUT_THE_HEAD = "() => document.querySelectorAll('style').forEach(s => s.remove())";

    @Test
    void nothingIsWiderThanThePage() throws Exception {
        Path folder = Files.createDirectories(Path.of("target/letters"));
        try (Chromium chromium = Chromium.open()) {
            for (int width : new int[] {390, 600}) {
                Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(width, 900));
                for (LetterRendererTests.Sample sample :
                        LetterRendererTests.letters().toList()) {
                    page.setContent(LetterRendererTests.render(sample).html());
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(folder.resolve(sample.name() + "-" + width + ".png")));
                    assertThat((Integer) page.evaluate(WIDEST))
                            .as(sample.name())
                            .isLessThanOrEqualTo(width);
                    page.evaluate(WITHOUT_THE_HEAD);
                    assertThat((Integer) page.evaluate(WIDEST))
                            .as(sample.name())
                            .isLessThanOrEqualTo(width);
                }
                page.close();
            }
        }
    }
}
