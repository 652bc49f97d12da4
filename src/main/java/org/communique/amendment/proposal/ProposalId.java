package org.communique.amendment.proposal;

import java.util.List;
import java.util.regex.Pattern;
import org.communique.amendment.RoundId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.collab.DraftId;
import org.communique.id.Id;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's numbered copy of a round's text; its string is {@code <round>~<organisation>~<number>}, by which its draft is known,
 * too. That of a copy with an amendment is {@code <round>~<organisation>~<target>~<number>}: copies with one string begin with one text.
 */
public record ProposalId(String value) implements Id {

    private static final Pattern FORM =
            Pattern.compile("[^~.]+\\.[1-9][0-9]{0,3}~[^~]+~(?:" + ProposalTarget.FORM + "~)?[1-9][0-9]{0,3}");

    public ProposalId {
        Id.checked(value);
        if (!isForm(value)) {
            throw new IllegalArgumentException("not a proposal");
        }
    }

    static boolean isForm(String value) {
        return FORM.matcher(value).matches();
    }

    static ProposalId of(RoundId round, OrganisationId organisation, @Nullable ProposalTarget target, int number) {
        return new ProposalId(round.value() + "~" + organisation.value() + "~"
                + (target == null ? "" : target.value() + "~") + number);
    }

    private List<String> parts() {
        return List.of(value.split("~", -1));
    }

    public RoundId round() {
        return new RoundId(parts().getFirst());
    }

    public StatementId statement() {
        return round().statement();
    }

    public OrganisationId organisation() {
        return new OrganisationId(parts().get(1));
    }

    /** Null for a copy of the round's text as it is. */
    public @Nullable ProposalTarget target() {
        var parts = parts();
        return parts.size() == 4 ? ProposalTarget.of(parts.get(2)) : null;
    }

    int number() {
        return Integer.parseInt(parts().getLast());
    }

    public DraftId draft() {
        return new DraftId(value);
    }
}
