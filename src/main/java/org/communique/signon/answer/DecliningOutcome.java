package org.communique.signon.answer;

/** The outcome of {@link SignOnService#decline}. */
public sealed interface DecliningOutcome
        permits DecliningOutcome.Declined, SigningOutcome.AlreadySigned, SignOnRefusal {

    record Declined() implements DecliningOutcome {}
}
