package org.communique.statement.api;

import org.communique.api.ApiException;
import org.communique.statement.access.GrantProblem;
import org.communique.statement.draft.TextRefusal;

/** What statements and their texts are refused for, as problems. */
public final class StatementRefusals {

    private StatementRefusals() {}

    static ApiException of(GrantProblem problem) {
        return switch (problem) {
            case GrantProblem.TooMany(int limit) ->
                ApiException.unprocessable(
                        "too-many-grants",
                        "A statement can have %,d grants. Give access to organisations instead of their members."
                                .formatted(limit));
            case GrantProblem.Unknown _ -> ApiException.unknown("member-or-organisation");
        };
    }

    public static ApiException of(TextRefusal refusal) {
        return switch (refusal) {
            case TOO_LARGE ->
                ApiException.unprocessable(
                        "too-large",
                        "The text is too large: with the signs of its formatting it may have 2,000,000 characters, and"
                                + " 50,000 paragraphs, list items, table rows and cells, 5,000 footnotes, and tables of"
                                + " 100 columns.");
            case TOO_DEEP ->
                ApiException.unprocessable(
                        "too-deep", "Lists, quotes and tables may be inside each other 32 times at most.");
        };
    }
}
