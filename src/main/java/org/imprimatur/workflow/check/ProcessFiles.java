package org.imprimatur.workflow.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the processes and decision tables in a folder, or in the jar. */
public final class ProcessFiles {

    /** Where the server's own processes are. */
    public static final String OURS = "classpath:/processes";

    private static final String JAR = "classpath:";
    private static final String FILE = "file:";

    /** More files than any newsroom has stages. */
    private static final int MOST_FILES = 500;

    private ProcessFiles() {}

    /** The processes in the jar: those of them stand in that a newsroom's own folder lacks. */
    public static List<ProcessFile> ours() {
        return inJar(OURS, false);
    }

    /**
     * The files of a newsroom's own folder; none if the server's own folder is meant.
     *
     * @param folder a path, or a place in the jar that begins with {@code classpath:}
     * @throws NoProcessFolder if there is no such folder, or it holds no process
     */
    public static List<ProcessFile> of(String folder) {
        if (folder.isBlank() || folder.equals(OURS)) {
            return List.of();
        }
        List<ProcessFile> files = folder.startsWith(JAR) ? inJar(folder, true) : inFolder(folder);
        if (files.stream().noneMatch(file -> file.isRead() && file.isProcess())) {
            throw new NoProcessFolder(folder, true);
        }
        return files;
    }

    private static List<ProcessFile> inFolder(String folder) {
        try {
            List<ProcessFile> files = new ArrayList<>();
            for (Path path : entries(path(folder))) {
                String name = path.getFileName().toString();
                if (Files.isDirectory(path)) {
                    files.addAll(deeper(path));
                } else if (isProcessFile(name)) {
                    try (InputStream content = Files.newInputStream(path)) {
                        files.add(file(name, true, content));
                    }
                } else if (looksLikeAProcessFile(name)) {
                    files.add(ProcessFile.unread(name));
                }
            }
            return files;
        } catch (IOException | InvalidPathException e) {
            throw new NoProcessFolder(folder, false);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    /** Whoever put a diagram into a folder of the folder may believe that it is in force. */
    private static List<ProcessFile> deeper(Path folder) {
        try {
            return entries(folder).stream()
                    .map(path -> path.getFileName().toString())
                    .filter(ProcessFiles::looksLikeAProcessFile)
                    .map(name -> ProcessFile.unread(folder.getFileName() + "/" + name))
                    .toList();
        } catch (IOException notOurs) {
            return List.of();
        }
    }

    private static Path path(String folder) {
        String plain = folder.startsWith(FILE) ? folder.substring(FILE.length()) : folder;
        return FileSystems.getDefault().getPath(plain);
    }

    private static List<ProcessFile> inJar(String folder, boolean own) {
        try {
            Resource[] all = new PathMatchingResourcePatternResolver().getResources(folder + "/*");
            List<ProcessFile> files = new ArrayList<>();
            for (Resource resource : Arrays.stream(all)
                    .filter(resource -> resource.getFilename() != null && isProcessFile(resource.getFilename()))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList()) {
                try (InputStream content = resource.getInputStream()) {
                    files.add(file(Objects.requireNonNull(resource.getFilename()), own, content));
                }
            }
            return files;
        } catch (IOException e) {
            throw new NoProcessFolder(folder, false);
        }
    }

    private static ProcessFile file(String name, boolean own, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(ProcessFile.MOST_BYTES + 1);
        // The engine goes by the ending, and by its small letters only.
        int dot = name.lastIndexOf('.');
        String plain = name.substring(0, dot) + name.substring(dot).toLowerCase(Locale.ROOT);
        return new ProcessFile(plain, own, bytes);
    }

    /** Not what an editor or a file manager leaves beside it. */
    private static boolean isProcessFile(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (small.endsWith(".bpmn") || small.endsWith(".dmn"));
    }

    /** With the endings that other programs give them, too. */
    private static boolean looksLikeAProcessFile(String name) {
        return isProcessFile(name) || name.toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    /** The setting leads to no folder with a process in it, so it is mistyped; nothing else may stand in silently. */
    public static final class NoProcessFolder extends RuntimeException {

        private final String folder;
        private final boolean exists;

        NoProcessFolder(String folder, boolean exists) {
            super("No processes in " + folder);
            this.folder = folder;
            this.exists = exists;
        }

        public String folder() {
            return folder;
        }

        /** Whether there is such a folder, only without a process. */
        public boolean exists() {
            return exists;
        }
    }
}
