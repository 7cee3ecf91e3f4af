package org.imprimatur.workflow.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which processes are under way, by version and by step, from the engine's tables. */
@Repository
public class RunningProcessesReadModel {

    public static final int PAGE = 50;

    private final JdbcClient jdbc;

    RunningProcessesReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subject what it is about, as its caller if it does not say; null if nobody knows */
    public record Line(String process, @Nullable Subject subject) {}

    /** @param next the process after which the following page begins, null if there is none */
    public record Page(List<Line> lines, @Nullable String next) {}

    /** How many are under way in each version that has any, by the version's id. */
    Map<String, Integer> byVersion() {
        return counts("select proc_def_id_ as what, count(*) as found from act_ru_execution"
                + " where parent_id_ is null group by proc_def_id_");
    }

    /** How many stand at each element of a version. */
    Map<String, Integer> byStep(String version) {
        return counts(
                "select act_id_ as what, count(distinct proc_inst_id_) as found from act_ru_execution"
                        + " where proc_def_id_ = ? and act_id_ is not null group by act_id_ order by act_id_",
                version);
    }

    /**
     * Those under way in a version, in the order of their ids.
     *
     * @param step  only those that stand there, null for all
     * @param after the process the page comes after, null for the first page
     */
    public Page page(String version, @Nullable String step, @Nullable String after) {
        List<Line> found = lines(version, step, after, PAGE + 1);
        return found.size() <= PAGE
                ? new Page(found, null)
                : new Page(found.subList(0, PAGE), found.get(PAGE - 1).process());
    }

    public List<Line> lines(String version, @Nullable String step, @Nullable String after, int most) {
        StringBuilder sql = new StringBuilder("""
                select i.id_ as process, coalesce(i.business_key_, c.business_key_) as subject
                from act_ru_execution i left join act_ru_execution c on c.id_ = i.root_proc_inst_id_
                where i.proc_def_id_ = ? and i.parent_id_ is null
                """);
        List<Object> params = new ArrayList<>(List.of(version));
        if (step != null) {
            sql.append(
                    " and exists (select 1 from act_ru_execution s where s.proc_inst_id_ = i.id_ and s.act_id_ = ?)");
            params.add(step);
        }
        if (after != null) {
            sql.append(" and i.id_ > ?");
            params.add(after);
        }
        sql.append(" order by i.id_ fetch first ").append(most).append(" rows only");
        return jdbc.sql(sql.toString())
                .params(params)
                .query((row, n) -> new Line(row.getString("process"), subject(row.getString("subject"))))
                .list();
    }

    private static @Nullable Subject subject(@Nullable String key) {
        return key == null ? null : Subject.of(key);
    }

    /** At which elements of its diagram each of these processes stands. */
    public Map<String, Set<String>> places(Collection<String> processes) {
        Map<String, Set<String>> places = new HashMap<>();
        if (!processes.isEmpty()) {
            jdbc.sql("select proc_inst_id_, act_id_ from act_ru_execution"
                            + " where proc_inst_id_ in (:processes) and act_id_ is not null order by act_id_")
                    .param("processes", processes)
                    .query(row -> {
                        places.computeIfAbsent(row.getString("proc_inst_id_"), none -> new LinkedHashSet<>())
                                .add(row.getString("act_id_"));
                    });
        }
        return places;
    }

    private Map<String, Integer> counts(String sql, Object... params) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql(sql).params(params).query(row -> {
            counts.put(row.getString("what"), row.getInt("found"));
        });
        return counts;
    }
}
