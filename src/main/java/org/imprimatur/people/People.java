package org.imprimatur.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who works, or has worked, in the newsroom. */
@Repository
public class People {

    private static final String SELECT = """
            select p.id, p.slug, p.name, p.email, p.active, r.role
            from person p left join person_role r on r.person_id = p.id
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Person> find(PersonId id) {
        return one(jdbc.sql(SELECT + "where p.id = ?").param(id.value()).query(PEOPLE));
    }

    /** @throws NoSuchPerson if nobody has this id */
    public Person require(PersonId id) {
        return find(id).orElseThrow(NoSuchPerson::new);
    }

    public Optional<Person> byEmail(String email) {
        return one(jdbc.sql(SELECT + "where p.email = ?")
                .param(email.strip().toLowerCase(Locale.ROOT))
                .query(PEOPLE));
    }

    public Optional<Person> bySlug(String slug) {
        return one(jdbc.sql(SELECT + "where p.slug = ?").param(slug).query(PEOPLE));
    }

    /** Those of them who are known. */
    public Map<PersonId, Person> named(Set<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<PersonId, Person> named = new LinkedHashMap<>();
        jdbc.sql(SELECT + "where p.id in (:ids)")
                .param("ids", ids.stream().map(PersonId::value).toList())
                .query(PEOPLE)
                .forEach(person -> named.put(person.id(), person));
        return named;
    }

    /** Active people holding the role, by name. */
    public List<Person> holding(Role role) {
        return jdbc.sql(SELECT + """
                                where p.active = true
                                  and exists (select 1 from person_role h where h.person_id = p.id and h.role = ?)
                                order by p.name, p.id
                                """).param(role.name()).query(PEOPLE);
    }

    public List<Person> all() {
        return jdbc.sql(SELECT + "order by p.name, p.id").query(PEOPLE);
    }

    /** Adds a person who cannot sign in yet: a password comes by invitation. */
    @Transactional
    public void add(Person person) {
        jdbc.sql("insert into person (id, slug, name, email, active) values (?, ?, ?, ?, ?)")
                .params(
                        person.id().value(),
                        person.slug(),
                        person.name(),
                        person.email().toLowerCase(Locale.ROOT),
                        person.active())
                .update();
        give(person.id(), person.roles());
    }

    private void give(PersonId id, Set<Role> roles) {
        for (Role role : roles) {
            jdbc.sql("insert into person_role (person_id, role) values (?, ?)")
                    .params(id.value(), role.name())
                    .update();
        }
    }

    private static Optional<Person> one(List<Person> found) {
        return found.stream().findFirst();
    }

    private static final ResultSetExtractor<List<Person>> PEOPLE = rows -> {
        Map<PersonId, Person> people = new LinkedHashMap<>();
        while (rows.next()) {
            Person person = person(rows);
            people.merge(person.id(), person, People::withRolesOf);
        }
        return List.copyOf(people.values());
    };

    private static Person person(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new Person(
                new PersonId(row.getObject("id", java.util.UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                row.getString("email"),
                role == null ? Set.of() : Set.of(new Role(role)),
                row.getBoolean("active"));
    }

    private static Person withRolesOf(Person person, Person other) {
        Set<Role> roles = new TreeSet<>(person.roles());
        roles.addAll(other.roles());
        return new Person(person.id(), person.slug(), person.name(), person.email(), roles, person.active());
    }
}
