package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.util.ReflectionTestUtils;

/** Each file by itself and all together say what the engine would have read. */
class EngineStatementsTests {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void everyStatementIsFoundAndSaysTheSameInWhateverOrderTheyAreAskedFor(String database) throws Exception {
        Configuration all = asTheEngineReads(database);
        List<String> ids = ids(all);
        Collections.shuffle(ids, new Random(7));
        EngineStatements ours = EngineStatements.inTheWordsOf(database, "");
        for (String id : ids) {
            same(all.getMappedStatement(id), ours.getMappedStatement(id));
        }
        assertThat(new TreeSet<>(ours.getMappedStatementNames()))
                .isEqualTo(new TreeSet<>(all.getMappedStatementNames()));
        assertThat(new TreeSet<>(ours.getResultMapNames())).isEqualTo(new TreeSet<>(all.getResultMapNames()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void everyFileCanBeTheFirst(String database) throws Exception {
        Configuration all = asTheEngineReads(database);
        Map<String, String> firstOfEachFile = ids(all).stream()
                .collect(Collectors.toMap(
                        id -> all.getMappedStatement(id).getResource(),
                        id -> id,
                        (one, other) -> one,
                        LinkedHashMap::new));
        assertThat(firstOfEachFile).hasSizeGreaterThan(50);
        for (String id : firstOfEachFile.values()) {
            EngineStatements ours = EngineStatements.inTheWordsOf(database, "");
            same(all.getMappedStatement(id), ours.getMappedStatement(shortened(id)));
            assertThat(ours.getMappedStatementNames().size())
                    .as("the rest is still unread")
                    .isLessThan(all.getMappedStatementNames().size() / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void manyMayAskAtOnce(String database) throws Exception {
        List<String> ids = ids(asTheEngineReads(database));
        EngineStatements ours = EngineStatements.inTheWordsOf(database, "");
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> questions = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                List<String> shuffled = new ArrayList<>(ids);
                Collections.shuffle(shuffled, new Random(i));
                questions.add(() -> {
                    shuffled.forEach(id -> assertThat(
                                    ours.getMappedStatement(shortened(id)).getId())
                            .isEqualTo(id));
                    return shuffled.size();
                });
            }
            for (Future<Integer> answered : people.invokeAll(questions)) {
                assertThat(answered.get()).isEqualTo(ids.size());
            }
        } finally {
            people.shutdownNow();
        }
    }

    private static void same(MappedStatement theirs, MappedStatement ours) {
        assertThat(ours.getId()).isEqualTo(theirs.getId());
        assertThat(ours.getResource()).isEqualTo(theirs.getResource());
        assertThat(ours.getSqlCommandType()).isEqualTo(theirs.getSqlCommandType());
        assertThat(ours.getResultMaps().stream().map(ResultMap::getId))
                .isEqualTo(theirs.getResultMaps().stream().map(ResultMap::getId).toList());
        assertThat(words(ours.getSqlSource())).as(theirs.getId()).isEqualTo(words(theirs.getSqlSource()));
    }

    /** What a piece of a statement says, whichever configuration it belongs to. */
    private static String words(@Nullable Object piece) {
        if (piece instanceof Iterable<?> pieces) {
            return StreamSupport.stream(pieces.spliterator(), false)
                    .map(EngineStatementsTests::words)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (piece == null
                || piece instanceof Enum<?>
                || !piece.getClass().getName().matches("org[.]apache[.]ibatis[.](scripting|mapping|builder)[.].*")) {
            return String.valueOf(piece);
        }
        return Stream.<Class<?>>iterate(piece.getClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field ->
                        !Set.of("configuration", "evaluator", "typeHandler").contains(field.getName()))
                .map(field -> field.getName() + "=" + words(ReflectionTestUtils.getField(piece, field.getName())))
                .collect(Collectors.joining(", ", piece.getClass().getSimpleName() + "{", "}"));
    }

    private static Configuration asTheEngineReads(String database) throws Exception {
        Properties words = new Properties();
        words.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(words, "", database);
        try (Reader list = Resources.getResourceAsReader(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            return new XMLConfigBuilder(list, "", words).parse();
        }
    }

    private static List<String> ids(Configuration statements) {
        return statements.getMappedStatementNames().stream()
                .filter(name -> name.contains("."))
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String shortened(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }
}
