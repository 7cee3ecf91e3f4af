package org.imprimatur.people;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws portraits from uploads. What is kept is a new JPEG of the pixels alone: no place and time of the photograph, no
 * comments, nothing hidden behind the picture.
 */
final class PortraitRenderer {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int SIDE = 512;
    private static final int SMALLEST = 64;
    /** A file of a few kilobytes may claim to be a picture of many gigabytes. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final Set<String> FORMATS = Set.of("JPEG", "png");

    private PortraitRenderer() {}

    static Portrait draw(byte[] upload) {
        if (upload.length == 0) {
            throw new Profiles.NotAPortrait(Profiles.NotAPortrait.Why.EMPTY);
        }
        if (upload.length > MOST_BYTES) {
            throw new Profiles.NotAPortrait(Profiles.NotAPortrait.Why.TOO_HEAVY);
        }
        byte[] bytes = jpeg(square(upright(read(upload), ExifOrientation.of(upload))));
        return new Portrait(sha256(bytes), "image/jpeg", bytes);
    }

    /** Reads the size from the head of the file first, and of a large picture only as many pixels as it takes. */
    private static BufferedImage read(byte[] upload) {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new Profiles.NotAPortrait(Profiles.NotAPortrait.Why.NOT_A_PICTURE);
            }
            ImageReader reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName())) {
                    throw new Profiles.NotAPortrait(Profiles.NotAPortrait.Why.NOT_A_PICTURE);
                }
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                int shorter = Math.min(width, height);
                if ((long) width * height > MOST_PIXELS) {
                    throw new Profiles.NotAPortrait(Profiles.NotAPortrait.Why.TOO_MANY_PIXELS);
                }
                if (shorter < SMALLEST) {
                    throw new Profiles.NotAPortrait(Profiles.NotAPortrait.Why.TOO_SMALL);
                }
                ImageReadParam some = reader.getDefaultReadParam();
                int step = Math.max(1, shorter / (2 * SIDE));
                some.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, some);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            throw new Profiles.NotAPortrait(Profiles.NotAPortrait.Why.NOT_A_PICTURE);
        }
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        double w = picture.getWidth();
        double h = picture.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean sideways = orientation >= 5;
        BufferedImage upright = canvas(
                sideways ? picture.getHeight() : picture.getWidth(),
                sideways ? picture.getWidth() : picture.getHeight());
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(picture, turn, null);
        graphics.dispose();
        return upright;
    }

    /** The middle of the picture, a little above it where the picture is tall: that is where faces are. */
    private static BufferedImage square(BufferedImage picture) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 3;
        BufferedImage middle = picture.getSubimage(left, top, side, side);
        while (side >= 2 * SIDE) {
            side /= 2;
            middle = scaled(middle, side);
        }
        return scaled(middle, Math.min(side, SIDE));
    }

    private static BufferedImage scaled(BufferedImage picture, int side) {
        BufferedImage scaled = canvas(side, side);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, side, side, Color.WHITE, null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage canvas(int width, int height) {
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return canvas;
    }

    private static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam fine = writer.getDefaultWriteParam();
            fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            fine.setCompressionQuality(0.88f);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), fine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
