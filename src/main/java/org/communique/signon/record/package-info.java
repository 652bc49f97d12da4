/** What goes on record of a call: ledger entries, receipts, activity, and the erasure of names. */
@NamedInterface("record")
@NullMarked
package org.communique.signon.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
