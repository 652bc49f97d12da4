package org.communique.workflow.absence;

import org.communique.id.Id;

public record AbsenceId(String value) implements Id {

    public AbsenceId {
        Id.checked(value);
    }

    static AbsenceId random() {
        return new AbsenceId(Id.random());
    }
}
