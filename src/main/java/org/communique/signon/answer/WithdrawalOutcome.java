package org.communique.signon.answer;

import org.communique.refusal.Refusal;

/** The outcome of {@link SignOnService#withdraw}. */
public sealed interface WithdrawalOutcome
        permits WithdrawalOutcome.Withdrawn, WithdrawalOutcome.NotSigned, SignOnRefusal {

    record Withdrawn() implements WithdrawalOutcome {}

    record NotSigned() implements WithdrawalOutcome, RecordingOutcome, Refusal {}
}
