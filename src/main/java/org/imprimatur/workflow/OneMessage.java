package org.imprimatur.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.postgresql.util.PSQLException;

/**
 * What the engine writes at the end of a command, sent to PostgreSQL as one message. By itself it sends a message for
 * every kind of row and waits for its answer, ten times for a handoff. The database still answers each statement with
 * the number of rows it touched, by which the engine finds out that somebody else was quicker.
 */
final class OneMessage extends BatchExecutor {

    /** More than a handoff ever writes. Longer lists repeat few statements, and those go better as the engine sends them. */
    private static final int MOST_STATEMENTS = 40;

    private final List<Staged> staged = new ArrayList<>();

    private OneMessage(Configuration configuration, Transaction transaction) {
        super(configuration, transaction);
    }

    /** Makes each of the engine's database sessions one that sends one message. */
    static Interceptor inEachSession(Configuration configuration) {
        return new Interceptor() {

            @Override
            public Object plugin(Object target) {
                return target instanceof Executor executor
                        ? new OneMessage(configuration, executor.getTransaction())
                        : target;
            }

            @Override
            public Object intercept(Invocation invocation) {
                throw new IllegalStateException("Nothing is intercepted");
            }
        };
    }

    @Override
    public int doUpdate(MappedStatement statement, Object row) {
        StatementHandler handler =
                statement.getConfiguration().newStatementHandler(this, statement, row, RowBounds.DEFAULT, null, null);
        staged.add(new Staged(statement, row, handler));
        return BATCH_UPDATE_RETURN_VALUE;
    }

    @Override
    public List<BatchResult> doFlushStatements(boolean isRollback) throws SQLException {
        List<Staged> all = List.copyOf(staged);
        staged.clear();
        if (isRollback || all.isEmpty()) {
            return Collections.emptyList();
        }
        if (all.size() > MOST_STATEMENTS) {
            for (Staged one : all) {
                super.doUpdate(one.statement, one.row);
            }
            return super.doFlushStatements(false);
        }
        return send(all);
    }

    private List<BatchResult> send(List<Staged> all) throws SQLException {
        String message = all.stream().map(Staged::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement prepared =
                getConnection(all.get(0).statement.getStatementLog()).prepareStatement(message)) {
            applyTransactionTimeout(prepared);
            Values values = new Values(prepared);
            for (Staged one : all) {
                values.bind(one.handler);
            }
            prepared.execute();
            return answers(all, prepared);
        } catch (SQLException refused) {
            throw failure(all, refused);
        }
    }

    private static List<BatchResult> answers(List<Staged> all, PreparedStatement prepared) throws SQLException {
        List<BatchResult> answers = new ArrayList<>();
        for (Staged one : all) {
            answers.add(one.answer(prepared.getUpdateCount()));
            prepared.getMoreResults();
        }
        return answers;
    }

    /** As the engine knows it from its own messages: the statements before the one that failed went through. */
    private static BatchExecutorException failure(List<Staged> all, SQLException refused) {
        int failed = failed(all, refused);
        List<BatchResult> before =
                all.subList(0, failed).stream().map(one -> one.answer(1)).toList();
        BatchUpdateException cause = new BatchUpdateException(
                refused.getMessage(), refused.getSQLState(), refused.getErrorCode(), new int[0], refused);
        return new BatchExecutorException(
                all.get(failed).statement.getId() + " failed",
                cause,
                before,
                all.get(failed).answer(0));
    }

    /** PostgreSQL does not say which statement of a message it refused, but whose table's rules it broke. */
    private static int failed(List<Staged> all, SQLException refused) {
        String table = refused instanceof PSQLException told && told.getServerErrorMessage() != null
                ? told.getServerErrorMessage().getTable()
                : null;
        if (table != null) {
            Pattern name = Pattern.compile("\\b" + Pattern.quote(table) + "\\b", Pattern.CASE_INSENSITIVE);
            for (int i = 0; i < all.size(); i++) {
                if (name.matcher(all.get(i).sql()).find()) {
                    return i;
                }
            }
        }
        return 0;
    }

    /** A statement that waits for the others. */
    private record Staged(MappedStatement statement, Object row, StatementHandler handler) {

        String sql() {
            return handler.getBoundSql().getSql();
        }

        BatchResult answer(int rows) {
            BatchResult answer = new BatchResult(statement, sql(), row);
            answer.setUpdateCounts(new int[] {rows});
            return answer;
        }
    }

    /** Counts on where the statement before left off. */
    private static final class Values {

        private final PreparedStatement message;
        private final PreparedStatement part;
        private int before;
        private int last;

        Values(PreparedStatement message) {
            this.message = message;
            this.part = (PreparedStatement) Proxy.newProxyInstance(
                    Values.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, arguments) -> set(method, arguments));
        }

        void bind(StatementHandler handler) throws SQLException {
            before += last;
            last = 0;
            handler.parameterize(part);
        }

        private Object set(Method method, Object[] arguments) throws Throwable {
            if (!method.getName().startsWith("set") || !(arguments[0] instanceof Integer position)) {
                throw new IllegalStateException("Values are set and nothing else: " + method.getName());
            }
            last = Math.max(last, position);
            arguments[0] = before + position;
            try {
                return method.invoke(message, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
    }
}
