package org.imprimatur.article.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Removes from an image what a camera or an editor wrote beside its pixels: place, time, device, names, remarks. What
 * decides how it looks stays, a photograph's orientation included. Doing it twice is the same as once, and nothing is
 * decoded.
 */
final class ImageMetadataStripper {

    private static final Set<String> PNG_REMARKS = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

    /** Loops of an animation; other applications' data are remarks. */
    private static final Set<String> GIF_LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private static final int WEBP_REMARK_FLAGS = 0x08 | 0x04;

    private ImageMetadataStripper() {}

    static byte[] takenOutOf(byte[] bytes, String mediaType) {
        return switch (mediaType) {
            case "image/png" -> png(bytes);
            case "image/gif" -> gif(bytes);
            case "image/webp" -> webp(bytes);
            default -> jpeg(bytes);
        };
    }

    private static byte[] png(byte[] b) {
        Copy copy = new Copy(b);
        copy.take(0, 8);
        int at = 8;
        while (at + 12 <= b.length) {
            long length = u32(b, at);
            String type = ascii(b, at + 4, 4);
            int end = end(b, at + 12L + length);
            if (!PNG_REMARKS.contains(type)) {
                copy.take(at, end);
            }
            at = type.equals("IEND") ? b.length : end;
        }
        return copy.bytes();
    }

    private static byte[] webp(byte[] b) {
        Copy copy = new Copy(b);
        copy.take(0, 12);
        int at = 12;
        while (at + 8 <= b.length) {
            String type = ascii(b, at, 4);
            long length = u32le(b, at + 4);
            int end = end(b, at + 8L + length + (length & 1));
            if (!type.equals("EXIF") && !type.equals("XMP ")) {
                copy.take(at, end);
            }
            at = end;
        }
        byte[] bare = copy.bytes();
        if (ascii(bare, 12, 4).equals("VP8X")) {
            bare[20] &= (byte) ~WEBP_REMARK_FLAGS;
        }
        int riff = bare.length - 8;
        for (int i = 0; i < 4; i++) {
            bare[4 + i] = (byte) (riff >> (8 * i));
        }
        return bare;
    }

    private static byte[] gif(byte[] b) {
        Copy copy = new Copy(b);
        int at = 13 + colours(b, 10);
        copy.take(0, at);
        while (at + 1 < b.length && b[at] != 0x3B) {
            int end;
            boolean remark = false;
            if (b[at] == 0x21) {
                int label = b[at + 1] & 0xFF;
                remark = label == 0xFE;
                if (label == 0xFF) {
                    remark = at + 14 > b.length || !GIF_LOOPS.contains(ascii(b, at + 3, 11));
                }
                end = blocks(b, at + 2);
            } else if (b[at] == 0x2C && at + 10 < b.length) {
                end = blocks(b, at + 10 + colours(b, at + 9) + 1);
            } else {
                end = b.length;
            }
            if (!remark) {
                copy.take(at, end);
            }
            at = end;
        }
        copy.take(at, at + 1);
        return copy.bytes();
    }

    private static int colours(byte[] b, int flags) {
        return flags < b.length && (b[flags] & 0x80) != 0 ? 3 << ((b[flags] & 7) + 1) : 0;
    }

    /** Behind a chain of blocks that ends with an empty one. */
    private static int blocks(byte[] b, int from) {
        int at = from;
        while (at < b.length && b[at] != 0) {
            at += 1 + (b[at] & 0xFF);
        }
        return end(b, at + 1L);
    }

    private static byte[] jpeg(byte[] b) {
        Copy copy = new Copy(b);
        copy.take(0, 2);
        int at = 2;
        while (at + 3 < b.length) {
            int marker = b[at + 1] & 0xFF;
            if ((b[at] & 0xFF) != 0xFF || marker == 0xD9) {
                break;
            }
            boolean bare = marker == 0x01 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD8);
            int end = bare ? at + (marker == 0xFF ? 1 : 2) : end(b, at + 2L + Math.max(2, u16(b, at + 2)));
            if (isExif(b, at, marker)) {
                copy.put(orientation(b, at, end));
            } else if (!isRemark(b, at, marker)) {
                copy.take(at, end);
            }
            if (marker == 0xDA) {
                int scan = end;
                end = scanEnd(b, scan);
                copy.take(scan, end);
            }
            at = end;
        }
        // What phones hang behind the end, a film or a second picture say, belongs to no page.
        copy.take(at, at + 2);
        return copy.bytes();
    }

    /** Inside a scan, 0xFF stands before 0x00 or a restart mark; anything else begins the next segment. */
    private static int scanEnd(byte[] b, int from) {
        int at = from;
        while (at + 1 < b.length) {
            int next = b[at + 1] & 0xFF;
            if ((b[at] & 0xFF) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
            at++;
        }
        return b.length;
    }

    private static boolean isExif(byte[] b, int at, int marker) {
        return marker == 0xE1 && at + 10 < b.length && ascii(b, at + 4, 4).equals("Exif");
    }

    /** JFIF, a colour profile and Adobe's word on the colours decide how it looks; all other such segments are remarks. */
    private static boolean isRemark(byte[] b, int at, int marker) {
        boolean profile =
                marker == 0xE2 && at + 15 < b.length && ascii(b, at + 4, 11).equals("ICC_PROFILE");
        boolean application = marker >= 0xE0 && marker <= 0xEF;
        return marker == 0xFE || (application && marker != 0xE0 && marker != 0xEE && !profile);
    }

    /** A segment that says which way up the picture is and nothing else; empty if that is upright. */
    private static byte[] orientation(byte[] b, int at, int end) {
        int tiff = at + 10;
        if (tiff + 8 > end) {
            return new byte[0];
        }
        boolean little = ascii(b, tiff, 2).equals("II");
        long directory = tiff + (little ? u32le(b, tiff + 4) : u32(b, tiff + 4));
        if (directory < tiff || directory + 2 > end) {
            return new byte[0];
        }
        int entries = number(b, (int) directory, little);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > end) {
                break;
            }
            int value = number(b, (int) entry + 8, little);
            if (number(b, (int) entry, little) == 0x0112 && value >= 2 && value <= 8) {
                return exif(value);
            }
        }
        return new byte[0];
    }

    /** A segment of one directory with one entry, the number of the orientation. */
    private static byte[] exif(int orientation) {
        return HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100"
                        + HexFormat.of().toHexDigits((byte) orientation) + "0000" + "00000000");
    }

    private static int number(byte[] b, int at, boolean little) {
        return little ? (b[at + 1] & 0xFF) << 8 | (b[at] & 0xFF) : u16(b, at);
    }

    private static int u16(byte[] b, int at) {
        return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
    }

    private static long u32(byte[] b, int at) {
        return (long) u16(b, at) << 16 | u16(b, at + 2);
    }

    private static long u32le(byte[] b, int at) {
        return (long) number(b, at + 2, true) << 16 | number(b, at, true);
    }

    private static String ascii(byte[] b, int from, int length) {
        return new String(b, from, Math.min(length, b.length - from), StandardCharsets.ISO_8859_1);
    }

    /** A part that says it is longer than the file ends with the file. */
    private static int end(byte[] b, long wanted) {
        return (int) Math.min(wanted, b.length);
    }

    private static final class Copy {

        private final byte[] from;
        private final ByteArrayOutputStream kept;

        Copy(byte[] from) {
            this.from = from;
            this.kept = new ByteArrayOutputStream(from.length);
        }

        void take(int start, int end) {
            int first = Math.min(start, from.length);
            put(Arrays.copyOfRange(from, first, Math.max(first, Math.min(end, from.length))));
        }

        void put(byte[] more) {
            kept.writeBytes(more);
        }

        byte[] bytes() {
            return kept.toByteArray();
        }
    }
}
