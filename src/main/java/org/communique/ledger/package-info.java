/**
 * The append-only, tamper-evident record of freezes, decisions and signatures; features hand it entries, and it knows
 * none of them.
 *
 * <p>Every statement has two logs: a public one, which goes out in bundles, and a private one for what must not be
 * inferred from the public one, not even from a gap. {@link org.communique.ledger.Ledger} checks no rights: its callers
 * are the feature services, which have checked theirs before they record a fact. Nothing here is to be called from a
 * view or a controller. The words of the record are listed in {@code docs/ledger.md}.
 */
@ApplicationModule(allowedDependencies = {"erasure", "json", "operator"})
@NullMarked
package org.communique.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
