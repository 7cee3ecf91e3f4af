package org.imprimatur.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A mail server from the system's packages, run from a folder of ours for as long as a test lasts. */
final class Daemon {

    private final List<String> command;
    private final Path folder;
    private final int port;
    private Process process;

    private Daemon(List<String> command, Path folder, int port) {
        this.command = command;
        this.folder = folder;
        this.port = port;
    }

    static Daemon start(List<String> command, Path folder, int port) {
        Daemon daemon = new Daemon(command, folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(daemon::kill));
        daemon.start();
        return daemon;
    }

    static boolean isInstalled(String binary) {
        return Files.isExecutable(Path.of(binary));
    }

    /** The servers give up the rights of root themselves; without having them they would need other settings. */
    static boolean areWeRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** A folder that servers running as other users may pass through. */
    static Path folder(String name, String owner) {
        try {
            Path folder = Files.createTempDirectory(name);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (String part : List.of("mail", "spool")) {
                give(Files.createDirectory(folder.resolve(part)), owner);
            }
            give(folder, owner);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void give(Path all, String owner) throws IOException {
        UserPrincipal user = all.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (Stream<Path> paths = Files.walk(all)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "posix:owner", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** The first of these users that this system has. */
    static String userOf(String... names) {
        for (String name : names) {
            try {
                Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
                return name;
            } catch (IOException none) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("This system has none of the users " + List.of(names));
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("output.log").toFile()))
                    .start();
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(5000);
                if (socket.getInputStream().read() >= 0) {
                    return;
                }
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IllegalStateException(command + " does not answer; see the logs in " + folder);
    }

    /** SIGKILL, the whole family: what it was doing stays half done. */
    void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
