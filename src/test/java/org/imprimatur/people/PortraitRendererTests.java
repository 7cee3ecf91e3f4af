package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PortraitRendererTests {

    @Test
    void anyPictureBecomesASquareOfAtMost512Pixels() throws IOException {
        assertThat(size(PortraitRenderer.draw(picture("jpg", 1800, 2400)))).isEqualTo("512x512");
        assertThat(size(PortraitRenderer.draw(picture("png", 3000, 700)))).isEqualTo("512x512");
        assertThat(size(PortraitRenderer.draw(picture("png", 200, 300)))).isEqualTo("200x200");
    }

    @Test
    void nothingOfTheFileSurvivesButItsPixels() throws IOException {
        byte[] secret = "taken at home, 47.1 N 8.5 E <script>".getBytes(StandardCharsets.UTF_8);
        byte[] photo = picture("jpg", 300, 300);
        byte[] laden = join(
                Arrays.copyOf(photo, 2), segment(0xFE, secret), Arrays.copyOfRange(photo, 2, photo.length), secret);
        byte[] kept = PortraitRenderer.draw(laden).bytes();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("47.1")
                .doesNotContain("script");
    }

    @Test
    void aPhotographTakenSidewaysIsSetUpright() throws IOException {
        byte[] photo = picture("jpg", 400, 400);
        byte[] exif = ByteBuffer.allocate(32)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0)
                .array();
        byte[] turned = join(Arrays.copyOf(photo, 2), segment(0xE1, exif), Arrays.copyOfRange(photo, 2, photo.length));

        assertThat(ExifOrientation.of(turned)).isEqualTo(6);
        assertThat(isRed(corner(PortraitRenderer.draw(photo), 20, 20))).isTrue();
        assertThat(isRed(corner(PortraitRenderer.draw(turned), 380, 20))).isTrue();
        assertThat(isRed(corner(PortraitRenderer.draw(turned), 20, 20))).isFalse();
    }

    @Test
    void transparentPartsBecomeWhite() throws IOException {
        BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        Color middle = corner(PortraitRenderer.draw(written(clear, "png")), 50, 50);
        assertThat(middle.getRed() + middle.getGreen() + middle.getBlue()).isGreaterThan(750);
    }

    @Test
    void aPictureThatClaimsToBeEnormousIsRefusedUnread() {
        assertThatThrownBy(() -> PortraitRenderer.draw(pngHead(60_000, 60_000)))
                .isInstanceOfSatisfying(
                        Profiles.NotAPortrait.class,
                        why -> assertThat(why.key()).endsWith("too-many-pixels"));
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        assertRefused(new byte[0], "empty");
        assertRefused(new byte[2 * 1024 * 1024 + 1], "too-heavy");
        assertRefused("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8), "not-a-picture");
        assertRefused(picture("gif", 100, 100), "not-a-picture");
        assertRefused(picture("bmp", 100, 100), "not-a-picture");
        assertRefused(picture("png", 63, 200), "too-small");
        assertRefused(Arrays.copyOf(picture("png", 300, 300), 200), "not-a-picture");
        assertRefused(pngHead(300, 300), "not-a-picture");
    }

    @Test
    void aBrokenExifPartMeansUpright() {
        assertThat(ExifOrientation.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 0}))
                .isEqualTo(1);
        assertThat(ExifOrientation.of(new byte[] {1})).isEqualTo(1);
    }

    private static void assertRefused(byte[] upload, String why) {
        assertThatThrownBy(() -> PortraitRenderer.draw(upload))
                .isInstanceOfSatisfying(
                        Profiles.NotAPortrait.class,
                        refusal -> assertThat(refusal.key()).endsWith(why));
    }

    /** Blue, with a red patch in the upper left corner. */
    static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 4, height / 4);
        pen.dispose();
        return written(picture, format);
    }

    private static byte[] written(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static byte[] pngHead(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 check = new CRC32();
        check.update(header);
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(header)
                .putInt((int) check.getValue())
                .array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) whole.writeBytes(part);
        return whole.toByteArray();
    }

    private static Color corner(Portrait portrait, int x, int y) throws IOException {
        return new Color(
                ImageIO.read(new ByteArrayInputStream(portrait.bytes())).getRGB(x, y));
    }

    private static boolean isRed(Color color) {
        return color.getRed() > 150 && color.getBlue() < 100;
    }

    private static String size(Portrait portrait) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(portrait.bytes()));
        return image.getWidth() + "x" + image.getHeight();
    }
}
