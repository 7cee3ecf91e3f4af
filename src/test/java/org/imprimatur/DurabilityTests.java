package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing acknowledged is lost, whatever address somebody gives their H2 file. */
class DurabilityTests {

    @Test
    void anAddressThatForgetsTheWriteDelayStillWritesAtOnce(@TempDir Path folder) throws Exception {
        String address = "jdbc:h2:file:" + folder.resolve("newsroom");
        try (Connection connection = DriverManager.getConnection(address, "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(writeDelay(statement)).isNotEqualTo("0");
            statement.execute(Files.readString(Path.of("src/main/resources/db/vendor/h2/V3__write_at_once.sql")));
        }
        try (Connection reopened = DriverManager.getConnection(address, "sa", "");
                Statement statement = reopened.createStatement()) {
            assertThat(writeDelay(statement)).isEqualTo("0");
        }
    }

    private static String writeDelay(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery(
                "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")) {
            return setting.next() ? setting.getString(1) : "not set";
        }
    }
}
