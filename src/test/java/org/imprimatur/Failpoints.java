package org.imprimatur;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets the n-th statement (or the commit) of the current thread, and of those it starts, fail as a lost connection would,
 * so that a test can break a action at each of its points in turn; and lists the statements of an action.
 */
@TestComponent
public class Failpoints implements BeanPostProcessor {

    private static final ThreadLocal<@Nullable AtomicInteger> FUSE = new InheritableThreadLocal<>();

    private static final ThreadLocal<@Nullable List<String>> LOG = new ThreadLocal<>();

    /** An action of a test. */
    public interface Action {
        void run() throws Exception;
    }

    /** What the current thread sends to the database while it acts, the commits included, in order. */
    public static List<String> statements(Action action) throws Exception {
        List<String> log = new ArrayList<>();
        LOG.set(log);
        try {
            action.run();
        } finally {
            LOG.remove();
        }
        return log;
    }

    /** The n-th statement from now fails; 1 is the next. */
    public static void lightFuse(int statements) {
        FUSE.set(new AtomicInteger(statements));
    }

    /** @return whether the fuse had burnt down */
    public static boolean putOut() {
        AtomicInteger fuse = FUSE.get();
        FUSE.remove();
        return fuse != null && fuse.get() <= 0;
    }

    /** How many statements it takes from now until the fuse has burnt down; puts it out. */
    public static int left() {
        AtomicInteger fuse = FUSE.get();
        FUSE.remove();
        if (fuse == null) {
            throw new IllegalStateException("No fuse is lit");
        }
        return fuse.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Fused) ? new Fused(source) : bean;
    }

    private static void burn() throws SQLException {
        AtomicInteger fuse = FUSE.get();
        if (fuse != null && fuse.decrementAndGet() == 0) {
            throw new SQLException("The fuse has burnt down", "08006");
        }
    }

    private static void log(String prepared, String method, Object @Nullable [] arguments) {
        List<String> log = LOG.get();
        if (log != null) {
            String words = prepared.isEmpty() ? words(arguments) : prepared;
            log.add(words.isEmpty() ? method : words.replaceAll("\\s+", " ").strip());
        }
    }

    private static String words(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
    }

    private static final class Fused extends DelegatingDataSource {

        Fused(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return fused(Connection.class, super.getConnection(), "");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T fused(Class<T> type, T target, String prepared) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute") || method.getName().equals("commit")) {
                burn();
                log(prepared, method.getName(), arguments);
            }
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof Statement && Statement.class.isAssignableFrom(method.getReturnType())
                        ? fused((Class<Object>) method.getReturnType(), result, words(arguments))
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
