package org.imprimatur.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Parses with Mime4j, a library that takes whatever comes. It goes through the mail once and never back. */
final class Mime4jParser implements MimeParser {

    @Override
    public ParseLevel level() {
        return ParseLevel.TOLERANT;
    }

    @Override
    public MimePart parse(byte[] mail, int depth, ParseBudget parseBudget) throws MimeException, IOException {
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
        stream.parse(new ByteArrayInputStream(mail));
        return new Walk(stream, depth, parseBudget).parse();
    }

    /** A multipart whose children are still being read. */
    private static final class Open {

        private final List<MimePart> children = new ArrayList<>();
        private @Nullable String type;
        private @Nullable String disposition;
        private byte[] content = new byte[0];

        void add(byte[] more) {
            byte[] all = Arrays.copyOf(content, content.length + more.length);
            System.arraycopy(more, 0, all, content.length, more.length);
            content = all;
        }

        MimePart closed() {
            return MimePart.of(type, disposition, content, children);
        }
    }

    private static final class Walk {

        private final MimeTokenStream stream;
        private final int depth;
        private final ParseBudget parseBudget;
        private final Deque<Open> open = new ArrayDeque<>();

        Walk(MimeTokenStream stream, int depth, ParseBudget parseBudget) {
            this.stream = stream;
            this.depth = depth;
            this.parseBudget = parseBudget;
        }

        MimePart parse() throws MimeException, IOException {
            Open root = new Open();
            open.push(root);
            EntityState state = stream.getState();
            while (state != EntityState.T_END_OF_STREAM) {
                if (!step(state, root)) {
                    break;
                }
                state = stream.next();
            }
            return root.closed();
        }

        /** @return whether more is wanted */
        private boolean step(EntityState state, Open root) throws IOException {
            switch (state) {
                case T_START_MESSAGE -> stream.setRecursionMode(mode());
                case T_START_BODYPART -> {
                    if (!parseBudget.onePart()) {
                        closeAll(root);
                        return false;
                    }
                    open.push(new Open());
                    stream.setRecursionMode(mode());
                }
                case T_FIELD -> field(stream.getField());
                case T_BODY -> here().content = bytes(stream.getDecodedInputStream());
                case T_PREAMBLE, T_EPILOGUE -> here().add(bytes(stream.getInputStream()));
                case T_END_BODYPART -> close();
                default -> {
                    // Raw entities say nothing.
                }
            }
            return true;
        }

        private RecursionMode mode() {
            return parseBudget.allows(depth + open.size()) ? RecursionMode.M_NO_RECURSE : RecursionMode.M_FLAT;
        }

        private void field(Field field) {
            if (field.getName().equalsIgnoreCase("Content-Type") && here().type == null) {
                here().type = RawHeader.unfolded(field.getBody());
            } else if (field.getName().equalsIgnoreCase("Content-Disposition") && here().disposition == null) {
                here().disposition = RawHeader.unfolded(field.getBody());
            }
        }

        private void close() {
            MimePart part = open.pop().closed();
            here().children.add(part);
        }

        private void closeAll(Open root) {
            while (here() != root) {
                close();
            }
        }

        private Open here() {
            return open.element();
        }

        private static byte[] bytes(InputStream in) throws IOException {
            return in.readAllBytes();
        }
    }
}
