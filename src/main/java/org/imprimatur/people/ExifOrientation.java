package org.imprimatur.people;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation of a photograph, from its Exif data. Telephones write the picture as the sensor lay and say there how
 * to turn it; drawing the pixels alone would lay many a person on their side.
 */
final class ExifOrientation {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int EXIF_SEGMENT = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int START_OF_JPEG = 0xFFD8;

    private ExifOrientation() {}

    /** @return 1 to 8 as Exif numbers them; 1, upright, for whatever does not say */
    static int of(byte[] file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            if (unsigned(bytes.getShort()) != START_OF_JPEG) {
                return UPRIGHT;
            }
            while (true) {
                int marker = unsigned(bytes.getShort());
                int next = bytes.position() + unsigned(bytes.getShort());
                if (marker == EXIF_SEGMENT && bytes.getInt() == 0x45786966) {
                    bytes.getShort();
                    return inTiff(bytes.slice());
                }
                if (marker == START_OF_SCAN || next <= bytes.position() - 2) {
                    return UPRIGHT;
                }
                bytes.position(next);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cutOff) {
            return UPRIGHT;
        }
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        int entries = unsigned(tiff.getShort());
        for (int i = 0; i < entries; i++) {
            int entry = tiff.position();
            if (unsigned(tiff.getShort()) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
            tiff.position(entry + 12);
        }
        return UPRIGHT;
    }

    private static int unsigned(short value) {
        return value & 0xFFFF;
    }
}
