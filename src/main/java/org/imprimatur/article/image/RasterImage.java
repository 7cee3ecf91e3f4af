package org.imprimatur.article.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A raster image, told by its first bytes and never by its name. Only its header is read: decoding somebody else's
 * pixels is left to browsers.
 *
 * @param mediaType one of {@code image/png}, {@code image/jpeg}, {@code image/gif}, {@code image/webp}
 */
public record RasterImage(String sha256, String mediaType, int width, int height, byte[] bytes) {

    private static final int MAX_SIDE = 12_000;
    private static final long MAX_PIXELS = 60_000_000L;
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    /** The picture in these bytes, without what was written beside it; empty if they are of no kind we keep. */
    public static Optional<RasterImage> of(byte[] bytes) {
        Size size = png(bytes);
        String mediaType = "image/png";
        if (size == null) {
            size = gif(bytes);
            mediaType = "image/gif";
        }
        if (size == null) {
            size = webp(bytes);
            mediaType = "image/webp";
        }
        if (size == null) {
            size = jpeg(bytes);
            mediaType = "image/jpeg";
        }
        if (size == null || size.width() <= 0 || size.height() <= 0) {
            return Optional.empty();
        }
        byte[] bare = ImageMetadataStripper.takenOutOf(bytes, mediaType);
        return Optional.of(new RasterImage(sha256(bare), mediaType, size.width(), size.height(), bare));
    }

    /** Small enough to be kept and to be shown on a phone without harm. */
    public boolean isReasonable() {
        return bytes.length <= MAX_BYTES
                && width <= MAX_SIDE
                && height <= MAX_SIDE
                && (long) width * height <= MAX_PIXELS;
    }

    /** Whether its bytes are still those of its name. */
    public boolean isIntact() {
        return sha256(bytes).equals(sha256);
    }

    /** How the text refers to it: {@code image:<sha256>}. */
    public String reference() {
        return "image:" + sha256;
    }

    /** What the bytes look like when they are no picture we keep: "SVG", "EMF"; empty if nothing we know. */
    public static Optional<String> strangerIn(byte[] bytes) {
        if (bytes.length > 44
                && bytes[0] == 1
                && bytes[1] == 0
                && ascii(bytes, 40, 4).equals(" EMF")) {
            return Optional.of("EMF");
        }
        if (bytes.length > 4 && u32le(bytes, 0) == 0x9AC6CDD7L) {
            return Optional.of("WMF");
        }
        if (bytes.length > 2 && ascii(bytes, 0, 2).equals("BM")) {
            return Optional.of("BMP");
        }
        if (bytes.length > 4
                && (ascii(bytes, 0, 2).equals("II") || ascii(bytes, 0, 2).equals("MM"))) {
            return Optional.of("TIFF");
        }
        if (bytes.length > 12 && ascii(bytes, 4, 4).equals("ftyp")) {
            return Optional.of(ascii(bytes, 8, 4).strip().toUpperCase(Locale.ROOT));
        }
        String start = ascii(bytes, 0, Math.min(bytes.length, 1000)).toLowerCase(Locale.ROOT);
        return start.contains("<svg") ? Optional.of("SVG") : Optional.empty();
    }

    private static @Nullable Size png(byte[] b) {
        boolean png = b.length > 24
                && u32(b, 0) == 0x89504E47L
                && u32(b, 4) == 0x0D0A1A0AL
                && ascii(b, 12, 4).equals("IHDR");
        return png ? size(u32(b, 16), u32(b, 20)) : null;
    }

    private static @Nullable Size gif(byte[] b) {
        boolean gif = b.length > 10
                && (ascii(b, 0, 6).equals("GIF89a") || ascii(b, 0, 6).equals("GIF87a"));
        return gif ? size(u16le(b, 6), u16le(b, 8)) : null;
    }

    private static @Nullable Size webp(byte[] b) {
        if (b.length < 30 || !ascii(b, 0, 4).equals("RIFF") || !ascii(b, 8, 4).equals("WEBP")) {
            return null;
        }
        return switch (ascii(b, 12, 4)) {
            case "VP8 " -> size(u16le(b, 26) & 0x3FFF, u16le(b, 28) & 0x3FFF);
            case "VP8L" -> {
                long bits = u32le(b, 21);
                yield size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            }
            case "VP8X" -> size(u24le(b, 24) + 1L, u24le(b, 27) + 1L);
            default -> null;
        };
    }

    /** Walks from marker to marker until a frame header says how large the frame is. */
    private static @Nullable Size jpeg(byte[] b) {
        if (b.length < 4 || u16(b, 0) != 0xFFD8) {
            return null;
        }
        int at = 2;
        while (at + 9 < b.length) {
            if ((b[at] & 0xFF) != 0xFF) {
                return null;
            }
            int marker = b[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return size(u16(b, at + 7), u16(b, at + 5));
            }
            boolean bare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
            at += bare ? 2 : 2 + Math.max(2, u16(b, at + 2));
        }
        return null;
    }

    private static @Nullable Size size(long width, long height) {
        return width > Integer.MAX_VALUE || height > Integer.MAX_VALUE ? null : new Size((int) width, (int) height);
    }

    private static String ascii(byte[] b, int from, int length) {
        return new String(b, from, length, StandardCharsets.ISO_8859_1);
    }

    private static int u16(byte[] b, int at) {
        return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
    }

    private static int u16le(byte[] b, int at) {
        return (b[at + 1] & 0xFF) << 8 | (b[at] & 0xFF);
    }

    private static int u24le(byte[] b, int at) {
        return (b[at + 2] & 0xFF) << 16 | u16le(b, at);
    }

    private static long u32(byte[] b, int at) {
        return (long) u16(b, at) << 16 | u16(b, at + 2);
    }

    private static long u32le(byte[] b, int at) {
        return (long) u16le(b, at + 2) << 16 | u16le(b, at);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private record Size(int width, int height) {}
}
