package org.imprimatur.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.people.Person;

/**
 * A condition on subjects, as part of a query of another room, that asks all of them at once what {@link TurnPolicy}
 * says of the turns on one.
 *
 * @param parameters by the names they have in the SQL
 */
public record TurnCondition(String sql, Map<String, Object> parameters) {

    private static final String HAS_OR_HAD_OR_MAY_TAKE = """
            exists (select 1 from worklist v
                    where v.subject = %s
                      and (v.closed_by = :turn_person
                           or (v.closed_at is null and (v.assignee = :turn_person or v.assignee is null)))
                      and (v.pool in (:turn_pools)
                           or exists (select 1 from worklist_pool p
                                      where p.pool = v.pool and p.role in (:turn_roles))))
            """;

    /**
     * Whether the person has an open turn on the subject, could take one, or has finished one, in a role they still hold.
     *
     * @param subject an SQL expression for it
     */
    public static TurnCondition hasOrHadOrMayTake(Person person, String subject) {
        // Never empty: a list of nothing is no SQL.
        List<String> roles = new ArrayList<>(List.of("none"));
        person.roles().forEach(role -> roles.add(role.name()));
        return new TurnCondition(
                HAS_OR_HAD_OR_MAY_TAKE.formatted(subject),
                Map.of(
                        "turn_person", person.id().value(),
                        "turn_pools", roles.stream().map(role -> "role:" + role).toList(),
                        "turn_roles", roles));
    }
}
