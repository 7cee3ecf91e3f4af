package org.imprimatur.inbox.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;

/**
 * Stands between us and a mail server and does to each command what its script says: passes it on, loses it, loses the
 * answer, stops in the middle of the answer. The script sees the command without its tag.
 */
final class UnreliableImap implements AutoCloseable {

    interface Script {

        Action of(String command);
    }

    /** What becomes of a command. */
    record Action(Kind kind, int bytes, String words) {

        private enum Kind {
            PASS,
            CUT,
            LOSE,
            HANG,
            CUT_AFTER,
            HANG_AFTER,
            TRICKLE,
            SAY,
            ASK
        }

        static final Action PASS = new Action(Kind.PASS, 0, "");
        /** The line breaks before the server hears of it. */
        static final Action CUT = new Action(Kind.CUT, 0, "");
        /** The server does it, and the line breaks before it can say so. */
        static final Action LOSE = new Action(Kind.LOSE, 0, "");
        /** Nobody ever answers. */
        static final Action HANG = new Action(Kind.HANG, 0, "");
        /** The answer comes, a byte at a time. */
        static final Action TRICKLE = new Action(Kind.TRICKLE, 0, "");

        static Action cutAfter(int bytes) {
            return new Action(Kind.CUT_AFTER, bytes, "");
        }

        static Action hangAfter(int bytes) {
            return new Action(Kind.HANG_AFTER, bytes, "");
        }

        /** The server answers this and does nothing. */
        static Action say(String words) {
            return new Action(Kind.SAY, 0, words);
        }

        /** The server is asked something else. */
        static Action ask(String words) {
            return new Action(Kind.ASK, 0, words);
        }
    }

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}\\r?\\n\\z");

    /** Every command that came, in order. */
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private final ServerSocket socket;
    private final int server;
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private volatile Script script = command -> Action.PASS;
    private volatile UnaryOperator<String> answers = line -> line;

    UnreliableImap(int server) {
        this.server = server;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    UnreliableImap behave(Script script) {
        this.script = script;
        return this;
    }

    /** Changes the lines of the server's answers. */
    UnreliableImap answering(UnaryOperator<String> answers) {
        this.answers = answers;
        return this;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "unreliable-imap");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(upstream);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            InputStream fromClient = new BufferedInputStream(client.getInputStream());
            InputStream fromServer = new BufferedInputStream(new Prompt(upstream), 1 << 16);
            OutputStream toClient = client.getOutputStream();
            OutputStream toServer = upstream.getOutputStream();
            toClient.write(answer(fromServer, "*"));
            for (String line = line(fromClient); !line.isEmpty(); line = line(fromClient)) {
                String[] parts = line.strip().split(" ", 2);
                String command = parts.length == 1 ? parts[0] : parts[1];
                heard.add(command);
                if (!command(script.of(command), line, parts[0], fromServer, toClient, toServer)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // One of the two has hung up.
        }
    }

    /** @return whether the line still stands */
    private boolean command(
            Action action,
            String line,
            String tag,
            InputStream fromServer,
            OutputStream toClient,
            OutputStream toServer)
            throws IOException, InterruptedException {
        switch (action.kind()) {
            case CUT -> {
                return false;
            }
            case HANG -> {
                return sleep();
            }
            case SAY -> {
                write(toClient, tag + " " + action.words() + "\r\n");
                return true;
            }
            default -> write(toServer, action.kind() == Action.Kind.ASK ? tag + " " + action.words() + "\r\n" : line);
        }
        byte[] answer = answer(fromServer, tag);
        int length = Math.min(action.bytes(), answer.length);
        switch (action.kind()) {
            case LOSE -> {
                return false;
            }
            case CUT_AFTER -> {
                toClient.write(answer, 0, length);
                toClient.flush();
                return false;
            }
            case HANG_AFTER -> {
                toClient.write(answer, 0, length);
                toClient.flush();
                return sleep();
            }
            case TRICKLE -> {
                for (byte one : answer) {
                    toClient.write(one);
                    toClient.flush();
                    Thread.sleep(20);
                }
                return true;
            }
            default -> {
                toClient.write(answer);
                toClient.flush();
                return true;
            }
        }
    }

    private static boolean sleep() throws InterruptedException {
        Thread.sleep(60_000);
        return false;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** All up to the line that the tag begins, literals included. */
    private byte[] answer(InputStream in, String tag) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String line = line(in);
            if (line.isEmpty()) {
                throw new IOException("The server has hung up");
            }
            Matcher literal = LITERAL.matcher(line);
            boolean continues = literal.find();
            all.writeBytes((continues ? line : answers.apply(line)).getBytes(StandardCharsets.ISO_8859_1));
            if (continues) {
                all.writeBytes(in.readNBytes(Integer.parseInt(literal.group(1))));
            } else if (line.startsWith(tag + " ") || line.startsWith("+")) {
                return all.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            line.write(one);
            if (one == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /**
     * Acknowledges what has come before it waits for more: the server sends an answer in several packets, and keeps each
     * back until the one before is acknowledged, for which the system would else take its 40 ms.
     */
    private static final class Prompt extends FilterInputStream {

        private final Socket socket;

        Prompt(Socket socket) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return super.read(into, from, length);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket one : List.copyOf(open)) {
                one.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
