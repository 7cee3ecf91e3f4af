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
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Everybody who works, or has worked, in the newsroom. */
@Repository
public class People {

    private static final String SELECT = """
            select p.id, p.slug, p.name, p.email, p.active, r.role
            from person p left join person_role r on r.person_id = p.id
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    People(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    public Optional<Person> find(PersonId id) {
        return one(jdbc.sql(SELECT + "where p.id = ?").param(id.value()).query(PEOPLE));
    }

    /** @throws NoSuchPerson if nobody has this id */
    public Person require(PersonId id) {
        return find(id).orElseThrow(NoSuchPerson::new);
    }

    /**
     * The person as they are now, and as they stay until the transaction ends: whatever is given to them meanwhile is
     * given to somebody whose roles nobody is taking away.
     *
     * @throws NoSuchPerson if nobody has this id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person hold(PersonId id) {
        jdbc.sql("select id from person where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
        return require(id);
    }

    public Optional<Person> byEmail(String email) {
        return one(jdbc.sql(SELECT + "where p.email = ?").param(address(email)).query(PEOPLE));
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

    /** Every role that somebody active holds. */
    public Set<Role> rolesHeld() {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct r.role from person_role r join person p on p.id = r.person_id
                        where p.active = true
                        """).query((row, n) -> new Role(row.getString("role"))).list());
    }

    public List<Person> all() {
        return jdbc.sql(SELECT + "order by p.name, p.id").query(PEOPLE);
    }

    /** Whose name, address or role contains the words, those still here first; everybody if there are no words. */
    public List<PersonRecord> matching(String words) {
        SearchWords wanted = SearchWords.of(words);
        List<Person> found = jdbc.sql(SELECT + "order by p.active desc, p.name, p.id").query(PEOPLE).stream()
                .filter(person -> wanted.areIn(searched(person)))
                .toList();
        Map<PersonId, PersonRecord> records = new LinkedHashMap<>();
        found.forEach(person -> records.put(person.id(), new PersonRecord(person, 0, false, NOTHING_TOLD)));
        jdbc.sql(RECORD).query(row -> {
            records.computeIfPresent(
                    new PersonId(row.getObject("id", UUID.class)), (id, bare) -> record(bare.person(), row));
        });
        return List.copyOf(records.values());
    }

    /** @throws NoSuchPerson if nobody has this id */
    public PersonRecord record(PersonId id) {
        Person person = require(id);
        return jdbc.sql(RECORD + " where id = ?")
                .param(id.value())
                .query((row, n) -> record(person, row))
                .single();
    }

    /**
     * The record, held until the transaction ends, so that of two people changing it at once one is told.
     *
     * @throws NoSuchPerson if nobody has this id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    PersonRecord holdRecord(PersonId id) {
        hold(id);
        return record(id);
    }

    /** @throws NoSuchPerson if nobody has this id */
    public Profile profile(PersonId id) {
        return record(id).profile();
    }

    /** @param sha256 as in {@link Profile#portrait} */
    public Optional<Portrait> portrait(String sha256) {
        return jdbc.sql("select * from portrait where sha256 = ?")
                .param(sha256)
                .query((row, n) ->
                        new Portrait(row.getString("sha256"), row.getString("media_type"), row.getBytes("bytes")))
                .optional();
    }

    /** Adds a person nobody invited, as a character of the demonstration: recorded as something they did themselves. */
    @Transactional
    public void add(Person person) {
        insert(person);
        events.publishEvent(new PersonEvent.Added(person.id(), person.id(), person.name(), person.roles()));
    }

    /** Adds a person who cannot sign in yet: a password comes by invitation. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Person person) {
        jdbc.sql("insert into person (id, slug, name, email, active) values (?, ?, ?, ?, ?)")
                .params(person.id().value(), person.slug(), person.name(), address(person.email()), person.active())
                .update();
        give(person.id(), person.roles());
    }

    /** Writes the record anew; the caller has made sure that nobody else is changing it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void update(Person person, @Nullable String npi) {
        jdbc.sql("update person set name = ?, email = ?, active = ?, npi = ?, version = version + 1 where id = ?")
                .params(
                        person.name(),
                        address(person.email()),
                        person.active(),
                        npi,
                        person.id().value())
                .update();
        jdbc.sql("delete from person_role where person_id = ?")
                .param(person.id().value())
                .update();
        give(person.id(), person.roles());
    }

    /** Whether anybody else who can sign in could let people in again. */
    boolean hasAdministratorBesides(PersonId id) {
        return jdbc.sql("""
                        select count(*) from person p join person_role r on r.person_id = p.id
                        where r.role = ? and p.active = true and p.password is not null and p.id <> ?
                        """)
                        .params(Role.admin().name(), id.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * @param whom may have the address already; null if nobody may
     * @throws EmailTaken if somebody else signs in with it
     */
    void mustBeFree(String email, @Nullable PersonId whom) {
        if (byEmail(email).filter(other -> whom == null || !other.is(whom)).isPresent()) {
            throw new EmailTaken(email);
        }
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from person").query(Long.class).single() == 0;
    }

    static String address(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private void give(PersonId id, Set<Role> roles) {
        for (Role role : roles) {
            jdbc.sql("insert into person_role (person_id, role) values (?, ?)")
                    .params(id.value(), role.name())
                    .update();
        }
    }

    /** A newsroom has no more people than can be looked through without a column for it. */
    private static String searched(Person person) {
        String roles = person.roles().stream().map(Role::name).collect(Collectors.joining(" "));
        return SearchWords.kept(person.name(), person.email(), roles);
    }

    private static Optional<Person> one(List<Person> found) {
        return found.stream().findFirst();
    }

    private static final String RECORD = """
            select id, version, password is not null as has_password, npi, biography, affiliations, specialties, portrait
            from person""";

    private static final Profile NOTHING_TOLD = new Profile("", List.of(), List.of(), null, null);

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !VisibleText.isBlank(line)).toList();
    }

    private static PersonRecord record(Person person, ResultSet row) {
        try {
            return new PersonRecord(
                    person,
                    row.getInt("version"),
                    row.getBoolean("has_password"),
                    new Profile(
                            row.getString("biography"),
                            lines(row.getString("affiliations")),
                            lines(row.getString("specialties")),
                            row.getString("portrait"),
                            row.getString("npi")));
        } catch (SQLException e) {
            throw new IllegalStateException("The person's row could not be read", e);
        }
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
                new PersonId(row.getObject("id", UUID.class)),
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

    /** Two people cannot share an address: it is what they sign in with. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class EmailTaken extends Refusal {

        EmailTaken(String email) {
            super(email);
        }
    }

    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchPerson extends Refusal {}
}
