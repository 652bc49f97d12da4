/**
 * Proof that holds offline: canonical JSON, the Merkle tree, signed checkpoints, bundles and their verifier, on nothing
 * but the JDK.
 */
@NamedInterface("proof")
@NullMarked
package org.communique.ledger.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
