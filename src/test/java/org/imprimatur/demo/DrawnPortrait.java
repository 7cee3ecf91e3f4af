package org.imprimatur.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A drawn portrait: a head and shoulders in two calm tones, with the initials. Nobody real is shown. */
final class DrawnPortrait {

    private static final int SIDE = 480;

    private DrawnPortrait() {}

    static byte[] of(String initials, float hue) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.16f, 0.95f), SIDE, SIDE, Color.getHSBColor(hue + 0.04f, 0.30f, 0.82f)));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(Color.getHSBColor(hue + 0.02f, 0.45f, 0.55f));
        pen.fill(new Ellipse2D.Double(60, 330, 360, 320));
        pen.setColor(Color.getHSBColor(hue, 0.22f, 0.74f));
        pen.fill(new Ellipse2D.Double(150, 110, 180, 220));
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 56));
        int width = pen.getFontMetrics().stringWidth(initials);
        pen.drawString(initials, (SIDE - width) / 2, 440);
        pen.dispose();
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
