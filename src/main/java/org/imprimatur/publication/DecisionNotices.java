package org.imprimatur.publication;

import java.util.List;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.review.QuestionedSignatures;
import org.imprimatur.worklist.DeskNotice;
import org.imprimatur.worklist.DeskNoticeProvider;
import org.springframework.stereotype.Component;

/** Tells publishers on their desk of live texts that wait for a decision about a signature. */
@Component
class DecisionNotices implements DeskNoticeProvider {

    private final QuestionedSignatures questioned;
    private final Messages messages;

    DecisionNotices(QuestionedSignatures questioned, Messages messages) {
        this.questioned = questioned;
        this.messages = messages;
    }

    @Override
    public List<DeskNotice> noticesFor(Person person) {
        return person.holds(Role.publisher())
                ? questioned.pending().stream().map(this::notice).toList()
                : List.of();
    }

    private DeskNotice notice(QuestionedSignatures.Pending pending) {
        return new DeskNotice(
                messages.say(
                        "publication.question.desk",
                        pending.holder(),
                        pending.outOfUse().type()),
                messages.say("publication.question.desk.words", pending.texts()),
                "/desk/credentials/" + pending.outOfUse().credential() + "/texts",
                messages.say("publication.question.desk.button"));
    }
}
