package org.imprimatur.people;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of clinicians' credentials. */
@Repository
public class Credentials {

    private final JdbcClient jdbc;

    Credentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Credential> of(PersonId holder) {
        return jdbc.sql("select * from credential where person_id = ? order by issued desc, id")
                .param(holder.value())
                .query((row, n) -> credential(row))
                .list();
    }

    /** The credential to sign with on that day; the most recently issued if several are in force. */
    public Optional<Credential> inForce(PersonId holder, LocalDate day) {
        return of(holder).stream()
                .filter(credential -> credential.isInForceOn(day))
                .findFirst();
    }

    public void add(Credential credential) {
        jdbc.sql("""
                        insert into credential (id, person_id, type, issuer, number, jurisdiction, issued, expires,
                                                verified_by, verified_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        credential.id(),
                        credential.holder().value(),
                        credential.type(),
                        credential.issuer(),
                        credential.number(),
                        credential.jurisdiction(),
                        credential.issued(),
                        credential.expires(),
                        credential.verifiedBy() == null
                                ? null
                                : credential.verifiedBy().value(),
                        credential.verifiedOn())
                .update();
    }

    private static Credential credential(ResultSet row) throws SQLException {
        UUID verifiedBy = row.getObject("verified_by", UUID.class);
        return new Credential(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("type"),
                row.getString("issuer"),
                row.getString("number"),
                row.getString("jurisdiction"),
                row.getObject("issued", LocalDate.class),
                day(row.getDate("expires")),
                verifiedBy == null ? null : new PersonId(verifiedBy),
                day(row.getDate("verified_on")));
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
