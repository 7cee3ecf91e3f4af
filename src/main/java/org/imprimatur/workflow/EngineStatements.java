package org.imprimatur.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * The engine's SQL. By itself the engine reads all its fifty-five mapping files before it does anything, which is a fifth
 * of a start; most are about what this server never does (cases, batches, external tasks, groups). Here each file is read
 * when one of its statements is first asked for, or a file that is being read refers to it.
 */
final class EngineStatements extends Configuration {

    private static final Pattern FILE = Pattern.compile("<mapper\\s+resource\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern NAMESPACE = Pattern.compile("<mapper\\s+namespace\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern STATEMENT =
            Pattern.compile("<(?:select|insert|update|delete)\\s[^>]*?\\bid\\s*=\\s*\"([^\"]+)\"");

    /** Files that have not been read to their end, by name space and by each statement, whose names are unique. */
    private final Map<String, String> unread = new ConcurrentHashMap<>();

    private final Set<String> begun = new HashSet<>();
    private final Map<String, XNode> fragments = new Fragments();

    private EngineStatements(Properties variables) {
        setVariables(variables);
        names(FILE, text(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE))
                .forEach(this::lookInto);
    }

    /** What the engine would make for itself once it knows its database, which it has to by now. */
    static SqlSessionFactory sessions(ProcessEngineConfigurationImpl engine) {
        EngineStatements statements = inTheWordsOf(engine.getDatabaseType(), engine.getDatabaseTablePrefix());
        statements.setEnvironment(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
        statements.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        if (engine.isJdbcBatchProcessing()) {
            statements.setDefaultExecutorType(ExecutorType.BATCH);
        }
        return new DefaultSqlSessionFactory(statements);
    }

    /** @param databaseType as the engine calls it, h2 or postgres */
    static EngineStatements inTheWordsOf(String databaseType, String tablePrefix) {
        Properties words = new Properties();
        words.put("prefix", tablePrefix);
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(words, tablePrefix, databaseType);
        return new EngineStatements(words);
    }

    @Override
    public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
        read(lastPart(id));
        return super.getMappedStatement(id, validateIncompleteStatements);
    }

    @Override
    public boolean hasStatement(String name, boolean validateIncompleteStatements) {
        read(lastPart(name));
        return super.hasStatement(name, validateIncompleteStatements);
    }

    @Override
    public ResultMap getResultMap(String id) {
        read(namespace(id));
        return super.getResultMap(id);
    }

    @Override
    public boolean hasResultMap(String id) {
        read(namespace(id));
        return super.hasResultMap(id);
    }

    @Override
    public Map<String, XNode> getSqlFragments() {
        return fragments;
    }

    private void lookInto(String file) {
        String content = text(file);
        names(NAMESPACE, content).forEach(namespace -> unread.put(namespace, file));
        names(STATEMENT, content).forEach(statement -> unread.put(statement, file));
    }

    private void read(String name) {
        String file = unread.get(name);
        if (file != null) {
            readOnce(file);
        }
    }

    /** One at a time; within a file, its own statements are found as far as it has been read. */
    private synchronized void readOnce(String file) {
        if (!begun.add(file)) {
            return;
        }
        try (InputStream content = Resources.getResourceAsStream(file)) {
            new XMLMapperBuilder(content, this, file, fragments).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unread.values().removeIf(file::equals);
    }

    private static Stream<String> names(Pattern pattern, String content) {
        return pattern.matcher(content).results().map(found -> found.group(1));
    }

    private static String text(String file) {
        try (InputStream content = Resources.getResourceAsStream(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastPart(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private static String namespace(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('.')));
    }

    /** Parts of statements that other statements include. */
    private final class Fragments extends StrictMap<XNode> {

        private static final long serialVersionUID = 1L;

        Fragments() {
            super("Parts of statements");
        }

        @Override
        public @Nullable XNode get(Object key) {
            read(namespace((String) key));
            return super.get(key);
        }
    }
}
