package org.communique.ledger.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a log still is what a receipt once showed of it. */
final class ReceiptVerifier {

    private final Receipt receipt;
    private final VerificationFindings verificationFindings;

    ReceiptVerifier(Receipt receipt, VerificationFindings verificationFindings) {
        this.receipt = receipt;
        this.verificationFindings = verificationFindings;
    }

    /** Checks the receipt on its own, then against the log's entries as they are now. */
    void check(KeyChain keys, Checkpoint now, List<byte[]> entries) {
        Checkpoint then = verificationFindings.read("receipt", () -> checkpoint(keys));
        if (then == null) {
            return;
        }
        if (!new InclusionProof(receipt.index(), then.size(), receipt.path()).proves(receipt.leafHash(), then.root())) {
            verificationFindings.altered("receipt: its entry is not in the log that its checkpoint seals");
            return;
        }
        verificationFindings.valid("receipt: entry " + receipt.index() + " of " + then.origin() + " was on record at "
                + then.size() + " entries: " + receipt.entry());
        verificationFindings.read("receipt", this::checkOpenings);
        compare(then, now, entries);
    }

    private Checkpoint checkpoint(KeyChain keys) {
        SignedNote note = SignedNote.parse(receipt.checkpoint());
        if (keys.keys().stream().noneMatch(note::isSignedBy)) {
            throw new MalformedException("its checkpoint is signed by none of the bundle's keys");
        }
        return Checkpoint.parse(note.text());
    }

    private @Nullable Void checkOpenings() {
        Set<Object> sealed = new HashSet<>();
        if (CanonicalJson.read(receipt.entry()) instanceof Map<?, ?> entry) {
            sealed.addAll(entry.values());
        }
        for (Opening opening : receipt.openings()) {
            if (!sealed.contains(opening.commitment())) {
                throw new MalformedException("an opening of nothing that the entry seals");
            }
            verificationFindings.valid("receipt: the entry seals " + CanonicalJson.write(opening.facts()));
        }
        return null;
    }

    private void compare(Checkpoint then, Checkpoint now, List<byte[]> entries) {
        if (!then.origin().equals(now.origin())) {
            verificationFindings.altered("receipt: it is of another log, " + then.origin());
        } else if (entries.size() < then.size()) {
            verificationFindings.incomplete("receipt: the bundle is older than it; get the bundle again");
        } else if (!root(entries, then.size()).equals(then.root())) {
            verificationFindings.altered("receipt: THE LOG WAS REBUILT. Its first " + then.size()
                    + " entries are not those that it had when the receipt was made"
                    + (isStillThere(entries) ? "" : ", and entry " + receipt.index() + " is another one"));
        } else {
            verificationFindings.valid(
                    "receipt: the log in the bundle continues the one that the receipt was made from");
        }
    }

    private boolean isStillThere(List<byte[]> entries) {
        return receipt.index() < entries.size()
                && MerkleTree.leafHash(entries.get(receipt.index())).equals(receipt.leafHash());
    }

    private static Sha256 root(List<byte[]> entries, int size) {
        MerkleTree tree = new MerkleTree();
        entries.subList(0, size).forEach(line -> tree.append(MerkleTree.leafHash(line)));
        return tree.root();
    }
}
