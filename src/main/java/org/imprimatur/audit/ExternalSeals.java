package org.imprimatur.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Seals somebody kept outside the database and wants compared: {@code --seals FILE} and {@code --seal NUMBER:HASH}.
 *
 * @param hashes by the seal's number
 * @param problem an argument that is neither, or a file without seals
 */
record ExternalSeals(List<Seal> seals, Map<Long, String> hashes, Optional<String> problem) {

    static ExternalSeals of(String... arguments) {
        List<Seal> seals = new ArrayList<>();
        Map<Long, String> hashes = new TreeMap<>();
        String problem = null;
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            if (!parts[0].equals("--seals") && !parts[0].equals("--seal")) {
                continue;
            }
            String value = parts.length == 2 ? parts[1] : i + 1 < arguments.length ? arguments[i + 1] : "";
            boolean understood = parts[0].equals("--seal") ? hash(value, hashes) : file(value, seals);
            problem = understood ? problem : value;
        }
        return new ExternalSeals(seals, hashes, Optional.ofNullable(problem));
    }

    int count() {
        return seals.size() + hashes.size();
    }

    private static boolean file(String name, List<Seal> seals) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            return false;
        }
        List<Seal> read = new SealFile(path).read();
        seals.addAll(read);
        return !read.isEmpty();
    }

    private static boolean hash(String value, Map<Long, String> hashes) {
        if (!value.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
            return false;
        }
        hashes.put(Long.parseLong(value.substring(0, value.indexOf(':'))), value.substring(value.indexOf(':') + 1));
        return true;
    }
}
