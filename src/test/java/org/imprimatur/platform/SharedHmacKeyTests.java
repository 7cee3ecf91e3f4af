package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@OnBothDatabases
class SharedHmacKeyTests {

    private static final int SERVERS = 8;

    private final DataSource database = emptyDatabase();

    @BeforeEach
    void anEmptyTable() {
        JdbcClient.create(database)
                .sql("create table some_key (id smallint primary key, secret varchar(64) not null)")
                .update();
    }

    @Test
    void serversThatNeedItAtTheSameTimeMakeOneKey() throws Exception {
        CyclicBarrier together = new CyclicBarrier(SERVERS);
        ExecutorService servers = Executors.newFixedThreadPool(SERVERS);
        List<Future<String>> signatures = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            SharedHmacKey key = aServersKey();
            signatures.add(servers.submit(() -> {
                together.await();
                return key.sign("words");
            }));
        }
        Set<String> different = new HashSet<>();
        for (Future<String> signature : signatures) {
            different.add(signature.get());
        }
        servers.shutdown();
        assertThat(different).singleElement().satisfies(one -> assertThat(one).matches("[0-9a-f]{64}"));
    }

    @Test
    void anotherServerKnowsWhatOneHasSigned() {
        String signature = aServersKey().sign("words");
        assertThat(aServersKey().hasSigned("words", signature)).isTrue();
        assertThat(aServersKey().hasSigned("other words", signature)).isFalse();
        assertThat(aServersKey().hasSigned("words", signature.replace(signature.charAt(0), 'x')))
                .isFalse();
        assertThat(aServersKey().hasSigned("words", "")).isFalse();
    }

    private static DataSource emptyDatabase() {
        Map<String, Object> settings = TestDatabase.fresh();
        return new DriverManagerDataSource(
                (String) settings.get("spring.datasource.url"),
                (String) settings.get("spring.datasource.username"),
                (String) settings.get("spring.datasource.password"));
    }

    private SharedHmacKey aServersKey() {
        return new SharedHmacKey("some_key", JdbcClient.create(database), new DataSourceTransactionManager(database));
    }
}
