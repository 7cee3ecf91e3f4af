package org.imprimatur.worklist;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words a turn for people, as a colleague would speak of it: what is asked, of whom, and why of them. */
@Component
public class TurnMessages {

    private final MessageSource words;
    private final People people;

    TurnMessages(MessageSource words, People people) {
        this.words = words;
        this.people = people;
    }

    /** Everybody the turns speak of, read at once. */
    public Names names(Collection<Turn> turns) {
        Set<PersonId> ids = new LinkedHashSet<>();
        turns.forEach(turn -> Stream.of(
                        turn.assignee(),
                        turn.assignment().givenBy(),
                        turn.from(),
                        turn.vacancy() == null ? null : turn.vacancy().by())
                .filter(id -> id != null)
                .forEach(ids::add));
        return new Names(people.named(ids));
    }

    /** "Review and sign"; a stage the newsroom added is called as its diagram calls it. */
    public String ask(Turn turn) {
        return say("worklist.ask." + turn.workKey(), turn.step());
    }

    /** "medical reviewers", "everyone in legal". */
    public String pool(Turn turn) {
        List<String> roles = turn.candidates().stream()
                .sorted()
                .map(role -> say("worklist.pool." + role, say("worklist.pool", "", role.words())))
                .toList();
        return roles.isEmpty() ? say("worklist.pool.nobody", "") : String.join(say("worklist.pool.and", " "), roles);
    }

    /** Who has it: a name, or the pool. */
    public String holder(Turn turn, Names names) {
        return turn.assignee() == null ? pool(turn) : names.of(turn.assignee());
    }

    /** "you were named by Demo Publisher", "it lies with all medical reviewers". */
    public String why(Turn turn, Person me, Names names) {
        PersonId assignee = turn.assignee();
        if (assignee == null) {
            Vacancy vacancy = turn.vacancy();
            return vacancy == null
                    ? say("worklist.why.pool", "", pool(turn))
                    : say("worklist.why.pool." + vacancy.why().word(), "", pool(turn), names.of(vacancy.by()));
        }
        PersonId givenBy = turn.assignment().givenBy();
        if (!me.is(assignee)) {
            return givenBy == null || givenBy.equals(assignee)
                    ? say("worklist.why.theirs", "", names.of(assignee))
                    : say("worklist.why.theirs.named", "", names.of(assignee), names.of(givenBy));
        }
        if (givenBy != null) {
            return me.is(givenBy) ? say("worklist.why.taken", "") : say("worklist.why.named", "", names.of(givenBy));
        }
        PersonId from = turn.from();
        return from == null || me.is(from)
                ? say("worklist.why.begun", "")
                : say("worklist.why.handed", "", names.of(from));
    }

    /** Topics are kept as the newsroom wrote them, and begin a line here. */
    public String topic(Turn turn) {
        return topic(turn.topic());
    }

    public String topic(String topic) {
        String text = topic.replace('-', ' ').replace('_', ' ');
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(LocaleContextHolder.getLocale()) + text.substring(1);
    }

    public String say(String key, String otherwise, Object... arguments) {
        String said = words.getMessage(key, arguments, otherwise, LocaleContextHolder.getLocale());
        return said == null ? otherwise : said;
    }

    /** The address of the page about what the turn is about. */
    public static String overview(Turn turn) {
        return switch (turn.subject().kind()) {
            case ARTICLE -> "/desk/articles/" + turn.subject().id();
            case REPORT -> "/desk/reports/" + turn.number();
            default -> "/desk";
        };
    }

    public record Names(Map<PersonId, Person> people) {

        public String of(@Nullable PersonId id) {
            Person person = id == null ? null : people.get(id);
            return person == null ? "" : person.name();
        }
    }
}
