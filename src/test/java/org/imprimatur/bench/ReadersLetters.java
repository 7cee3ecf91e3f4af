package org.imprimatur.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Readers' mails as they come: most a few words, some with a picture, one in a hundred over 10 MB. */
final class ReadersLetters {

    private static final int KB = 1024;

    private final String series;
    private final Random random;

    /** @param series letters of two series are never the same */
    ReadersLetters(String series) {
        this.series = series;
        this.random = new Random(series.hashCode());
    }

    byte[] letter(int number) {
        String head = """
                Received: from mail.reader.test (mail.reader.test [192.0.2.1])
                \tby mx.newsroom.test with ESMTPS; Mon, 23 Nov 2026 09:00:00 +0000
                Message-ID: <%2$s-%1$d@reader.test>
                From: "Reader number %1$d" <reader-%1$d@reader.test>
                To: corrections@newsroom.test
                Date: Mon, 23 Nov 2026 09:00:00 +0000
                Subject: A mistake in your article, no. %1$d
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="=_bench"

                --=_bench
                Content-Type: text/plain; charset=utf-8

                Dear newsroom, the dose in the third paragraph cannot be right.
                %1$d

                --=_bench
                Content-Type: image/jpeg
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="page.jpg"

                """.formatted(number, series);
        byte[] picture = new byte[size(number) * 3 / 4];
        random.nextBytes(picture);
        String body = Base64.getMimeEncoder().encodeToString(picture);
        return (head.replace("\n", "\r\n") + body + "\r\n--=_bench--\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private int size(int number) {
        if (number % 100 == 50) {
            return between(10_300, 14_000);
        }
        return switch (number % 10) {
            case 0 -> between(100, 500);
            case 1, 2 -> between(20, 60);
            default -> between(1, 8);
        };
    }

    private int between(int least, int most) {
        return (least + random.nextInt(most - least)) * KB;
    }
}
