package org.communique.coalition;

import java.util.List;
import org.communique.coalition.OrganisationOutcome.Invalid;
import org.communique.coalition.OrganisationOutcome.Saved;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes organisations in that other modules' services bring. It checks no rights: its callers have done so. */
@Component
public class Admission {

    private final Organisations organisations;

    Admission(Organisations organisations) {
        this.organisations = organisations;
    }

    public List<Problem> problems(OrganisationData data) {
        return data.problems();
    }

    public OrganisationOutcome admit(OrganisationData data) {
        var problems = data.problems();
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        try {
            return new Saved(organisations.save(data.create(OrganisationId.random())));
        } catch (DuplicateKeyException e) {
            return new Invalid(List.of(Problem.OFFICIAL_NAME_TAKEN));
        }
    }
}
