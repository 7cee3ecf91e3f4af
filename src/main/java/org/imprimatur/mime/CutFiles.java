package org.imprimatur.mime;

import java.util.List;
import java.util.stream.IntStream;

/** Tells, where only the beginning of a mail is there, which of its files is not all there: the one it ends in. */
final class CutFiles {

    private CutFiles() {}

    static List<Attachment> in(List<Attachment> files, MimePart root) {
        MimePart last = lastIn(root);
        int cut = IntStream.range(0, files.size())
                .filter(i -> files.get(i).bytes() == last.content())
                .findFirst()
                .orElse(isWords(last) ? -1 : files.size() - 1);
        return IntStream.range(0, files.size())
                .mapToObj(i -> i == cut ? files.get(i).cutOff() : files.get(i))
                .toList();
    }

    private static MimePart lastIn(MimePart part) {
        return part.children().isEmpty()
                ? part
                : lastIn(part.children().get(part.children().size() - 1));
    }

    private static boolean isWords(MimePart part) {
        return part.mediaType().startsWith("text/") || part.isMultipart();
    }
}
