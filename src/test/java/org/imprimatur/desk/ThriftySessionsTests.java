package org.imprimatur.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** How often the database hears of a session. */
class ThriftySessionsTests {

    private final Shelf shelf = new Shelf();
    private final ThriftySessions<MapSession> sessions =
            new ThriftySessions<>(shelf, new SessionTransactions(new NoTransactions()));

    @Test
    void aClickReadsTheSessionOnceAndWritesNothing() throws Exception {
        String id = aSession();
        request(() -> {
            Visit<MapSession> visit = found(id);
            visit.setLastAccessedTime(Instant.now());
            sessions.save(visit);
            assertThat(found(id)).isSameAs(visit);
        });
        assertThat(shelf.reads).isEqualTo(1);
        assertThat(shelf.writes).isZero();
    }

    @Test
    void theNextRequestReadsItAnew() throws Exception {
        String id = aSession();
        request(() -> found(id));
        request(() -> found(id));
        assertThat(shelf.reads).isEqualTo(2);
    }

    @Test
    void aSessionEndedElsewhereIsOverAtTheNextRequest() throws Exception {
        String id = aSession();
        request(() -> found(id));
        shelf.rows.remove(id);
        request(() -> assertThat(sessions.findById(id)).isNull());
    }

    @Test
    void aSessionEndedInThisRequestIsGone() throws Exception {
        String id = aSession();
        request(() -> {
            found(id);
            sessions.deleteById(id);
            assertThat(sessions.findById(id)).isNull();
        });
    }

    @Test
    void whatIsPutIntoASessionIsWritten() throws Exception {
        String id = aSession();
        request(() -> {
            Visit<MapSession> visit = found(id);
            visit.setAttribute("who", "somebody");
            sessions.save(visit);
            sessions.save(visit);
        });
        assertThat(shelf.writes).isEqualTo(1);
        assertThat(shelf.rows.get(id).<String>getAttribute("who")).isEqualTo("somebody");
    }

    @Test
    void aNewIdIsWrittenAndTheOldOneLeadsNowhere() throws Exception {
        String id = aSession();
        request(() -> {
            Visit<MapSession> visit = found(id);
            String fresh = visit.changeSessionId();
            sessions.save(visit);
            shelf.rows.remove(id);
            assertThat(sessions.findById(id)).isNull();
            assertThat(found(fresh).getId()).isEqualTo(fresh);
        });
    }

    @Test
    void thatSomebodyWasHereIsWrittenOnceAMinute() throws Exception {
        String id = aSession();
        shelf.rows.get(id).setLastAccessedTime(Instant.now().minus(Duration.ofSeconds(61)));
        for (int i = 0; i < 3; i++) {
            request(() -> {
                Visit<MapSession> visit = found(id);
                visit.setLastAccessedTime(Instant.now());
                sessions.save(visit);
            });
        }
        assertThat(shelf.writes).isEqualTo(1);
        assertThat(shelf.rows.get(id).getLastAccessedTime())
                .isAfter(Instant.now().minusSeconds(30));
    }

    private String aSession() {
        Visit<MapSession> visit = sessions.createSession();
        sessions.save(visit);
        shelf.writes = 0;
        return visit.getId();
    }

    private Visit<MapSession> found(String id) {
        Visit<MapSession> visit = sessions.findById(id);
        assertThat(visit).isNotNull();
        return visit;
    }

    private void request(Runnable what) throws Exception {
        FilterChain chain = (request, response) -> what.run();
        sessions.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), chain);
    }

    /** The shelf below keeps no books. */
    private static final class NoTransactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    private static final class Shelf implements SessionRepository<MapSession> {

        private final Map<String, MapSession> rows = new HashMap<>();
        private int reads;
        private int writes;

        @Override
        public MapSession createSession() {
            return new MapSession();
        }

        @Override
        public void save(MapSession session) {
            writes++;
            rows.put(session.getId(), new MapSession(session));
        }

        @Override
        public @Nullable MapSession findById(String id) {
            reads++;
            return rows.containsKey(id) ? new MapSession(rows.get(id)) : null;
        }

        @Override
        public void deleteById(String id) {
            rows.remove(id);
        }
    }
}
