package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The versions we raise above the parent's, so that none is forgotten and none outlives its reason. */
class OverridesTests {

    /** Each property we override in the pom, by the artifact whose jar shows it. */
    private static final Map<String, String> OVERRIDES = Map.ofEntries(
            Map.entry("tomcat.version", "tomcat-embed-core"),
            Map.entry("jackson-bom.version", "jackson-databind"),
            Map.entry("postgresql.version", "postgresql"),
            Map.entry("commons-lang3.version", "commons-lang3"),
            Map.entry("logback.version", "logback-classic"),
            Map.entry("slf4j.version", "slf4j-api"),
            Map.entry("log4j2.version", "log4j-api"),
            Map.entry("thymeleaf.version", "thymeleaf-spring6"),
            Map.entry("hibernate-validator.version", "hibernate-validator"),
            Map.entry("h2.version", "h2"));

    /** The lowest versions without a published vulnerability that could reach us. */
    private static final Map<String, String> LOWEST = Map.ofEntries(
            Map.entry("tomcat-embed-core", "10.1.62"),
            Map.entry("jackson-databind", "2.21.5"),
            Map.entry("postgresql", "42.7.14"),
            Map.entry("commons-lang3", "3.20"),
            Map.entry("logback-classic", "1.5.34"),
            Map.entry("log4j-api", "2.24.3"),
            Map.entry("thymeleaf-spring6", "3.1.7.RELEASE"),
            Map.entry("hibernate-validator", "8.0.6.Final"),
            Map.entry("mybatis", "3.5.19"),
            Map.entry("h2", "2.3.232"));

    @Test
    void eachOverrideIsNewerThanWhatTheParentBrings() throws Exception {
        Map<String, String> ours = properties(Path.of("pom.xml"));
        Map<String, String> parents = properties(parentsPom());
        OVERRIDES
                .keySet()
                .forEach(name -> assertThat(Version.parse(ours.get(name)))
                        .as("%s: the parent has caught up, so the override goes", name)
                        .isGreaterThan(Version.parse(parents.get(name))));
    }

    @Test
    void noOverrideOfAParentsVersionIsLeftOutHere() throws Exception {
        Map<String, String> ours = properties(Path.of("pom.xml"));
        ours.keySet().retainAll(properties(parentsPom()).keySet());
        assertThat(ours.keySet()).isEqualTo(OVERRIDES.keySet());
    }

    @Test
    void whatRunsIsWhatThePomSays() throws Exception {
        Map<String, String> ours = properties(Path.of("pom.xml"));
        OVERRIDES.forEach((property, artifact) ->
                assertThat(versionOnTheClasspath(artifact)).as(artifact).isEqualTo(ours.get(property)));
    }

    @Test
    void nothingRunsThatIsKnownToBeVulnerable() {
        LOWEST.forEach((artifact, lowest) -> assertThat(Version.parse(versionOnTheClasspath(artifact)))
                .as(artifact)
                .isGreaterThanOrEqualTo(Version.parse(lowest)));
    }

    /** The parent's list of versions lies beside its jars in the local repository. */
    private static Path parentsPom() {
        Path jar = jars("spring-boot").get(0);
        String version = jar.getParent().getFileName().toString();
        return jar.getParent()
                .getParent()
                .resolveSibling("spring-boot-dependencies")
                .resolve(version)
                .resolve("spring-boot-dependencies-" + version + ".pom");
    }

    private static String versionOnTheClasspath(String artifact) {
        List<Path> found = jars(artifact);
        assertThat(found).as("jars of %s", artifact).hasSize(1);
        return found.get(0).getParent().getFileName().toString();
    }

    private static List<Path> jars(String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-\\d[\\w.]*\\.jar");
        List<Path> found = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            Matcher matcher = name.matcher(path.getFileName().toString());
            if (matcher.matches()) {
                found.add(path);
            }
        }
        return found;
    }

    private static Map<String, String> properties(Path pom) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Map<String, String> properties = new TreeMap<>();
        try (var in = Files.newInputStream(pom)) {
            var project = builder.parse(in).getDocumentElement();
            var all = ((Element) project.getElementsByTagName("properties").item(0)).getChildNodes();
            for (int i = 0; i < all.getLength(); i++) {
                if (all.item(i) instanceof Element property) {
                    properties.put(property.getTagName(), property.getTextContent());
                }
            }
        }
        return properties;
    }
}
