package org.communique.ledger.proof;

import java.util.List;

/** The audit path from one leaf to the root (RFC 6962 §2.1.1). */
public record InclusionProof(int index, int size, List<Sha256> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the path leads from the leaf to the root (RFC 9162 §2.1.3.2). */
    public boolean proves(Sha256 leafHash, Sha256 root) {
        if (index < 0 || index >= size) {
            return false;
        }
        int node = index;
        int last = size - 1;
        Sha256 hash = leafHash;
        for (Sha256 sibling : path) {
            if (last == 0) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                hash = MerkleTree.nodeHash(sibling, hash);
                while (node % 2 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
