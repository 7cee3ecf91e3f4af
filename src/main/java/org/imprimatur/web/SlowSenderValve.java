package org.imprimatur.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.imprimatur.platform.ClientNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A Tomcat valve that lets nobody keep the server waiting for what they send. Each form that is on its way holds one of
 * the server's threads until it has come, so that a few hundred senders of a byte a second would hold them all: from
 * one network come a few forms at a time, from all together no more than leave threads for whoever only reads, and each
 * in a time that fits its length. Of what was refused a little is read to nowhere, since a browser sees the answer only
 * once it has sent something of the rest; then the connection ends.
 */
final class SlowSenderValve extends ValveBase {

    /** In a request of whose form nothing may be read, because too many are on their way already. */
    static final String TOO_MANY = SlowSenderValve.class.getName();

    /** What an office behind one address sends in the same tenths of a second. */
    private static final int FROM_ONE_NETWORK = 20;

    /** Half of the threads a server has if nobody chose otherwise. */
    private static final int FROM_ALL = 100;

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long BYTES_A_SECOND = 8 * 1024;
    private static final Duration IN_VAIN = Duration.ofSeconds(5);
    private static final long IN_VAIN_BYTES = 1024 * 1024;

    private final Semaphore all = new Semaphore(FROM_ALL);
    private final ConcurrentMap<ClientNetwork, Integer> sending = new ConcurrentHashMap<>();

    SlowSenderValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!announcesSomething(request.getCoyoteRequest())) {
            getNext().invoke(request, response);
            return;
        }
        ClientNetwork network = ClientNetwork.of(request.getRemoteAddr());
        if (!begins(network)) {
            request.setAttribute(TOO_MANY, true);
            getNext().invoke(request, response);
            hangUp(request, response);
            return;
        }
        try {
            takes(request, response);
        } finally {
            ends(network);
        }
    }

    private void takes(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request sent = request.getCoyoteRequest();
        InputBuffer whole = sent.getInputBuffer();
        Paced paced = new Paced(whole, time(sent.getContentLengthLong()));
        sent.setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
            if (!isAllHere(sent)) {
                response.finishResponse();
                paced.endsAfter(IN_VAIN);
                if (!readInVain(sent)) {
                    sent.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                }
            }
        } finally {
            sent.setInputBuffer(whole);
        }
    }

    private static void hangUp(Request request, Response response) throws IOException {
        response.finishResponse();
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /** Whether all of it has come. */
    private static boolean readInVain(org.apache.coyote.Request sent) {
        Nowhere nowhere = new Nowhere();
        long most = sent.getBytesRead() + IN_VAIN_BYTES;
        try {
            int more = 0;
            while (more >= 0 && !isAllHere(sent) && sent.getBytesRead() < most) {
                more = sent.doRead(nowhere);
            }
            return isAllHere(sent);
        } catch (IOException tooSlowOrGone) {
            return false;
        }
    }

    private static boolean announcesSomething(org.apache.coyote.Request request) {
        return request.getContentLengthLong() > 0 || isOfUnknownLength(request);
    }

    private static boolean isAllHere(org.apache.coyote.Request request) {
        return !isOfUnknownLength(request) && request.getBytesRead() >= request.getContentLengthLong();
    }

    private static boolean isOfUnknownLength(org.apache.coyote.Request request) {
        return request.getContentLengthLong() < 0 && request.getMimeHeaders().getHeader("Transfer-Encoding") != null;
    }

    private static Duration time(long length) {
        return GRACE.plusSeconds(Math.max(0, length) / BYTES_A_SECOND);
    }

    private boolean begins(ClientNetwork network) {
        if (sending.merge(network, 1, Integer::sum) <= FROM_ONE_NETWORK && all.tryAcquire()) {
            return true;
        }
        leaves(network);
        return false;
    }

    private void ends(ClientNetwork network) {
        all.release();
        leaves(network);
    }

    private void leaves(ClientNetwork network) {
        sending.computeIfPresent(network, (who, many) -> many == 1 ? null : many - 1);
    }

    /** What is sent, up to a moment. */
    private static final class Paced implements InputBuffer {

        private final InputBuffer sent;
        private long end;

        Paced(InputBuffer sent, Duration time) {
            this.sent = sent;
            endsAfter(time);
        }

        void endsAfter(Duration time) {
            end = System.nanoTime() + time.toNanos();
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (System.nanoTime() - end > 0) {
                throw new IOException("What was announced did not come in time");
            }
            return sent.doRead(handler);
        }

        @Override
        public int available() {
            return sent.available();
        }
    }

    private static final class Nowhere implements ApplicationBufferHandler {

        private @Nullable ByteBuffer last;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            last = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return last;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
