package org.communique.signon;

/** What came of {@link SignOnService#withdraw}. */
public sealed interface WithdrawalOutcome permits WithdrawalOutcome.Withdrawn, WithdrawalOutcome.NotSigned, Refusal {

    record Withdrawn() implements WithdrawalOutcome {}

    record NotSigned() implements WithdrawalOutcome {}
}
