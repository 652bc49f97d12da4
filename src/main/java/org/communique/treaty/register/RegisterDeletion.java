package org.communique.treaty.register;

import org.communique.refusal.Refusal;

/** The outcome of deleting an instrument or an edition. */
public sealed interface RegisterDeletion {

    record Deleted() implements RegisterDeletion {}

    /** It was changed or deleted since it was read. */
    record ChangedMeanwhile() implements RegisterDeletion, Refusal {}

    /** It comes with the product. */
    record BuiltIn() implements RegisterDeletion, Refusal {}

    /** Something refers to it: an instrument's editions, or positions, asks, votes, requests, texts and what States did. */
    record InUse() implements RegisterDeletion, Refusal {}
}
