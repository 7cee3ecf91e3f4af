package org.imprimatur.breach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** Every way past the newsroom's clock, each by itself. */
public final class OwnTime {

    /** What the server may not do. */
    public static final List<Class<?>> OF_THE_MACHINE = List.of(
            Moment.class,
            Reference.class,
            Millis.class,
            Now.class,
            AtAnOffset.class,
            OtherClock.class,
            Source.class,
            ThroughTheMachine.class,
            FromARow.class,
            Today.class,
            Elsewhere.class,
            Month.class,
            Zone.class,
            Inherited.class,
            Written.class,
            Old.class);

    /** What the tests may not do either. */
    public static final List<Class<?>> DAYS_OF_THE_MACHINE =
            List.of(Today.class, Elsewhere.class, Month.class, Zone.class, Inherited.class, Written.class, Old.class);

    private OwnTime() {}

    static class Moment {
        Instant now() {
            return Instant.now();
        }
    }

    static class Reference {
        Supplier<Instant> now = Instant::now;
    }

    static class Millis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    static class Now {
        Date now() {
            return new Date();
        }
    }

    static class AtAnOffset {
        OffsetDateTime now() {
            return OffsetDateTime.now(ZoneOffset.UTC);
        }
    }

    static class OtherClock {
        Clock clock = Clock.systemUTC();
    }

    static class Source {
        InstantSource clock = InstantSource.system();
    }

    static class ThroughTheMachine {
        LocalDate day(Timestamp time) {
            return time.toLocalDateTime().toLocalDate();
        }
    }

    static class FromARow {
        Object day(ResultSet row) throws SQLException {
            return row.getDate("expires");
        }
    }

    static class Today {
        LocalDate today() {
            return LocalDate.now();
        }
    }

    static class Elsewhere {
        ZonedDateTime now() {
            return ZonedDateTime.now(ZoneId.of("Europe/Berlin"));
        }
    }

    static class Month {
        Supplier<YearMonth> now = YearMonth::now;
    }

    static class Zone {
        ZoneId zone() {
            return ZoneId.systemDefault();
        }
    }

    static class Inherited {
        ZoneId zone() {
            return ZoneOffset.systemDefault();
        }
    }

    static class Written {
        String day(Date at) {
            return new SimpleDateFormat("yyyy-MM-dd").format(at);
        }
    }

    static class Old {
        Calendar now() {
            return Calendar.getInstance();
        }
    }

    /** No breach at all. */
    public static class AsItShouldBe {
        LocalDate today(Clock clock) {
            return LocalDate.now(clock);
        }

        Date at(Clock clock) {
            return Date.from(clock.instant());
        }
    }
}
