package org.communique.treaty.instrument;

import org.communique.id.Id;

public record InstrumentId(String value) implements Id {

    /** The United Nations Convention against Cybercrime. */
    public static final InstrumentId CYBERCRIME = new InstrumentId("un-cybercrime");

    public InstrumentId {
        Id.checked(value);
    }

    public static InstrumentId random() {
        return new InstrumentId(Id.random());
    }
}
