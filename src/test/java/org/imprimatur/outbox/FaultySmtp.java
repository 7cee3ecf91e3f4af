package org.imprimatur.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A mail server that misbehaves below the level of commands. The script gets each command ("GREETING", "EHLO x", ...,
 * "DATA", "." for the end of the letter) and answers a reply line, {@link #HANG} or {@link #DROP}; null is what a
 * healthy server would say.
 */
final class FaultySmtp implements AutoCloseable {

    static final String HANG = "hang";
    static final String DROP = "drop";

    /** Letters received up to the final dot, whatever was answered to it. */
    final List<String> letters = Collections.synchronizedList(new ArrayList<>());

    private final ServerSocket socket;
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private volatile UnaryOperator<String> script;

    FaultySmtp(UnaryOperator<String> script) {
        this.script = script;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "faulty-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    static FaultySmtp at(String command, String answer) {
        return new FaultySmtp(said -> said.startsWith(command) ? answer : null);
    }

    void behave() {
        script = said -> null;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread thread = new Thread(() -> serve(client), "faulty-smtp-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            if (!answer(out, "GREETING", "220 faulty ESMTP")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(java.util.Locale.ROOT);
                String healthy = command.startsWith("EHLO")
                        ? "250-faulty\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME"
                        : command.startsWith("DATA") ? "354 go ahead" : "250 2.0.0 ok";
                if (!answer(out, command, healthy)) {
                    return;
                }
                if (command.equals("DATA") && lastWasGoAhead) {
                    StringBuilder letter = new StringBuilder();
                    for (String body = in.readLine(); !".".equals(body); body = in.readLine()) {
                        if (body == null) {
                            return;
                        }
                        letter.append(body).append("\r\n");
                        if (DROP.equals(script.apply("BODY"))) {
                            return;
                        }
                    }
                    letters.add(letter.toString());
                    if (!answer(out, ".", "250 2.0.0 taken")) {
                        return;
                    }
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The client has hung up.
        }
    }

    private volatile boolean lastWasGoAhead;

    private boolean answer(OutputStream out, String command, String healthy) throws IOException, InterruptedException {
        String scripted = script.apply(command);
        if (DROP.equals(scripted)) {
            return false;
        }
        if (HANG.equals(scripted)) {
            Thread.sleep(60_000);
            return false;
        }
        String reply = scripted == null ? healthy : scripted;
        lastWasGoAhead = reply.startsWith("354");
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return !reply.startsWith("421");
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
