package org.communique.ledger.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** That a tree only grew: its older state is the beginning of its newer one (RFC 6962 §2.1.2). */
public record ConsistencyProof(int oldSize, int newSize, List<Sha256> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the path leads to both roots (RFC 9162 §2.1.4.2). */
    public boolean proves(Sha256 oldRoot, Sha256 newRoot) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(Sha256.of());
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        Deque<Sha256> rest = new ArrayDeque<>(path);
        if (Integer.bitCount(oldSize) == 1) {
            rest.addFirst(oldRoot);
        }
        if (rest.isEmpty()) {
            return false;
        }
        int level = Integer.numberOfTrailingZeros(oldSize);
        int node = (oldSize - 1) >> level;
        int last = (newSize - 1) >> level;
        Sha256 oldHash = rest.removeFirst();
        Sha256 newHash = oldHash;
        for (Sha256 sibling : rest) {
            if (last == 0) {
                return false;
            }
            if (node % 2 == 1 || node == last) {
                oldHash = MerkleTree.nodeHash(sibling, oldHash);
                newHash = MerkleTree.nodeHash(sibling, newHash);
                while (node % 2 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = MerkleTree.nodeHash(newHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
}
