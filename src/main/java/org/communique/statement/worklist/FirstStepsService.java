package org.communique.statement.worklist;

import java.util.List;
import org.communique.coalition.directory.CoalitionSize;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.coalition.settings.Coalition;
import org.communique.statement.Statement;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What a new coalition does before it can write and sign a first statement. */
@Service
@PreAuthorize("denyAll()")
public class FirstStepsService {

    private static final int FEWEST_ORGANISATIONS = 2;
    private static final int FEWEST_MEMBERS = 3;

    private final MongoOperations mongo;
    private final Coalition coalition;
    private final CoalitionSize size;
    private final CurrentMember currentMember;
    private final SavedWorkFilterStore saved;

    FirstStepsService(
            MongoOperations mongo,
            Coalition coalition,
            CoalitionSize size,
            CurrentMember currentMember,
            SavedWorkFilterStore saved) {
        this.mongo = mongo;
        this.coalition = coalition;
        this.size = size;
        this.currentMember = currentMember;
        this.saved = saved;
    }

    public enum Kind {
        COALITION,
        ORGANISATIONS,
        MEMBERS,
        MANDATES,
        WORKFLOW,
        STATEMENT
    }

    /** @param own whether the current member has the role for it */
    public record FirstStep(Kind kind, boolean done, boolean own) {}

    /** In their order; empty once the member has done all that are theirs, or wants to see them no more. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<FirstStep> steps() {
        boolean administers = currentMember.get().is(Role.ADMINISTRATOR);
        boolean coordinates = currentMember.get().is(Role.COORDINATOR);
        boolean hasStatement = mongo.estimatedCount(Statement.class) > 0;
        var steps = List.of(
                new FirstStep(Kind.COALITION, coalition.isNamed(), administers),
                new FirstStep(Kind.ORGANISATIONS, size.organisations() >= FEWEST_ORGANISATIONS, administers),
                new FirstStep(Kind.MEMBERS, size.members() >= FEWEST_MEMBERS, administers),
                new FirstStep(Kind.MANDATES, size.mandates() > 0, administers),
                // A statement has taken one.
                new FirstStep(Kind.WORKFLOW, hasStatement, coordinates),
                new FirstStep(Kind.STATEMENT, hasStatement, coordinates));
        return steps.stream().noneMatch(step -> step.own() && !step.done())
                        || saved.hasDismissedFirstSteps(currentMember.id())
                ? List.of()
                : steps;
    }

    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public void dismiss() {
        saved.dismissFirstSteps(currentMember.id());
    }
}
