package org.communique.amendment.suggestion;

import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.statement.StatementId;

/**
 * A member's fork of a statement's draft, by which string its own draft is known.
 *
 * @param generation it is forked again where what it deletes is rejected, as Yjs brings nothing back
 */
record SuggestionFork(StatementId statement, MemberId author, int generation) {

    private static final Pattern FORM = Pattern.compile("([^~]+)~suggests~([^~]+)~([1-9][0-9]{0,8})");

    static Optional<SuggestionFork> of(DraftId draft) {
        var matcher = FORM.matcher(draft.value());
        return matcher.matches()
                ? Optional.of(new SuggestionFork(
                        new StatementId(matcher.group(1)),
                        new MemberId(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    DraftId draft() {
        return new DraftId(statement.value() + "~suggests~" + author.value() + "~" + generation);
    }

    DraftId origin() {
        return new DraftId(statement.value());
    }
}
