package org.communique.ledger.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * An append-only Merkle tree (RFC 6962 §2.1). It keeps the hash of every complete subtree, so that an append costs one
 * hash on average and a root or proof of any earlier size a logarithmic number. Not safe for threads.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** {@code levels.get(k).get(i)} is the hash of the leaves from {@code i << k}, {@code 1 << k} of them. */
    private final List<List<Sha256>> levels = new ArrayList<>();

    public static Sha256 leafHash(byte[] content) {
        return Sha256.of(LEAF, content);
    }

    static Sha256 nodeHash(Sha256 left, Sha256 right) {
        return Sha256.of(NODE, left.bytes(), right.bytes());
    }

    public void append(Sha256 leafHash) {
        Sha256 complete = leafHash;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<Sha256> row = levels.get(level);
            row.add(complete);
            if (row.size() % 2 == 1) {
                return;
            }
            complete = nodeHash(row.get(row.size() - 2), row.getLast());
        }
    }

    public int size() {
        return levels.isEmpty() ? 0 : levels.getFirst().size();
    }

    public Sha256 root() {
        return root(size());
    }

    /** The root when the tree had its first {@code size} leaves. */
    public Sha256 root(int size) {
        requireWithin(size, size());
        return size == 0 ? Sha256.of() : hash(0, size);
    }

    /** That the leaf at {@code index} is in the tree of {@code size} leaves. */
    public InclusionProof inclusion(int index, int size) {
        requireWithin(size, size());
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("Leaf " + index + " of " + size);
        }
        List<Sha256> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** That the tree of {@code newSize} leaves starts with all those of the tree of {@code oldSize}. */
    public ConsistencyProof consistency(int oldSize, int newSize) {
        requireWithin(newSize, size());
        requireWithin(oldSize, newSize);
        List<Sha256> path = new ArrayList<>();
        if (oldSize > 0) {
            consistency(oldSize, 0, newSize, true, path);
        }
        return new ConsistencyProof(oldSize, newSize, path);
    }

    /** MTH of the leaves from {@code from} to {@code to}; {@code from} is always where a subtree of that length starts. */
    private Sha256 hash(int from, int to) {
        int length = to - from;
        if (Integer.bitCount(length) == 1) {
            int level = Integer.numberOfTrailingZeros(length);
            return levels.get(level).get(from >> level);
        }
        int middle = from + split(length);
        return nodeHash(hash(from, middle), hash(middle, to));
    }

    /** PATH of RFC 6962 §2.1.1. */
    private void inclusion(int index, int from, int to, List<Sha256> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** SUBPROOF of RFC 6962 §2.1.2; {@code known} while the verifier has the old root for this very subtree. */
    private void consistency(int oldEnd, int from, int to, boolean known, List<Sha256> path) {
        if (oldEnd == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        int middle = from + split(to - from);
        if (oldEnd <= middle) {
            consistency(oldEnd, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            consistency(oldEnd, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    /** The largest power of two below {@code length}, which is at least 2. */
    private static int split(int length) {
        return Integer.highestOneBit(length - 1);
    }

    private static void requireWithin(int size, int limit) {
        if (size < 0 || size > limit) {
            throw new IndexOutOfBoundsException("Size " + size + " of a tree of " + limit);
        }
    }
}
