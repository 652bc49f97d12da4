package org.communique.signon;

/** What came of {@link SignOnService#decline}. */
public sealed interface DecliningOutcome permits DecliningOutcome.Declined, SigningOutcome.AlreadySigned, Refusal {

    record Declined() implements DecliningOutcome {}
}
