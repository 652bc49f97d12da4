package org.communique.treaty.vote;

import org.communique.id.Id;

public record RecordedVoteId(String value) implements Id {

    /** Of the Convention, which comes with the product. */
    public static final RecordedVoteId ADOPTION = new RecordedVoteId("ga-res-79-243");

    public RecordedVoteId {
        Id.checked(value);
    }

    public static RecordedVoteId random() {
        return new RecordedVoteId(Id.random());
    }
}
