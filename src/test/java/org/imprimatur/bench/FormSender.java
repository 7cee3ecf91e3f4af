package org.imprimatur.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/**
 * Posts forms over one connection that stays open, and reads no more of an answer than its status and where it leads: a
 * browser has its own processor, this one shares the server's, so it must not be what is measured. The pages it is sent on
 * to are fetched when it is told to, for what a page says once waits in the session until that page is drawn.
 */
final class FormSender {

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private final Deque<String> sentOnTo = new ArrayDeque<>();

    /** @param cookies as a browser would send them after signing in */
    FormSender(URI server, String cookies) {
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        head = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAccept: text/html\r\nCookie: " + cookies + "\r\n";
    }

    /** @return the status of the answer */
    int post(String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.length() == 0 ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send("POST " + path + head + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    /** Fetches every page it was sent on to since it last did. */
    void follow() {
        while (!sentOnTo.isEmpty()) {
            send("GET " + sentOnTo.remove() + head + "\r\n");
        }
    }

    private int send(String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        String length = "";
        boolean inChunks = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = header.substring(name.length() + 1).strip();
            switch (name) {
                case "content-length" -> length = value;
                case "transfer-encoding" -> inChunks = value.equals("chunked");
                case "location" -> sentOnTo.add(pathAndQuery(URI.create(value)));
                default -> {}
            }
        }
        if (inChunks) {
            skipChunks();
        } else {
            in.skipNBytes(Long.parseLong(length));
        }
        return status;
    }

    private static String pathAndQuery(URI address) {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private void skipChunks() throws IOException {
        for (int size = -1; size != 0; ) {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size);
            line();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
