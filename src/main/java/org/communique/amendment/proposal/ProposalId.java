package org.communique.amendment.proposal;

import java.util.regex.Pattern;
import org.communique.amendment.RoundId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.collab.DraftId;
import org.communique.id.Id;
import org.communique.statement.StatementId;

/**
 * An organisation's numbered copy of a round's text; its string is {@code <round>~<organisation>~<number>}, by which its draft is known,
 * too.
 */
public record ProposalId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^~.]+\\.[1-9][0-9]{0,3}~[^~]+~[1-9][0-9]{0,3}");

    public ProposalId {
        Id.checked(value);
        if (!isForm(value)) {
            throw new IllegalArgumentException("not a proposal");
        }
    }

    static boolean isForm(String value) {
        return FORM.matcher(value).matches();
    }

    static ProposalId of(RoundId round, OrganisationId organisation, int number) {
        return new ProposalId(round.value() + "~" + organisation.value() + "~" + number);
    }

    private String part(int index) {
        return value.split("~", -1)[index];
    }

    public RoundId round() {
        return new RoundId(part(0));
    }

    public StatementId statement() {
        return round().statement();
    }

    public OrganisationId organisation() {
        return new OrganisationId(part(1));
    }

    int number() {
        return Integer.parseInt(part(2));
    }

    public DraftId draft() {
        return new DraftId(value);
    }
}
