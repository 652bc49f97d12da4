package org.communique.amendment.proposal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.RoundId;

/**
 * The amendment whose text a copy begins with; its string is {@code <purpose>-<number>-<revision>}.
 *
 * @param revision how often that amendment's text had been changed then
 */
public record ProposalTarget(Purpose purpose, int number, int revision) {

    static final String FORM = "(?:revision|alternative|wording)-[1-9][0-9]{0,5}-[0-9]{1,3}";

    private static final Pattern PARTS = Pattern.compile("([a-z]+)-([0-9]+)-([0-9]+)");

    /** What the copy is for. */
    public enum Purpose {
        /** The organisation changes the text of its amendment. */
        REVISION,
        /** Another organisation amends the amendment. */
        ALTERNATIVE,
        /** Those who write the draft accept the amendment with other words. */
        WORDING
    }

    static ProposalTarget of(String value) {
        Matcher parts = PARTS.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a target");
        }
        return new ProposalTarget(
                Purpose.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
    }

    String value() {
        return purpose.name().toLowerCase(Locale.ROOT) + "-" + number + "-" + revision;
    }

    public AmendmentId amendment(RoundId round) {
        return AmendmentId.of(round.statement(), number);
    }
}
