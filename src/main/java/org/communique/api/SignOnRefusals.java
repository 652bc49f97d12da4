package org.communique.api;

import java.util.Map;
import org.communique.signon.answer.SignOnRefusal;
import org.springframework.http.HttpStatus;

/** What several resources of a sign-on call refuse alike, as problems. */
final class SignOnRefusals {

    private SignOnRefusals() {}

    static ApiException of(SignOnRefusal refusal) {
        return switch (refusal) {
            case SignOnRefusal.NoMandate no ->
                ApiException.forbidden("no-mandate", "You have no valid mandate to sign for this organisation.");
            case SignOnRefusal.NotInvited not ->
                ApiException.forbidden("not-invited", "The organisation is not invited to sign.");
            case SignOnRefusal.OtherText other ->
                ApiException.because(
                        HttpStatus.CONFLICT,
                        "other-text",
                        "The call is for another text. Read it, then sign it.",
                        Map.of("hash", other.called()));
            case SignOnRefusal.CallClosed closed -> ApiException.conflict("call-closed", "The call is closed.");
            case SignOnRefusal.DeadlinePassed passed ->
                ApiException.conflict("deadline-passed", "The deadline passed at " + passed.deadline() + ".");
            case SignOnRefusal.TooManyActs(int limit, var again) ->
                ApiException.tooOften(
                        "too-many-acts",
                        "The organisation has answered %d times within an hour. It can answer again at %s, and withdraw at any time."
                                .formatted(limit, again),
                        again);
            case SignOnRefusal.ActsUsedUp(int limit) ->
                ApiException.conflict(
                        "acts-used-up",
                        "The organisation has answered %d times in this call, as often as is kept. It can still withdraw."
                                .formatted(limit));
            case SignOnRefusal.DayOutOfRange(var last) ->
                ApiException.unprocessable("day", "The day must lie between today and " + last + ".");
        };
    }

    static ApiException callOver() {
        return ApiException.conflict(
                "call-over",
                "The call is closed, its deadline has passed, or the organisation has left the coalition.");
    }
}
