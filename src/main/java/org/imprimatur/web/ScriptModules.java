package org.imprimatur.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.imprimatur.platform.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The modules scripts of the desk may import by name, as an import map. It gives each the address under which browsers
 * keep it for good, which carries the hash of the file, and so cannot stand in a script itself. The map is the one piece of
 * script that stands in a page; its hash stands in the content security policy.
 */
@Component("scriptModules")
public class ScriptModules {

    private static final List<String> LIBRARIES = List.of(
            "orderedmap",
            "prosemirror-commands",
            "prosemirror-dropcursor",
            "prosemirror-gapcursor",
            "prosemirror-history",
            "prosemirror-inputrules",
            "prosemirror-keymap",
            "prosemirror-model",
            "prosemirror-schema-list",
            "prosemirror-state",
            "prosemirror-tables",
            "prosemirror-transform",
            "prosemirror-view",
            "rope-sequence",
            "w3c-keyname");

    private static final List<String> OURS =
            List.of("body", "citations", "commands", "draft", "figure", "schema", "sources", "storage", "toolbar");

    /** Where a library keeps its module if not in {@code dist/index.js}. */
    private static final Map<String, String> FILES = Map.of("w3c-keyname", "index.js");

    private final ObjectProvider<ResourceUrlProvider> addresses;
    private final ObjectMapper json;
    private volatile @Nullable Modules modules;

    ScriptModules(ObjectProvider<ResourceUrlProvider> addresses, ObjectMapper json) {
        this.addresses = addresses;
        this.json = json;
    }

    private record Modules(Map<String, String> byName, String importMap, String hash) {}

    /** As it stands in the page. */
    public String getImportMap() {
        return modules().importMap();
    }

    /** What a page that imports any of them is about to need, without having to find out one by one. */
    public List<String> getAddresses() {
        return List.copyOf(modules().byName().values());
    }

    /** A source of scripts in the words of a content security policy. */
    String source() {
        return "'sha256-" + modules().hash() + "'";
    }

    /** Not before the first page is asked for: addresses are known once the server is up. */
    private Modules modules() {
        Modules known = modules;
        if (known == null) {
            known = read();
            modules = known;
        }
        return known;
    }

    private Modules read() {
        Map<String, String> byName = new LinkedHashMap<>();
        OURS.forEach(name -> byName.put("editor/" + name, address("/editor-" + name + ".js")));
        LIBRARIES.forEach(name -> byName.put(
                name,
                address("/webjars/" + name + "/" + version(name) + "/" + FILES.getOrDefault(name, "dist/index.js"))));
        try {
            String map = json.writeValueAsString(Map.of("imports", byName));
            byte[] hash = HexFormat.of().parseHex(Sha256.of(map.getBytes(StandardCharsets.UTF_8)));
            return new Modules(byName, map, Base64.getEncoder().encodeToString(hash));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String address(String path) {
        String found = addresses.getObject().getForLookupPath(path);
        if (found == null) {
            throw new IllegalStateException("No script is at " + path);
        }
        return found;
    }

    private static String version(String name) {
        String file = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream in = ScriptModules.class.getClassLoader().getResourceAsStream(file)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
