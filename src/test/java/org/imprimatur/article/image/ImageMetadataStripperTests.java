package org.imprimatur.article.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture goes live with its pixels and without the writer's kitchen. */
class ImageMetadataStripperTests {

    private static final String SECRET = "51.5007N 0.1246W the writer's kitchen";

    @Test
    void aPhotographLosesItsPlaceAndKeepsItsPixels() throws IOException {
        byte[] plain = drawn("jpg");
        byte[] told =
                spliced(plain, 2, segment(0xE1, exif(1)), segment(0xED, text(SECRET)), segment(0xFE, text(SECRET)));
        assertThat(saysMore(told)).isTrue();

        byte[] bare = kept(told);

        assertThat(saysMore(bare)).isFalse();
        assertThat(pixels(bare)).isEqualTo(pixels(plain));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 8})
    void aPhotographThatWasTakenSidewaysStaysTheRightWayUp(int orientation) throws IOException {
        byte[] bare = kept(spliced(drawn("jpg"), 2, segment(0xE1, exif(orientation))));

        assertThat(saysMore(bare)).isFalse();
        int exif = indexOf(bare, text("Exif"));
        assertThat(exif).isEqualTo(6);
        // Its only entry: tag 0x0112, a short.
        assertThat(Arrays.copyOfRange(bare, exif + 16, exif + 26))
                .containsExactly(1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation);
        assertThat(pixels(bare)).hasSize(4);
    }

    @Test
    void whatAPhoneHangsBehindAPhotographIsCutOff() throws IOException {
        byte[] plain = drawn("jpg");
        assertThat(kept(joined(plain, text(SECRET)))).isEqualTo(plain);
    }

    @Test
    void aColourProfileStays() throws IOException {
        byte[] profile = segment(0xE2, text("ICC_PROFILE\0 and its curves"));
        assertThat(indexOf(kept(spliced(drawn("jpg"), 2, profile)), profile)).isEqualTo(2);
    }

    @Test
    void aDrawingLosesItsRemarks() throws IOException {
        byte[] plain = drawn("png");
        byte[] told = joined(
                spliced(plain, 33, chunk("tEXt", text(SECRET)), chunk("eXIf", exif(1)), chunk("iTXt", text(SECRET))),
                text(SECRET));

        assertThat(kept(told)).isEqualTo(plain);
    }

    @Test
    void anAnimationLosesItsRemarksAndGoesOnTurning() throws IOException {
        byte[] plain = drawn("gif");
        int colours = 13 + (3 << ((plain[10] & 7) + 1));
        byte[] loop = joined(new byte[] {0x21, (byte) 0xFF, 11}, text("NETSCAPE2.0"), new byte[] {3, 1, 0, 0, 0});
        byte[] remark = joined(new byte[] {0x21, (byte) 0xFE, (byte) SECRET.length()}, text(SECRET), new byte[1]);
        byte[] xmp = joined(
                new byte[] {0x21, (byte) 0xFF, 11},
                text("XMP DataXMP"),
                new byte[] {(byte) SECRET.length()},
                text(SECRET),
                new byte[1]);

        byte[] bare = kept(spliced(plain, colours, loop, remark, xmp));

        assertThat(bare).isEqualTo(spliced(plain, colours, loop));
        assertThat(pixels(bare)).isEqualTo(pixels(plain));
    }

    @Test
    void aWebPictureLosesItsRemarksAndSaysSo() {
        byte[] frame = riff("VP8 ", new byte[12]);
        byte[] told = webp(0x0C, riff("EXIF", exif(1)), frame, riff("XMP ", text(SECRET)));

        assertThat(kept(told)).isEqualTo(webp(0, frame));
    }

    @Test
    void aPictureThatBreaksOffHarmsNobody() throws IOException {
        for (String format : new String[] {"jpg", "png", "gif"}) {
            byte[] whole = drawn(format);
            for (int length = 0; length < whole.length; length++) {
                RasterImage.of(Arrays.copyOf(whole, length))
                        .ifPresent(rasterImage ->
                                assertThat(rasterImage.bytes().length).isLessThanOrEqualTo(whole.length));
            }
        }
    }

    /** What is kept for this upload, which is the same for what was kept before. */
    private static byte[] kept(byte[] upload) {
        RasterImage rasterImage = RasterImage.of(upload).orElseThrow();
        assertThat(RasterImage.of(rasterImage.bytes()).orElseThrow().sha256()).isEqualTo(rasterImage.sha256());
        return rasterImage.bytes();
    }

    private static byte[] drawn(String format) throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 1, 0xC04010);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static int[] pixels(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes)).getRGB(0, 0, 2, 2, null, 0, 2);
    }

    private static boolean saysMore(byte[] bytes) {
        return indexOf(bytes, text("kitchen")) >= 0;
    }

    private static byte[] exif(int orientation) {
        return joined(
                text("Exif\0\0"),
                text("II"),
                new byte[] {42, 0, 8, 0, 0, 0, 1, 0},
                new byte[] {0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0},
                text(SECRET));
    }

    private static byte[] segment(int marker, byte[] data) {
        int length = data.length + 2;
        return joined(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, data);
    }

    private static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(joined(text(type), data));
        return joined(big(data.length), text(type), data, big((int) crc.getValue()));
    }

    private static byte[] webp(int flags, byte[]... chunks) {
        byte[] head = riff("VP8X", new byte[] {(byte) flags, 0, 0, 0, 1, 0, 0, 1, 0, 0});
        return riff("RIFF", joined(text("WEBP"), head, joined(chunks)));
    }

    private static byte[] riff(String type, byte[] data) {
        byte[] size = big(Integer.reverseBytes(data.length));
        return joined(text(type), size, data, new byte[data.length & 1]);
    }

    private static byte[] big(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    private static byte[] spliced(byte[] into, int at, byte[]... parts) {
        return joined(Arrays.copyOf(into, at), joined(parts), Arrays.copyOfRange(into, at, into.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int indexOf(byte[] in, byte[] wanted) {
        return new String(in, StandardCharsets.ISO_8859_1).indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
